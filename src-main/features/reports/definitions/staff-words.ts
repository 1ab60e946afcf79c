// Official words of the staff's codes, as the forms print them.
import type { ClaimState } from '#shared/features/awards/awards.model.ts'
import type {
  ContractKind,
  Education,
  EmploymentForm,
  SocialInsurance,
} from '#shared/features/staff-files/staff-files.model.ts'
import type { TrainingCategory, TrainingMode } from '#shared/features/training/training.model.ts'

export const EDUCATION_WORDS: Readonly<Record<Education, string>> = {
  primary: '小学',
  'junior-middle': '初中',
  'senior-middle': '高中',
  'secondary-vocational': '中职、技校',
  'senior-skilled': '高级工班、预备技师班',
  'junior-college': '大专',
  bachelor: '本科',
  graduate: '研究生',
}
export const EMPLOYMENT_WORDS: Readonly<Record<EmploymentForm, string>> = {
  establishment: '在编',
  contract: '合同',
  'labour-service': '劳务',
  volunteer: '志愿',
}
export const INSURANCE_WORDS: Readonly<Record<SocialInsurance, string>> = {
  insured: '已参保',
  uninsured: '未参保',
  exempt: '无须参保',
}
export const CONTRACT_WORDS: Readonly<Record<ContractKind, string>> = {
  'fixed-term': '固定期限劳动合同',
  'open-ended': '无固定期限劳动合同',
  'labour-service': '劳务协议',
  'public-employment': '聘用合同',
  volunteer: '志愿服务协议',
}
export const SKILL_WORDS: Readonly<Record<number, string>> = {
  1: '一级/高级技师',
  2: '二级/技师',
  3: '三级/高级工',
  4: '四级/中级工',
  5: '五级/初级工',
}
export const TRAINING_WORDS: Readonly<Record<TrainingCategory, string>> = {
  'pre-job': '岗前',
  skills: '在岗技能',
  'fire-safety': '消防安全',
  'emergency-drill': '应急演练',
  'food-safety': '食品安全',
  'infection-control': '院感/传染病',
  ethics: '职业道德',
  law: '法律法规',
  'first-aid': '急救',
  'dementia-care': '认知症照护',
  'information-security': '信息安全',
}
export const MODE_WORDS: Readonly<Record<TrainingMode, string>> = {
  'on-site': '线下',
  online: '线上',
  both: '线上线下',
}
export const CLAIM_WORDS: Readonly<Record<ClaimState, string>> = {
  applied: '已申报',
  approved: '审核通过',
  paid: '已发放',
  refused: '不予发放',
}

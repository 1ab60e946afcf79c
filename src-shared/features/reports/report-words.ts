// The words the forms print for the codes that reports count. Must never hold a default: a code that is not known stays unknown.
import type { BedCareType, BedStayMode } from '../beds/beds.model.ts'
import type { Meal } from '../food-samples/food-samples.model.ts'
import type { IncidentKind, NoticeWay, ReportForm, ReportTo, Severity } from '../incidents/incidents.model.ts'
import type { ReferralDirection } from '../referrals/referrals.model.ts'
import type { DischargeReason, FundingCategory, LeaveKind, Sex } from '../residents/residents.model.ts'
import type { RiskAssessmentKind, RiskLevel } from '../risks/risks.model.ts'
import type { StaffPost } from '../staff/staff.contract.ts'
import type { ShiftName } from '../stations/stations.contract.ts'

/** 性别. */
export const SEX_WORDS: Readonly<Record<Sex, string>> = { male: '男', female: '女' }

/** 床位类型 and 托养方式. */
export const BED_CARE_TYPE_WORDS: Readonly<Record<BedCareType, string>> = { nursing: '护理型', ordinary: '普通' }
export const BED_STAY_MODE_WORDS: Readonly<Record<BedStayMode, string>> = { 'full-time': '全托', 'day-care': '日托' }

/** 供养类别, in the order of the monthly report. */
export const CATEGORY_WORDS: Readonly<Record<FundingCategory, string>> = {
  'extreme-hardship': '特困',
  'minimum-living': '低保',
  'near-minimum-living': '低保边缘',
  'special-care': '优抚',
  'self-paying': '自费',
}

/** 退住原因. */
export const DISCHARGE_WORDS: Readonly<Record<DischargeReason, string>> = {
  home: '回家',
  hospital: '转院',
  'other-facility': '转机构',
  death: '死亡',
  other: '其他',
}

/** 状态 of somebody who is away but keeps the bed. */
export const LEAVE_WORDS: Readonly<Record<LeaveKind, string>> = { leave: '请假', hospital: '住院' }

/** The nine risks of GB 38600-2019, 其他 and 投诉. */
export const INCIDENT_WORDS: Readonly<Record<IncidentKind, string>> = {
  choking: '噎食',
  'mis-ingestion': '食品药品误食',
  'pressure-injury': '压疮',
  scald: '烫伤',
  'fall-from-bed': '坠床',
  fall: '跌倒',
  harm: '他伤和自伤',
  elopement: '走失',
  'activity-accident': '文娱活动意外',
  other: '其他',
  complaint: '投诉',
}

/** 后果等级. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  minor: '轻微',
  moderate: '一般',
  severe: '严重',
  death: '死亡',
}
/** 上报对象 and 方式, 告知方式. */
export const REPORT_TO_WORDS: Readonly<Record<ReportTo, string>> = {
  head: '机构负责人',
  'civil-affairs': '民政部门',
  'fire-brigade': '消防救援机构',
  health: '卫生健康部门',
}
export const REPORT_FORM_WORDS: Readonly<Record<ReportForm, string>> = { verbal: '口头', written: '书面' }
export const NOTICE_WAY_WORDS: Readonly<Record<NoticeWay, string>> = {
  phone: '电话',
  'in-person': '当面',
  wechat: '微信',
  'text-message': '短信',
  letter: '书面',
}

/** 班次. */
export const MEAL_WORDS: Readonly<Record<Meal, string>> = {
  breakfast: '早餐',
  lunch: '午餐',
  dinner: '晚餐',
  extra: '加餐',
}
export const SHIFT_WORDS: Readonly<Record<ShiftName, string>> = { day: '早班', swing: '中班', night: '夜班' }
/** 九防 levels and why the assessment was made. */
export const RISK_LEVEL_WORDS: Readonly<Record<RiskLevel, string>> = {
  'not-assessed': '未评估',
  none: '无',
  protect: '需防护',
  high: '高风险',
}
export const RISK_KIND_WORDS: Readonly<Record<RiskAssessmentKind, string>> = {
  admission: '入住评估',
  periodic: '阶段性评估',
  immediate: '即时评估',
}

/** 转诊方向. */
export const REFERRAL_DIRECTION_WORDS: Readonly<Record<ReferralDirection, string>> = { up: '上转', down: '下转' }

/** 岗位. */
export const POST_WORDS: Readonly<Record<StaffPost, string>> = {
  manager: '管理人员',
  'care-lead': '护理主管',
  caregiver: '养老护理员',
  doctor: '医生',
  nurse: '护士',
  'senior-nurse': '护师',
  therapist: '康复师',
  technician: '技师',
  dietitian: '营养师',
  counsellor: '心理咨询师',
  'social-worker': '社会工作者',
  assessor: '能力评估师',
  cook: '厨师',
  safety: '安全员',
  'fire-control': '消防控制室值班员',
  guard: '保安',
  maintenance: '维修',
  finance: '财务',
  clerk: '内勤',
  marketing: '营销人员',
  property: '物业人员',
  driver: '驾驶员',
  cleaner: '保洁',
  other: '其他',
}

/** The word of a code, or null when the code is unknown or not recorded. */
export function wordOf(words: Readonly<Record<string, string>>, code: string | null): string | null {
  return code === null ? null : (words[code] ?? null)
}

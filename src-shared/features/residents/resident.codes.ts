// The code lists of a resident's record, with the exact words the forms print. A code is stored; a label is shown.
// Must never hold a default: which code applies is decided where the record is made.

/** Sex by GB/T 2261.1 (1 male, 2 female); null elsewhere means not known. */
export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]
export const SEX_LABELS: Readonly<Record<Sex, string>> = { male: '男', female: '女' }

/** 供养类别, the five of the monthly report, in its order. */
export const FUNDING_CATEGORIES = [
  'extreme-hardship',
  'minimum-living',
  'near-minimum-living',
  'special-care',
  'self-paying',
] as const
export type FundingCategory = (typeof FUNDING_CATEGORIES)[number]
export const FUNDING_CATEGORY_LABELS: Readonly<Record<FundingCategory, string>> = {
  'extreme-hardship': '特困',
  'minimum-living': '低保',
  'near-minimum-living': '低保边缘',
  'special-care': '优抚',
  'self-paying': '自费',
}

/** 能力等级 by GB/T 42195-2022: 0 = intact … 4 = complete loss. */
export const ABILITY_LEVELS = [0, 1, 2, 3, 4] as const
export type AbilityLevel = (typeof ABILITY_LEVELS)[number]
/** Short label for screens, full label for reports, and the total score range (0–90) of the level. */
export const ABILITY_LEVEL_LABELS: Readonly<
  Record<AbilityLevel, { short: string; full: string; scoreFrom: number; scoreTo: number }>
> = {
  0: { short: '能力完好', full: '能力完好', scoreFrom: 90, scoreTo: 90 },
  1: { short: '轻度失能', full: '能力轻度受损(轻度失能)', scoreFrom: 66, scoreTo: 89 },
  2: { short: '中度失能', full: '能力中度受损(中度失能)', scoreFrom: 46, scoreTo: 65 },
  3: { short: '重度失能', full: '能力重度受损(重度失能)', scoreFrom: 30, scoreTo: 45 },
  4: { short: '完全失能', full: '能力完全丧失(完全失能)', scoreFrom: 0, scoreTo: 29 },
}

/** 照料护理等级: what the contract sells, kept apart from the assessed level. */
export const CARE_LEVELS = ['independent', 'assisted-1', 'assisted-2', 'nursing', 'special'] as const
export type CareLevel = (typeof CARE_LEVELS)[number]
export const CARE_LEVEL_LABELS: Readonly<Record<CareLevel, string>> = {
  independent: '自理',
  'assisted-1': '介助一级',
  'assisted-2': '介助二级',
  nursing: '介护',
  special: '特护',
}
/** The care level usually proposed for an assessed level; the contract decides. */
export const SUGGESTED_CARE_LEVEL: Readonly<Record<AbilityLevel, CareLevel>> = {
  0: 'independent',
  1: 'assisted-1',
  2: 'assisted-2',
  3: 'nursing',
  4: 'special',
}

/** "八大类" 特殊和困难老年人 (晋政办〔2022〕8号). A resident may carry several. */
export const SPECIAL_GROUPS = [
  'aged-80-and-over',
  'extreme-hardship',
  'minimum-living',
  'rural-left-behind',
  'special-care',
  'five-veterans',
  'family-planning-special',
  'severe-disability',
] as const
export type SpecialGroup = (typeof SPECIAL_GROUPS)[number]
export const SPECIAL_GROUP_LABELS: Readonly<Record<SpecialGroup, string>> = {
  'aged-80-and-over': '80周岁及以上老年人',
  'extreme-hardship': '60+ 特困供养人员',
  'minimum-living': '低保对象',
  'rural-left-behind': '农村留守老年人',
  'special-care': '重点优抚对象',
  'five-veterans': '五老人员',
  'family-planning-special': '计生特殊家庭成员',
  'severe-disability': '重度残疾人',
}

/** 医疗费用支付方式 of the assessment form (several may apply). */
export const MEDICAL_PAYMENTS = [
  'urban-employee',
  'urban-rural-resident',
  'self-paying',
  'civil-servant-supplement',
  'enterprise-supplement',
  'public-medical-care',
  'medical-assistance',
  'serious-illness',
] as const
export type MedicalPayment = (typeof MEDICAL_PAYMENTS)[number]
export const MEDICAL_PAYMENT_LABELS: Readonly<Record<MedicalPayment, string>> = {
  'urban-employee': '城镇职工基本医疗保险',
  'urban-rural-resident': '城乡居民基本医疗保险',
  'self-paying': '自费',
  'civil-servant-supplement': '公务员补助',
  'enterprise-supplement': '企业补充保险',
  'public-medical-care': '公费医疗及医疗照顾对象',
  'medical-assistance': '医疗救助',
  'serious-illness': '大病保险',
}

/** Relation of a contact to the resident, by the word used, with the group of GB/T 4761 it counts under. */
export const RELATIONS = [
  { label: '本人', group: '01' },
  { label: '配偶', group: '10' },
  { label: '儿子', group: '20' },
  { label: '女婿', group: '80' },
  { label: '女儿', group: '30' },
  { label: '儿媳', group: '80' },
  { label: '孙子', group: '40' },
  { label: '孙女', group: '40' },
  { label: '外孙', group: '40' },
  { label: '外孙女', group: '40' },
  { label: '父母', group: '50' },
  { label: '兄弟姐妹', group: '70' },
  { label: '侄子', group: '80' },
  { label: '侄女', group: '80' },
  { label: '外甥', group: '80' },
  { label: '外甥女', group: '80' },
  { label: '其他', group: '80' },
] as const
export type RelationLabel = (typeof RELATIONS)[number]['label']

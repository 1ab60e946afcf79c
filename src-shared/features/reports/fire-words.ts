// The words the forms of fire safety print for the codes they list.
import type { DrillKind } from '../drills/drills.model.ts'
import type { EquipmentState } from '../fire-equipment/fire-equipment.model.ts'
import type { HazardCategory, HazardGrade, HazardMark, HazardSource, HazardState } from '../hazards/hazards.model.ts'

/** 演练类型. */
export const DRILL_WORDS: Readonly<Record<DrillKind, string>> = {
  'fire-evacuation': '消防疏散',
  choking: '噎食',
  fall: '跌倒',
  elopement: '走失',
  'food-poisoning': '食物中毒',
  'power-water-cut': '停电停水',
  typhoon: '台风',
  infection: '传染病',
  violence: '防暴',
}

/** 器材状态. */
export const EQUIPMENT_STATE_WORDS: Readonly<Record<EquipmentState, string>> = {
  'in-use': '在用',
  'sent-out': '送修中',
  scrapped: '已报废',
}

/** 隐患来源, 类别, 等级 and 状态. */
export const HAZARD_SOURCE_WORDS: Readonly<Record<HazardSource, string>> = {
  patrol: '防火巡查',
  'self-check': '自查',
  equipment: '设备设施',
  alarm: '报警',
  drill: '演练',
  inspection: '上级检查',
  report: '员工上报',
}
export const HAZARD_CATEGORY_WORDS: Readonly<Record<HazardCategory, string>> = {
  'escape-route': '疏散通道和出口',
  'fire-facility': '消防设施器材',
  'fire-and-electricity': '用火用电',
  gas: '燃气',
  kitchen: '厨房',
  building: '建筑和装修',
  management: '管理制度',
  care: '服务安全',
  other: '其他',
}
export const HAZARD_GRADE_WORDS: Readonly<Record<HazardGrade, string>> = { general: '一般', major: '重大' }
export const HAZARD_STATE_WORDS: Readonly<Record<HazardState, string>> = {
  'to-verify': '待核实',
  'to-rectify': '待整改',
  rectifying: '整改中',
  'to-recheck': '待复查',
  closed: '已销号',
  dismissed: '不属隐患',
}
export const HAZARD_MARK_WORDS: Readonly<Record<HazardMark, string>> = {
  supervised: '挂牌督办',
  extended: '延期',
  protected: '无法当场整改-已防范',
}

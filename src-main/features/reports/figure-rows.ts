// The rows behind a figure as a screen shows them: columns fit for the kind of row, names shown, ID numbers masked.

import { dayOf } from '#shared/contract/days.ts'
import { maskIdNumber } from '#shared/contract/masking.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { DRILL_WORDS } from '#shared/features/reports/fire-words.ts'
import {
  BED_CARE_TYPE_WORDS,
  BED_STAY_MODE_WORDS,
  CATEGORY_WORDS,
  DISCHARGE_WORDS,
  INCIDENT_WORDS,
  MEAL_WORDS,
  POST_WORDS,
  REFERRAL_DIRECTION_WORDS,
  SEX_WORDS,
  wordOf,
} from '#shared/features/reports/report-words.ts'
import type { Figure, FigureRow } from '#shared/features/reports/reports.model.ts'
import { ABILITY_LEVEL_LABELS } from '#shared/features/residents/resident.codes.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { loadEquipmentCycles } from '../fire-equipment/index.ts'
import { type RowFacts, readRowFacts } from './figure-rows.repository.ts'

type Column = { key: string; title: string }
export type FigureRows = { columns: Column[]; rows: FigureRow[] }

const EQUIPMENT_WORDS = Object.fromEntries(loadEquipmentCycles().types.map(({ key, words }) => [key, words['zh-CN']]))

const TITLES: Readonly<Record<string, string>> = {
  name: '姓名',
  sex: '性别',
  idNumber: '身份证号',
  bed: '床位',
  admittedOn: '入住',
  dischargedOn: '退住',
  category: '类别',
  abilityLevel: '能力等级',
  reason: '退住原因',
  destination: '去向',
  days: '人天',
  careType: '类型',
  stayMode: '方式',
  openedOn: '启用',
  level: '评定等级',
  assessedOn: '评估日期',
  reportNumber: '报告编号',
  kind: '类型',
  occurredOn: '日期',
  place: '地点',
  summary: '经过',
  post: '岗位',
  hiredOn: '入职',
  dutyDay: '日期',
  partner: '医疗机构',
  untilOn: '到期',
  visitOn: '日期',
  people: '人次',
  direction: '方向',
  institution: '转往',
  trainedOn: '日期',
  topic: '主题',
  lecturer: '讲师/机构',
  hours: '学时',
  meal: '餐次',
  dish: '菜品',
  grams: '重量（克）',
  keptBy: '留样人',
  number: '编号',
  foundOn: '发现日期',
  heldOn: '计划日期',
  text: '描述',
  what: '类型',
  madeOn: '出厂日期',
  startedAt: '开始时间',
  plannedAt: '应巡时间',
  shift: '班次',
  checkedOn: '检查日期',
  itemCode: '编号',
  problem: '问题',
}

const COLUMNS: Readonly<Record<Figure['rowKind'], readonly string[]>> = {
  bed: ['bed', 'careType', 'stayMode', 'openedOn'],
  resident: ['name', 'sex', 'idNumber', 'bed', 'admittedOn', 'category', 'abilityLevel'],
  admission: ['name', 'bed', 'admittedOn', 'category', 'idNumber'],
  discharge: ['name', 'bed', 'admittedOn', 'dischargedOn', 'reason', 'destination', 'idNumber'],
  'person-day': ['name', 'bed', 'days', 'admittedOn'],
  'leave-day': ['name', 'bed', 'days', 'admittedOn'],
  assessment: ['name', 'bed', 'level', 'assessedOn', 'reportNumber'],
  incident: ['occurredOn', 'kind', 'name', 'place', 'summary'],
  staff: ['name', 'post', 'hiredOn'],
  'duty-day': ['dutyDay'],
  partner: ['partner'],
  'partner-agreement': ['partner', 'number', 'untilOn'],
  'medical-visit': ['visitOn', 'partner', 'people'],
  referral: ['occurredOn', 'name', 'direction', 'institution'],
  teleconsultation: ['occurredOn', 'name', 'partner'],
  training: ['trainedOn', 'topic', 'lecturer', 'hours'],
  'food-sample': ['dutyDay', 'meal', 'dish', 'grams', 'keptBy'],
  meal: ['dutyDay', 'meal'],
  drill: ['heldOn', 'what', 'place'],
  equipment: ['number', 'what', 'place', 'madeOn'],
  hazard: ['number', 'foundOn', 'place', 'text'],
  'fire-patrol': ['startedAt', 'shift'],
  'fire-patrol-time': ['plannedAt'],
  'self-check': ['checkedOn'],
  'self-check-item': ['checkedOn', 'itemCode', 'problem'],
  none: [],
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: SEX_WORDS,
  category: CATEGORY_WORDS,
  reason: DISCHARGE_WORDS,
  careType: BED_CARE_TYPE_WORDS,
  stayMode: BED_STAY_MODE_WORDS,
  kind: INCIDENT_WORDS,
  post: POST_WORDS,
  direction: REFERRAL_DIRECTION_WORDS,
  meal: MEAL_WORDS,
  what: { ...DRILL_WORDS, ...EQUIPMENT_WORDS },
  shift: { day: '昼', night: '夜' },
}

/** `day` is the last day of the figure's period: beds, categories and levels are shown as of it. */
export function describeFigureRows(records: SqliteDatabase, figure: Figure, day: Day): FigureRows {
  const keys = COLUMNS[figure.rowKind]
  const amounts = new Map(figure.rowIds.map((id, index) => [id, figure.rowAmounts?.[index] ?? null]))
  const facts = readRowFacts(records, figure.rowKind, figure.rowIds, day)
  return {
    columns: keys.map((key) => ({ key, title: TITLES[key] ?? key })),
    rows: facts.map((fact) => ({
      id: fact.id,
      link: linkOf(figure.rowKind, fact),
      cells: Object.fromEntries(
        keys.map((key) => [key, key === 'days' ? (amounts.get(fact.id) ?? null) : show(key, fact)]),
      ),
    })),
  }
}

function show(key: string, fact: RowFacts): string | number | null {
  if (key === 'trainedOn') return typeof fact.fromAt === 'number' ? dayOf(fact.fromAt) : null
  if (key === 'occurredOn') return typeof fact.occurredAt === 'number' ? dayOf(fact.occurredAt) : null
  const value = fact[key] ?? null
  if (key === 'startedAt' || key === 'plannedAt') {
    return typeof value === 'number' ? `${dayOf(value)} ${clockTimeOf(value)}` : null
  }
  if (value === null) return null
  if (key === 'idNumber') return maskIdNumber(String(value))
  if (key === 'abilityLevel' || key === 'level') {
    const levels: Readonly<Record<string, { short: string }>> = ABILITY_LEVEL_LABELS
    return levels[String(value)]?.short ?? null
  }
  const words = WORDS[key]
  return words ? wordOf(words, String(value)) : value
}

function linkOf(kind: Figure['rowKind'], fact: RowFacts): string | null {
  if (kind === 'bed') return screenLinks.bed(fact.id)
  if (kind === 'drill') return screenLinks.drill(fact.id)
  if (kind === 'equipment') return screenLinks.fireEquipmentPiece(fact.id)
  if (kind === 'hazard') return screenLinks.hazard(fact.id)
  if (kind === 'duty-day') return screenLinks.dutyRoster(fact.id)
  if (kind === 'partner') return screenLinks.partners()
  if (kind === 'partner-agreement') return screenLinks.partnerAgreement(fact.id)
  if (kind === 'medical-visit') return screenLinks.medicalVisits()
  if (kind === 'referral') return screenLinks.referrals()
  if (kind === 'teleconsultation') return screenLinks.teleconsultations()
  if (kind === 'training') return screenLinks.trainingSession(fact.id)
  if (kind === 'staff') return screenLinks.staffMember(fact.id)
  if (kind === 'food-sample' || kind === 'meal') return screenLinks.foodSamplesOf(String(fact.dutyDay))
  if (kind === 'incident') return screenLinks.incident(fact.id)
  if (kind === 'fire-patrol' || kind === 'fire-patrol-time') return screenLinks.firePatrolsOf(String(fact.countedOn))
  if (kind === 'self-check' || kind === 'self-check-item') return screenLinks.selfCheck(String(fact.checkId))
  return typeof fact.residentId === 'string' ? screenLinks.resident(fact.residentId) : null
}

// What a rule of an alarm may say. A limit nobody can live with, or two limits that contradict, are refused at the field.
// Must never let a rule take the voice from an alarm about danger to life.
import type { RuleCode } from '../../contract/rule-codes.ts'
import { AlarmRule, type RuleField, type RuleScope, type RuleSource } from './alarm-rules.model.ts'
import type { AlarmKind } from './alarms.model.ts'
import { lifeSafetyKinds } from './alarms.rules.ts'

/** Why a value is refused; `values` for the sentence (`other` = the field it contradicts, `min`/`max` = the possible range). */
export type RuleProblem = {
  field: RuleField
  code: RuleCode
  values: Record<string, string | number>
}

/** Possible values of what a kind measures, in its unit; outside them a limit is a slip of the pen. */
const possible: Partial<Record<AlarmKind, { min: number; max: number }>> = {
  'heart-rate-high': { min: 20, max: 250 },
  'heart-rate-low': { min: 20, max: 250 },
  'respiration-high': { min: 1, max: 60 },
  'respiration-low': { min: 1, max: 60 },
  'spo2-low': { min: 50, max: 100 },
  'blood-pressure': { min: 50, max: 250 },
  'body-temperature': { min: 30, max: 45 },
  glucose: { min: 1, max: 33 },
  'room-temperature': { min: 0, max: 60 },
}

/** The other side of a sign that has its two sides in two kinds. */
const otherSide: Partial<Record<AlarmKind, AlarmKind>> = {
  'heart-rate-high': 'heart-rate-low',
  'heart-rate-low': 'heart-rate-high',
  'respiration-high': 'respiration-low',
  'respiration-low': 'respiration-high',
}

/** Fields whose first must stay above the second. */
const above: readonly (readonly [RuleField, RuleField])[] = [
  ['highAtOrAbove', 'mediumAtOrAbove'],
  ['mediumAtOrAbove', 'mediumAtOrBelow'],
  ['mediumAtOrBelow', 'highAtOrBelow'],
  ['highAtOrAbove', 'highAtOrBelow'],
  ['mediumAtOrAbove', 'highAtOrBelow'],
  ['diastolicHighAtOrAbove', 'diastolicMediumAtOrAbove'],
  ['diastolicMediumAtOrAbove', 'diastolicMediumAtOrBelow'],
]

const limitFields = /AtOr(Above|Below)$/
const diastolic = { min: 30, max: 150 }
const LONGEST_SAFETY_HOLD_SECONDS = 30
const silencing = ['leave', 'staff-presence', 'daytime']

/** The other half of `kind`, whose limits must leave room between them; null = it stands alone. */
export function sideOf(kind: AlarmKind): AlarmKind | null {
  return otherSide[kind] ?? null
}

function rangeProblem(kind: AlarmKind, field: RuleField, value: unknown): RuleProblem | null {
  const parsed = AlarmRule.shape[field].safeParse(value)
  const issue = parsed.success ? undefined : parsed.error.issues[0]
  if (issue) {
    const min = 'minimum' in issue ? { min: Number(issue.minimum) } : {}
    const max = 'maximum' in issue ? { max: Number(issue.maximum) } : {}
    return { field, code: 'LIMIT_IMPOSSIBLE', values: { ...min, ...max } }
  }
  const range = field.startsWith('diastolic') ? diastolic : possible[kind]
  if (!range || !limitFields.test(field) || typeof value !== 'number') return null
  return value < range.min || value > range.max ? { field, code: 'LIMIT_IMPOSSIBLE', values: range } : null
}

function orderProblem(field: RuleField, rule: AlarmRule): RuleProblem | null {
  for (const [upper, lower] of above) {
    if (field !== upper && field !== lower) continue
    const [high, low] = [rule[upper], rule[lower]]
    if (typeof high !== 'number' || typeof low !== 'number' || high > low) continue
    const other = field === upper ? lower : upper
    return { field, code: 'LIMITS_CONTRADICT', values: { other, limit: field === upper ? low : high } }
  }
  return null
}

/** The low and the high side of one sign must leave a band in which nothing is wrong. */
function bandProblem(field: RuleField, rule: AlarmRule, other: AlarmRule): RuleProblem | null {
  if (!limitFields.test(field)) return null
  const upper = rule.mediumAtOrAbove ?? other.mediumAtOrAbove
  const lower = rule.mediumAtOrBelow ?? other.mediumAtOrBelow
  if (upper === undefined || lower === undefined || upper - lower > 1) return null
  const isUpper = rule.mediumAtOrAbove !== undefined
  const values = { other: isUpper ? 'mediumAtOrBelow' : 'mediumAtOrAbove', limit: isUpper ? lower : upper }
  return { field, code: 'LIMITS_CONTRADICT', values }
}

function safetyProblem(kind: AlarmKind, field: RuleField, rule: AlarmRule): RuleProblem | null {
  if (!lifeSafetyKinds.includes(kind)) return null
  const isBad =
    (field === 'priority' && rule.priority !== 'high') ||
    (field === 'isLatched' && rule.isLatched !== true) ||
    (field === 'holdSeconds' && (rule.holdSeconds ?? 0) > LONGEST_SAFETY_HOLD_SECONDS) ||
    (field === 'maxShelveMinutes' && rule.maxShelveMinutes !== 0) ||
    (field === 'repeatSeconds' && (rule.repeatSeconds ?? null) === null) ||
    (field === 'reAlarmSeconds' && (rule.reAlarmSeconds ?? null) === null) ||
    (field === 'parks' && (rule.parks ?? []).some((park) => silencing.includes(park)))
  return isBad ? { field, code: 'LIFE_SAFETY_FIXED', values: {} } : null
}

function stepsProblem(field: RuleField, rule: AlarmRule): RuleProblem | null {
  if (field !== 'escalation') return null
  const steps = rule.escalation ?? []
  const isInOrder = steps.every(
    (step, index) => index === 0 || step.afterSeconds >= (steps[index - 1]?.afterSeconds ?? 0),
  )
  return isInOrder ? null : { field, code: 'STEPS_NOT_IN_ORDER', values: {} }
}

/**
 * Why `field` may not have the value it has in `rule`; null = it may. `rule` is the whole rule as it would count at the
 * scope, `used` the fields the kind has, `side` the rule of the other side of the sign (see `sideOf`).
 */
export function ruleProblem(
  kind: AlarmKind,
  field: RuleField,
  rule: AlarmRule,
  used: readonly RuleField[],
  side: AlarmRule | null,
): RuleProblem | null {
  if (!used.includes(field)) return { field, code: 'FIELD_NOT_USED', values: {} }
  return (
    rangeProblem(kind, field, rule[field]) ??
    safetyProblem(kind, field, rule) ??
    orderProblem(field, rule) ??
    (side ? bandProblem(field, rule, side) : null) ??
    stepsProblem(field, rule)
  )
}

/** The night of the house is kept with the settings, in one place only. */
export function isKeptInSettings(kind: AlarmKind, field: RuleField): boolean {
  return kind === 'out-of-bed' && (field === 'graceMinutes' || field === 'nightFrom' || field === 'nightTo')
}

/** Code of a scope in storage: '' for the house, else the level's code or an id. */
export function scopeKeyOf(scope: RuleScope): string {
  switch (scope.level) {
    case 'facility':
      return ''
    case 'care-level':
      return scope.careLevel
    case 'room':
      return scope.roomId
    case 'person':
      return scope.residentId
  }
}

/** Widest first: a later one replaces single fields of an earlier one. */
export const ruleLevels: readonly Exclude<RuleSource, 'default' | 'settings'>[] = [
  'facility',
  'care-level',
  'room',
  'person',
]

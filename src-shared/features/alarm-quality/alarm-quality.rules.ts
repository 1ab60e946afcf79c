// Pure rules of the alarm-quality figures. Each figure is the length of the selection behind it, so a number and its list never differ.
import { daysBetween } from '../../contract/days.ts'
import { screenLinks } from '../../contract/screen-links.ts'
import type {
  QualityAlarm,
  QualityCount,
  QualityFix,
  QualityReport,
  QualitySelection,
  ResponseTimes,
  Shift,
  ShiftResponse,
} from './alarm-quality.model.ts'
import {
  floodAbove,
  floodKey,
  group,
  isChattering,
  isUnanswered,
  leastWatchedHours,
  priorityTargets,
  type QualityPeriod,
  ringsOf,
  selectAlarms,
  shiftOrder,
  smallBelow,
  split,
  staleAfterMs,
} from './quality-selection.rules.ts'

const topCount = 10

/** Nearest-rank percentiles of durations in milliseconds. */
export function responseTimes(durationsMs: readonly number[]): ResponseTimes {
  const sorted = [...durationsMs].sort((left, right) => left - right)
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null
  return { n: sorted.length, p50Ms: rank(0.5), p90Ms: rank(0.9) }
}

function responseOf(rows: readonly QualityAlarm[], period: QualityPeriod, shift: Shift | null): ShiftResponse {
  const of = (measure: QualitySelection['measure']) => selectAlarms(rows, period, { measure, key: null, shift })
  const times = (measure: 'acknowledge' | 'attend' | 'close', endOf: (alarm: QualityAlarm) => number | null) =>
    responseTimes(of(measure).map((alarm) => (endOf(alarm) ?? alarm.raisedAt) - alarm.raisedAt))
  return {
    shift,
    alarms: of('all').length,
    acknowledge: times('acknowledge', (alarm) => alarm.acknowledgedAt),
    attend: times('attend', (alarm) => alarm.attendedAt),
    close: times('close', (alarm) => alarm.closedAt),
    unanswered: of('unanswered').length,
  }
}

function ranked(groups: Map<string, QualityAlarm[]>, labelOf: (alarm: QualityAlarm) => string): QualityCount[] {
  return [...groups]
    .map(([key, list]) => ({ key, label: labelOf(list[0] as QualityAlarm), count: list.length }))
    .sort((left, right) => right.count - left.count || (left.key < right.key ? -1 : 1))
}

const deviceLabel = (alarm: QualityAlarm): string => alarm.deviceName ?? alarm.placeLabel
const personLabel = (alarm: QualityAlarm): string => [alarm.placeLabel, alarm.surname].filter(Boolean).join(' ')

/** Proposals from the figures, the weightiest first. Each names its reason; none is done by the program. */
export function proposeFixes(rows: readonly QualityAlarm[], period: QualityPeriod): QualityFix[] {
  const { counted, end } = split(rows, period)
  const days = daysBetween(period.fromOn, period.toOn) + 1
  const fix = (rule: QualityFix['rule'], subject: string, count: number, link: string): QualityFix[] => [
    { rule, subject, count, days, link },
  ]
  const fixes: QualityFix[] = []
  for (const [deviceId, list] of group(counted, (alarm) => alarm.deviceId)) {
    const link = screenLinks.device(deviceId)
    const label = deviceLabel(list[0] as QualityAlarm)
    const falses = list.filter((alarm) => alarm.closeReason === 'false').length
    const judged = list.filter((alarm) => alarm.closeReason !== null).length
    if (falses >= 3 && falses * 2 >= judged) fixes.push(...fix('check-device', label, falses, link))
    const silences = list.filter((alarm) => alarm.kind === 'device-silent').length
    if (silences >= 3) fixes.push(...fix('check-signal', label, silences, link))
    const battery = list.filter((alarm) => alarm.kind === 'device-battery' && end - alarm.raisedAt > staleAfterMs)
    const isWaiting = battery.some((alarm) => alarm.closedAt === null)
    if (isWaiting) fixes.push(...fix('replace-battery', label, battery.length, link))
  }
  for (const list of group(counted, (alarm) => alarm.conditionKey).values()) {
    const first = list[0] as QualityAlarm
    const rings = ringsOf(list)
    if (!isChattering(rings)) continue
    const link = first.deviceId === null ? screenLinks.alarm(first.id) : screenLinks.device(first.deviceId)
    const rule = first.kind === 'door-open' ? 'debounce-door' : 'lengthen-hold'
    // A person who presses again and again calls for help: that is never noise.
    if (first.kind !== 'call-bell') fixes.push(...fix(rule, first.placeLabel, rings.length, link))
  }
  const nights = counted.filter((alarm) => alarm.kind === 'out-of-bed')
  for (const [residentId, list] of group(nights, (alarm) => alarm.residentId)) {
    const first = list[0] as QualityAlarm
    if (list.length >= Math.max(3, days)) {
      fixes.push(...fix('night-grace', personLabel(first), list.length, screenLinks.resident(residentId)))
    }
  }
  const unanswered = counted.filter((alarm) => isUnanswered(alarm, end))
  if (counted.length >= smallBelow && unanswered.length * 10 > counted.length) {
    fixes.push(...fix('answer-sooner', '', unanswered.length, screenLinks.alarms()))
  }
  const high = counted.filter((alarm) => alarm.priority === 'high').length
  if (counted.length >= smallBelow && high * 5 > counted.length) {
    fixes.push(...fix('review-priorities', '', high, screenLinks.alarms()))
  }
  for (const alarm of selectAlarms(rows, period, { measure: 'stale', key: null, shift: null })) {
    fixes.push(...fix('settle-stale', alarm.placeLabel, 1, screenLinks.alarm(alarm.id)))
  }
  return fixes.sort((left, right) => right.count - left.count)
}

export type QualityGround = {
  /** Hours the console ran in the period; null = not recorded. */
  watchedHours: number | null
  /** Person-days in the house, without leave and hospital. */
  bedDays: number
}

/** All figures of a period. `rows` = every alarm open or raised in it, drills too. */
export function qualityReport(
  rows: readonly QualityAlarm[],
  period: QualityPeriod,
  { watchedHours, bedDays }: QualityGround,
): QualityReport {
  const { counted, drills } = split(rows, period)
  const of = (measure: QualitySelection['measure']) =>
    selectAlarms(rows, period, { measure, key: null, shift: null }).length
  const byDevice = group(counted, (alarm) => alarm.deviceId)
  const isLongEnough = watchedHours !== null && watchedHours >= leastWatchedHours
  const perHour = isLongEnough ? counted.length / watchedHours : null
  const bedAlarms = counted.filter((alarm) => alarm.bedId !== null).length
  const top = (groups: Map<string, QualityAlarm[]>, labelOf: (alarm: QualityAlarm) => string) =>
    ranked(groups, labelOf).slice(0, topCount)
  const conditions = new Map(
    [...group(counted, (alarm) => alarm.conditionKey)].filter(([, list]) => isChattering(ringsOf(list))),
  )
  return {
    fromOn: period.fromOn,
    toOn: period.toOn,
    days: daysBetween(period.fromOn, period.toOn) + 1,
    alarms: counted.length,
    drills: drills.length,
    ...{ watchedHours, bedDays, perHour },
    perTenMinutes: perHour === null ? null : perHour / 6,
    perBedDay: bedDays === 0 || !isLongEnough ? null : bedAlarms / bedDays,
    priorities: (['low', 'medium', 'high'] as const).map((priority) => ({
      priority,
      count: counted.filter((alarm) => alarm.priority === priority).length,
      targetPct: priorityTargets[priority],
    })),
    kinds: ranked(
      group(counted, (alarm) => alarm.kind),
      (alarm) => alarm.kind,
    ),
    devices: top(byDevice, deviceLabel),
    beds: top(
      group(counted, (alarm) => alarm.bedId),
      (alarm) => alarm.placeLabel,
    ),
    residents: top(
      group(counted, (alarm) => alarm.residentId),
      personLabel,
    ),
    floods: ranked(group(counted, floodKey), floodKey)
      .filter((flood) => flood.count > floodAbove)
      .sort((left, right) => Number(left.key) - Number(right.key)),
    chatter: ranked(conditions, (alarm) => alarm.placeLabel),
    stale: of('stale'),
    unanswered: of('unanswered'),
    reAlarmed: of('re-alarmed'),
    escalated: of('escalated'),
    shelved: of('shelved'),
    falseShares: [...byDevice]
      .map(([key, list]) => ({
        key,
        label: deviceLabel(list[0] as QualityAlarm),
        count: list.filter((alarm) => alarm.closeReason === 'false').length,
        judged: list.filter((alarm) => alarm.closeReason !== null).length,
      }))
      .filter((share) => share.count > 0)
      .sort((left, right) => right.count - left.count || (left.key < right.key ? -1 : 1))
      .slice(0, topCount),
    responses: [null, ...shiftOrder].map((shift) => responseOf(rows, period, shift)),
    fixes: proposeFixes(rows, period),
  }
}

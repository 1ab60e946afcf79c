// Which alarms a figure of the alarm quality counts. A number and the list behind it are made by the same selection.
// Limits follow ISA-18.2 / IEC 62682 practice for process alarms, borrowed: a house may set others.
import { addDays, dayOf, startOfDay } from '../../contract/days.ts'
import type { QualityAlarm, QualitySelection, Shift } from './alarm-quality.model.ts'

/** Ten minutes in milliseconds: the span a flood of alarms is counted in. */
export const tenMinutesMs = 600_000
/** More than this in ten minutes is a flood. */
export const floodAbove = 10
/** The same condition this often within ten minutes chatters. */
export const chatterFrom = 3
/** Still open and active after this long is stale. */
export const staleAfterMs = 24 * 3_600_000
/** Fewer cases than this are told as cases, never as a rate. */
export const smallBelow = 10
/**
 * Hours a console must have run before alarms are told as a rate. Alarms follow the day: an hour of the night says nothing of the noon, so a
 * whole day is the least (a convention of the house, no norm).
 */
export const leastWatchedHours = 24
/** Share of each priority a well-kept house comes near, in percent. */
export const priorityTargets = { low: 80, medium: 15, high: 5 } as const

/** Days of the figures, the instant they are asked at, and the starts of the shifts. */
export type QualityPeriod = {
  fromOn: string
  toOn: string
  now: number
  shifts: { day: string; swing: string; night: string }
}

/** The shifts in the order of the day. */
export const shiftOrder: readonly Shift[] = ['day', 'swing', 'night']

function minuteOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

/** The shift an instant falls in; a shift lasts until the next begins and may cross midnight. */
export function shiftAt(at: number, shifts: QualityPeriod['shifts']): Shift {
  const minute = Math.floor((at - startOfDay(dayOf(at))) / 60_000)
  const starts = shiftOrder
    .map((shift) => ({ shift, from: minuteOfDay(shifts[shift]) }))
    .sort((left, right) => left.from - right.from)
  const begun = starts.filter((start) => start.from <= minute)
  return (begun.at(-1) ?? starts.at(-1) ?? { shift: 'day' as const }).shift
}

/** A drill is one by its mark or by the reason it was closed with. */
export function isDrillAlarm(alarm: Pick<QualityAlarm, 'isDrill' | 'closeReason'>): boolean {
  return alarm.isDrill || alarm.closeReason === 'drill'
}

/** Times when a condition came at least `chatterFrom` times within ten minutes; `ringsAt` in order of time. */
export function isChattering(ringsAt: readonly number[]): boolean {
  return ringsAt.some((at, index) => {
    const last = ringsAt[index + chatterFrom - 1]
    return last !== undefined && last - at <= tenMinutesMs
  })
}

/** Alarms by a key, in the order they came; those without a key are left out. */
export function group(alarms: readonly QualityAlarm[], keyOf: (alarm: QualityAlarm) => string | null) {
  const groups = new Map<string, QualityAlarm[]>()
  for (const alarm of alarms) {
    const key = keyOf(alarm)
    if (key === null) continue
    const list = groups.get(key)
    if (list) list.push(alarm)
    else groups.set(key, [alarm])
  }
  return groups
}

/** Start of the ten minutes an alarm falls into, epoch milliseconds as text. */
export const floodKey = (alarm: QualityAlarm): string =>
  String(Math.floor(alarm.raisedAt / tenMinutesMs) * tenMinutesMs)
/** Every ring of these alarms, in order; epoch milliseconds. */
export const ringsOf = (alarms: readonly QualityAlarm[]): number[] =>
  alarms.flatMap((alarm) => alarm.ringsAt).sort((left, right) => left - right)

/** Alarms of the period, oldest first, split by whether they count. `end` = last instant of it that is over. */
export function split(rows: readonly QualityAlarm[], period: QualityPeriod) {
  const from = startOfDay(period.fromOn)
  const to = startOfDay(addDays(period.toOn, 1))
  const raised = rows.filter((alarm) => alarm.raisedAt >= from && alarm.raisedAt < to)
  return {
    counted: raised.filter((alarm) => !isDrillAlarm(alarm)),
    drills: raised.filter(isDrillAlarm),
    standing: rows.filter((alarm) => alarm.raisedAt < to && !isDrillAlarm(alarm)),
    end: Math.min(to, period.now),
  }
}

function isStale(alarm: QualityAlarm, end: number): boolean {
  const lastedMs = Math.min(alarm.closedAt ?? end, end) - alarm.raisedAt
  return lastedMs > staleAfterMs && (alarm.closedAt === null || alarm.closedAt >= end)
}

/** Nobody acknowledged it, and it is over or was left for an hour: a fresh alarm is not yet unanswered. */
export function isUnanswered(alarm: QualityAlarm, end: number): boolean {
  if (alarm.acknowledgedAt !== null || alarm.attendedAt !== null) return false
  return alarm.closedAt !== null || end - alarm.raisedAt > 3_600_000
}

/** The alarms behind a figure, oldest first. `rows` = every alarm open or raised in the period. */
export function selectAlarms(
  rows: readonly QualityAlarm[],
  period: QualityPeriod,
  { measure, key, shift }: QualitySelection,
): QualityAlarm[] {
  const { counted, drills, standing, end } = split(rows, period)
  const inShift = (alarms: QualityAlarm[]) =>
    shift === null ? alarms : alarms.filter((alarm) => shiftAt(alarm.raisedAt, period.shifts) === shift)
  const keyed = (keyOf: (alarm: QualityAlarm) => string | null) => counted.filter((alarm) => keyOf(alarm) === key)
  switch (measure) {
    case 'all':
      return inShift(counted)
    case 'drill':
      return drills
    case 'kind':
      return keyed((alarm) => alarm.kind)
    case 'priority':
      return keyed((alarm) => alarm.priority)
    case 'device':
      return keyed((alarm) => alarm.deviceId)
    case 'bed':
      return keyed((alarm) => alarm.bedId)
    case 'resident':
      return keyed((alarm) => alarm.residentId)
    case 'flood':
      return keyed(floodKey)
    case 'chatter':
      return keyed((alarm) => alarm.conditionKey)
    case 'false':
      return keyed((alarm) => alarm.deviceId).filter((alarm) => alarm.closeReason === 'false')
    case 'stale':
      return standing.filter((alarm) => isStale(alarm, end))
    case 'unanswered':
      return inShift(counted.filter((alarm) => isUnanswered(alarm, end)))
    case 're-alarmed':
      return counted.filter((alarm) => alarm.reAlarms > 0)
    case 'escalated':
      return counted.filter((alarm) => alarm.escalations > 0)
    case 'shelved':
      return counted.filter((alarm) => alarm.shelvings > 0)
    case 'acknowledge':
      return inShift(counted.filter((alarm) => alarm.acknowledgedAt !== null))
    case 'attend':
      return inShift(counted.filter((alarm) => alarm.attendedAt !== null))
    case 'close':
      return inShift(counted.filter((alarm) => alarm.closedAt !== null && alarm.closeReason !== null))
  }
}

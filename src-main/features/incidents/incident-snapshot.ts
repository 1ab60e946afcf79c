// What the console knew of the quarter of an hour before and after an incident: alarms of the person and the place with their steps,
// into and out of bed, measured values, who was seen. Frozen where it is taken; values are kept apart so that they can be left out.
import { dayOf } from '#shared/contract/days.ts'
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { IncidentSnapshot, SnapshotLine } from '#shared/features/incidents/incidents.model.ts'
import type { ResidentDetail } from '#shared/features/residents/residents.model.ts'
import type { ShiftName } from '#shared/features/stations/stations.contract.ts'
import type { VitalMeasurement } from '#shared/features/vitals/vitals.model.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import type { DevicesFeature } from '../devices/index.ts'

export const AROUND_MS = 15 * 60_000
/** An alarm may have rung for hours before; older ones are looked for no further. */
const LOOK_BACK_MS = 6 * 3_600_000
const MOST_ALARMS = 2000

export type SnapshotSources = {
  residentOn: (id: ResidentId, day: string) => Pick<ResidentDetail, 'state' | 'bedId' | 'bedLabel'>
  alarms: Pick<AlarmsFeature, 'listBetween' | 'listEventsBetween'>
  bedHistory: DevicesFeature['bedHistory']
  vitalsOf: (id: ResidentId, from: Instant, to: Instant) => VitalMeasurement[]
  shiftAt: (at: Instant) => ShiftName
}
export type SnapshotSubject = { occurredAt: Instant; residentId: ResidentId | null; place: string | null }

/** '203-1' lies in '203'. */
const roomOf = (bedLabel: string): string => bedLabel.slice(0, Math.max(bedLabel.lastIndexOf('-'), 0)) || bedLabel

export function takeSnapshot(sources: SnapshotSources, subject: SnapshotSubject, now: Instant): IncidentSnapshot {
  const { occurredAt, residentId, place } = subject
  const from = occurredAt - AROUND_MS
  const until = occurredAt + AROUND_MS
  // Spans leave their end out; what happened in this very moment belongs to it.
  const to = Math.min(until, now) + 1
  const person = residentId === null ? null : sources.residentOn(residentId, dayOf(occurredAt))
  const places = new Set([place, person?.bedLabel, person?.bedLabel ? roomOf(person.bedLabel) : null])
  const isOfIt = (alarm: Alarm) =>
    (residentId !== null && alarm.residentId === residentId) || places.has(alarm.placeLabel)
  const alarms = sources.alarms
    .listBetween(from - LOOK_BACK_MS, to, MOST_ALARMS)
    .filter((alarm) => isOfIt(alarm) && (alarm.raisedAt >= from || alarm.closedAt === null || alarm.closedAt >= from))
  const byId = new Map(alarms.map((alarm) => [alarm.id as string, alarm]))
  const events = sources.alarms.listEventsBetween(from, to).filter(({ alarmId }) => byId.has(alarmId))
  const minutes = person?.bedId ? sources.bedHistory({ bedId: person.bedId, from, to }).minutes : []
  const told = events.map((event): SnapshotLine => {
    const alarm = byId.get(event.alarmId)
    const isRaised = event.kind === 'raised'
    return {
      ...{ at: event.at, kind: isRaised ? 'alarm' : 'alarm-step', alarmKind: alarm?.kind ?? null },
      ...{ step: isRaised ? null : event.kind, place: alarm?.placeLabel ?? null, by: event.userName },
    }
  })
  return {
    ...{ from, to: until, takenAt: now, isComplete: now >= until },
    resident: person === null ? null : { state: person.state, bedLabel: person.bedLabel },
    shift: sources.shiftAt(occurredAt),
    staff: [...new Set(events.flatMap(({ userName }) => userName ?? []))],
    lines: [...told, ...presenceLines(minutes, person?.bedLabel ?? null)].sort((left, right) => left.at - right.at),
    hasPresence: minutes.some(({ inBed }) => inBed !== null),
    vitals: {
      spot: (residentId === null ? [] : sources.vitalsOf(residentId, from, to))
        .filter(({ isVoid, isCorrected }) => !isVoid && !isCorrected)
        .map(({ kind, value, diastolic, word, takenAt }) => ({ kind, value, diastolic, word, at: takenAt })),
      bed: minutes
        .filter(({ heartRate, respiration }) => heartRate !== null || respiration !== null)
        .map(({ at, heartRate, respiration }) => ({ at, heartRate, respiration })),
    },
  }
}

/** How the bed stood first, and each change. */
function presenceLines(
  minutes: readonly { at: Instant; inBed: boolean | null }[],
  place: string | null,
): SnapshotLine[] {
  const lines: SnapshotLine[] = []
  let before: boolean | null = null
  for (const { at, inBed } of minutes) {
    if (inBed === null || inBed === before) continue
    before = inBed
    lines.push({ at, kind: inBed ? 'in-bed' : 'out-of-bed', alarmKind: null, step: null, place, by: null })
  }
  return lines
}

// What of an alarm is health data. Who may not read vital signs still learns that somebody needs help, and where.
import type { Alarm, AlarmEvent, AlarmKind } from './alarms.model.ts'

const bodyKinds: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  'heart-rate-high',
  'heart-rate-low',
  'respiration-high',
  'respiration-low',
  'spo2-low',
  'blood-pressure',
  'body-temperature',
  'glucose',
])
/** Steps whose values are measured; those of the other steps are said by people. */
const measuredSteps: ReadonlySet<AlarmEvent['kind']> = new Set<AlarmEvent['kind']>([
  'raised',
  'repeated',
  're-alarmed',
  'escalated',
  'condition-ended',
])

/** The alarm without what was measured of a body; an alarm of another kind as it is. */
export function withoutBodyValues(alarm: Alarm): Alarm {
  return bodyKinds.has(alarm.kind) ? { ...alarm, values: {} } : alarm
}

/** The alarm as a covered screen may tell it: what kind, where and since when; no name of anybody, nothing measured, no words a person wrote. */
export function withoutPerson(alarm: Alarm): Alarm {
  const people = {
    residentId: null,
    surname: null,
    acknowledgedBy: null,
    attendedBy: null,
    shelvedBy: null,
    closedBy: null,
  }
  return { ...alarm, ...people, values: {}, shelveReason: null, closeNote: null }
}

/** A step of an alarm of this kind without what was measured of a body. */
export function withoutMeasured<Event extends Pick<AlarmEvent, 'kind' | 'values'>>(
  kind: AlarmKind,
  event: Event,
): Event {
  return bodyKinds.has(kind) && measuredSteps.has(event.kind) ? { ...event, values: {} } : event
}

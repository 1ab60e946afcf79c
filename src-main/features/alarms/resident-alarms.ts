// A resident's alarms as lines of the timeline: what the person called for or what the bed measured, never a device's own trouble.
import { dayOf } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import type { AlarmsRepository } from './alarms.repository.ts'

const ABOUT_THE_PERSON: readonly AlarmKind[] = [
  'call-bell',
  'fall',
  'fall-suspected',
  'motionless',
  'no-movement',
  'heart-rate-high',
  'heart-rate-low',
  'respiration-high',
  'respiration-low',
  'spo2-low',
  'blood-pressure',
  'body-temperature',
  'glucose',
  'out-of-bed',
]
/** Older ones are in the alarm list of their day. */
const MOST_LINES = 200

export function createResidentAlarms(repository: Pick<AlarmsRepository, 'listOfResident'>) {
  return function timelineOf(residentId: ResidentId): TimelineEntry[] {
    return repository.listOfResident(residentId, ABOUT_THE_PERSON, MOST_LINES).map((alarm) => {
      const { value, limit } = alarm.values
      return {
        id: `alarm:${alarm.id}`,
        kind: 'alarm',
        record: null,
        on: dayOf(alarm.raisedAt),
        toOn: null,
        values: {
          alarmKind: alarm.kind,
          place: alarm.placeLabel,
          measured: typeof value === 'number' ? value : null,
          limit: typeof limit === 'number' ? limit : null,
          closeReason: alarm.closeReason,
          at: alarm.raisedAt,
        },
        recordedAt: alarm.raisedAt,
        recordedBy: null,
        voided: null,
      }
    })
  }
}

// What every act on an alarm is made of: the alarm it is about, the step, its event and its audit row. Stores nothing by itself.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AlarmBook, PersonStep } from './alarm-book.ts'
import type { AlarmsRepository, NewAlarmEvent, StoredAlarm } from './alarms.repository.ts'

export type AlarmStepsOptions = {
  records: SqliteDatabase
  repository: AlarmsRepository
  book: AlarmBook
  clock: Pick<Clock, 'now'>
}

export type AlarmSteps = ReturnType<typeof createAlarmSteps>

function brief({
  state,
  acknowledgedAt,
  attendedAt,
  attendedHow,
  shelvedUntil,
  closedAt,
  closeReason,
  closeNote,
}: Alarm) {
  return { state, acknowledgedAt, attendedAt, attendedHow, shelvedUntil, closedAt, closeReason, closeNote }
}

export function createAlarmSteps(options: AlarmStepsOptions) {
  const { records, repository, book, clock } = options

  function mustFind(id: string): StoredAlarm {
    const stored = book.findById(id) ?? repository.findById(id)
    if (!stored) throw new DomainError('NOT_FOUND', { where: id })
    return stored
  }

  function mustBeOpen(id: string): StoredAlarm {
    const stored = mustFind(id)
    if (stored.alarm.state === 'closed') throw new DomainError('ALARM_CLOSED', { where: id })
    return stored
  }

  function openGroup(groupId: string): StoredAlarm[] {
    const group = book.list().filter((alarm) => alarm.groupId === groupId)
    if (group.length === 0) throw new DomainError('NOT_FOUND', { where: groupId })
    return group.map((alarm) => mustBeOpen(alarm.id))
  }

  function audit(actor: Actor, action: string, before: Alarm, after: Alarm, reason: string | null): void {
    appendAudit(records, {
      ...{ at: clock.now(), ...auditAs(actor), action: `alarms.${action}` },
      ...{ objectType: 'alarm', objectId: after.id, before: brief(before), after: brief(after), reason },
    })
  }

  function eventOf(
    alarm: Alarm,
    actor: Actor,
    kind: NewAlarmEvent['kind'],
    values: Alarm['values'] = {},
  ): NewAlarmEvent {
    return { alarmId: alarm.id, at: clock.now(), kind, userId: actor.userId, seat: actor.seatName, values }
  }

  function acknowledged(stored: StoredAlarm, actor: Actor): PersonStep {
    const part = { state: 'acknowledged', acknowledgedAt: clock.now(), acknowledgedBy: actor.displayName } as const
    const alarm = { ...stored.alarm, ...part }
    return { next: { ...stored, alarm, acknowledgedById: actor.userId }, event: eventOf(alarm, actor, 'acknowledged') }
  }

  function one(alarms: Alarm[]): Alarm {
    const [alarm] = alarms
    if (!alarm) throw new Error('an act on one alarm answers one alarm')
    return alarm
  }

  return { mustFind, mustBeOpen, openGroup, audit, eventOf, acknowledged, one }
}

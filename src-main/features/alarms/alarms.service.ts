// The life of an alarm: raised, acknowledged, closed with a reason. A high alarm never leaves without a person.
import type { Alarm, AlarmEvent, AlarmKind, CloseReason } from '#shared/features/alarms/alarms.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AlarmBook, AlarmSubject } from './alarm-book.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import type { AlarmsRepository, StoredAlarm } from './alarms.repository.ts'

/** Kinds that stay until a person closes them, also after the condition went away. */
const latchedKinds: readonly AlarmKind[] = [
  'call-bell',
  'fall',
  'smoke',
  'gas',
  'carbon-monoxide',
  'water-leak',
  'broker-lost',
  'storage-failed',
]
/** Two presses within this time are written as one step; a stuck button must not keep the disk busy. */
const REPEAT_INTERVAL_MS = 200
const LIST_LIMIT = 2000

export type AlarmsService = ReturnType<typeof createAlarmsService>

export type AlarmsServiceOptions = {
  records: SqliteDatabase
  repository: AlarmsRepository
  book: AlarmBook
  clock: Pick<Clock, 'now'>
  defaults: AlarmDefaults
}

export function createAlarmsService(options: AlarmsServiceOptions) {
  const { records, repository, book, clock, defaults } = options
  const pendingRepeats = new Map<string, number>()

  function canLeaveAlone(alarm: Alarm): boolean {
    return alarm.priority !== 'high' && !latchedKinds.includes(alarm.kind) && !alarm.isActive
  }

  function repeat(alarm: Alarm, times: number, values: Alarm['values']): Alarm | undefined {
    const now = clock.now()
    const ringsAgain =
      alarm.state === 'acknowledged' &&
      alarm.acknowledgedAt !== null &&
      now - alarm.acknowledgedAt >= defaults.ringsAgainAfterMs
    const fresh = ringsAgain ? { state: 'raised' as const, acknowledgedAt: null, acknowledgedBy: null } : {}
    return book.step(
      alarm.id,
      { ...fresh, isActive: true, lastAt: now, repeats: alarm.repeats + times, values: { ...alarm.values, ...values } },
      'repeated',
      { ...values, times },
    )
  }

  function mustFind(id: string): StoredAlarm {
    const stored = book.findById(id) ?? repository.findById(id)
    if (!stored) throw new DomainError('NOT_FOUND', { where: id })
    return stored
  }

  function auditOf(actor: Actor, action: string, before: Alarm, after: Alarm, reason: string | null): () => void {
    const brief = ({ state, acknowledgedAt, closedAt, closeReason, closeNote }: Alarm) => ({
      state,
      acknowledgedAt,
      closedAt,
      closeReason,
      closeNote,
    })
    return () =>
      appendAudit(records, {
        at: clock.now(),
        ...auditAs(actor),
        action,
        objectType: 'alarm',
        objectId: after.id,
        before: brief(before),
        after: brief(after),
        reason,
      })
  }

  return {
    listOpen: () => book.list(),
    find: (conditionKey: string) => book.find(conditionKey),

    /** The condition is there. A state that merely lasts adds nothing; `isNewEvent` = it happened once more (a press). */
    raise(subject: AlarmSubject, isNewEvent = false): void {
      const open = book.find(subject.conditionKey)
      if (!open) {
        book.open(subject)
        return
      }
      if (subject.isFromStartUp || (open.isActive && !isNewEvent)) return
      if (open.isActive && clock.now() - open.lastAt < REPEAT_INTERVAL_MS) {
        pendingRepeats.set(open.id, (pendingRepeats.get(open.id) ?? 0) + 1)
        return
      }
      repeat(open, 1 + (pendingRepeats.get(open.id) ?? 0), subject.values)
      pendingRepeats.delete(open.id)
    },

    /** The condition is gone. The alarm stays on the list until its rule lets it go. */
    endCondition(conditionKey: string, values: Alarm['values'] = {}): void {
      const open = book.find(conditionKey)
      if (!open?.isActive) return
      book.step(open.id, { isActive: false, lastAt: clock.now() }, 'condition-ended', values)
    },

    /** Ends every open condition `isAbout` says yes to, e.g. of a device that was taken out of service. */
    endConditions(isAbout: (alarm: Alarm) => boolean, values: Alarm['values']): void {
      for (const alarm of book.list()) {
        if (alarm.isActive && isAbout(alarm)) {
          book.step(alarm.id, { isActive: false, lastAt: clock.now() }, 'condition-ended', values)
        }
      }
    },

    /** Every second: writes counted repeats, lets go what may go by itself. */
    sweep(): void {
      const now = clock.now()
      for (const alarm of book.list()) {
        const times = pendingRepeats.get(alarm.id)
        if (times !== undefined && now - alarm.lastAt >= REPEAT_INTERVAL_MS) {
          pendingRepeats.delete(alarm.id)
          repeat(alarm, times, {})
        } else if (canLeaveAlone(alarm)) {
          if (alarm.state === 'raised' && now - alarm.lastAt < 600_000) continue
          const values = { by: 'system', because: 'condition-ended' }
          book.step(alarm.id, { state: 'closed', closedAt: now }, 'closed', values)
        }
      }
    },

    list: (from: number, to: number): Alarm[] => repository.listBetween(from, to, LIST_LIMIT),

    get(id: string): { alarm: Alarm; events: AlarmEvent[] } {
      return { alarm: mustFind(id).alarm, events: repository.listEvents(id) }
    },

    /** The first acknowledgement stays; a second one changes nothing. */
    acknowledge(id: string, actor: Actor): Alarm {
      const stored = mustFind(id)
      if (stored.alarm.state === 'closed') throw new DomainError('ALARM_CLOSED', { where: id })
      if (stored.alarm.state === 'acknowledged') return stored.alarm
      const now = clock.now()
      const alarm: Alarm = {
        ...stored.alarm,
        state: 'acknowledged',
        acknowledgedAt: now,
        acknowledgedBy: actor.displayName,
      }
      return book.stepByPerson(
        { ...stored, alarm, acknowledgedById: actor.userId },
        { alarmId: id, at: now, kind: 'acknowledged', userId: actor.userId, seat: actor.seatName, values: {} },
        auditOf(actor, 'alarms.acknowledge', stored.alarm, alarm, null),
      )
    },

    close(input: { id: string; reason: CloseReason; note: string | null }, actor: Actor): Alarm {
      const { id, reason, note } = input
      const stored = mustFind(id)
      if (stored.alarm.state === 'closed') throw new DomainError('ALARM_CLOSED', { where: id })
      if (stored.alarm.state === 'raised') throw new DomainError('ALARM_NOT_ACKNOWLEDGED', { where: id })
      const now = clock.now()
      const alarm: Alarm = {
        ...stored.alarm,
        state: 'closed',
        closedAt: now,
        closedBy: actor.displayName,
        closeReason: reason,
        closeNote: note,
      }
      return book.stepByPerson(
        { ...stored, alarm, closedById: actor.userId },
        { alarmId: id, at: now, kind: 'closed', userId: actor.userId, seat: actor.seatName, values: { reason } },
        auditOf(actor, 'alarms.close', stored.alarm, alarm, note),
      )
    },
  }
}

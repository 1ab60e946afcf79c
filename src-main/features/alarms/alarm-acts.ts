// What people do with an alarm: acknowledge, be there, close, silence. Each act is one transaction with its audit row.
import type { Alarm, AttendedHow, CloseReason } from '#shared/features/alarms/alarms.model.ts'
import { closingNeeds } from '#shared/features/alarms/alarms.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { Places } from '../devices/index.ts'
import type { AlarmBook, PersonStep } from './alarm-book.ts'
import type { PlaceOfAlarm } from './alarm-place.ts'
import type { AlarmsRepository, NewAlarmEvent, StoredAlarm } from './alarms.repository.ts'
import { placeProblem } from './place-code.ts'
import type { ResolveRule } from './rule-book.ts'
import type { Presence, StaffPresence } from './staff-presence.ts'

const MINUTE_MS = 60_000
/** A drill alarm may be silenced as long as a drill may last. */
const DRILL_SHELVE_MINUTES = 240

export type AlarmActsOptions = {
  records: SqliteDatabase
  repository: AlarmsRepository
  book: AlarmBook
  clock: Pick<Clock, 'now'>
  places: Places
  placeOf: PlaceOfAlarm
  resolveRule: ResolveRule
  presence: StaffPresence
}

export type AlarmActs = ReturnType<typeof createAlarmActs>

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

export function createAlarmActs(options: AlarmActsOptions) {
  const { records, repository, book, clock, presence } = options

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

  function presenceAt(alarm: Alarm, how: AttendedHow, actor: Actor | null): Presence | null {
    const place = options.placeOf(alarm)
    if (place.placeKey === null) return null
    const at = clock.now()
    const minutes = options.resolveRule(alarm.kind, place).presenceMinutes ?? 0
    return {
      ...{ placeKey: place.placeKey, at, until: at + minutes * MINUTE_MS, how },
      ...{ toldName: actor?.displayName ?? null, userId: actor?.userId ?? null },
    }
  }

  function closed(stored: StoredAlarm, reason: CloseReason, note: string | null, actor: Actor): PersonStep {
    const { id } = stored.alarm
    const missing = closingNeeds(stored.alarm, reason, note)
    if (missing === 'acknowledgement') throw new DomainError('ALARM_NOT_ACKNOWLEDGED', { where: id })
    if (missing === 'presence') throw new DomainError('ALARM_NOT_ATTENDED', { where: id })
    if (missing === 'note')
      throw new DomainError('RULE_BROKEN', { where: 'note', values: { rule: 'CLOSING_NOTE_MISSING' } })
    const closedAt = clock.now()
    const part = {
      state: 'closed',
      closedAt,
      closedBy: actor.displayName,
      closeReason: reason,
      closeNote: note,
    } as const
    const alarm = { ...stored.alarm, ...part }
    const values = { reason, wasAttended: stored.alarm.state === 'attended' }
    return { next: { ...stored, alarm, closedById: actor.userId }, event: eventOf(alarm, actor, 'closed', values) }
  }

  function longestShelving({ alarm }: StoredAlarm): number {
    const rule = options.resolveRule(alarm.kind, options.placeOf(alarm))
    return alarm.isDrill ? DRILL_SHELVE_MINUTES : (rule.maxShelveMinutes ?? 0)
  }

  function one(alarms: Alarm[]): Alarm {
    const [alarm] = alarms
    if (!alarm) throw new Error('an act on one alarm answers one alarm')
    return alarm
  }

  return {
    mustFind,

    /** The first acknowledgement stays; a second one changes nothing. */
    acknowledge(id: string, actor: Actor): Alarm {
      const stored = mustBeOpen(id)
      if (stored.alarm.state !== 'raised') return stored.alarm
      const step = acknowledged(stored, actor)
      return one(book.stepsByPerson([step], () => audit(actor, 'acknowledge', stored.alarm, step.next.alarm, null)))
    },

    acknowledgeGroup(groupId: string, actor: Actor): Alarm[] {
      const raised = openGroup(groupId).filter((stored) => stored.alarm.state === 'raised')
      const steps = raised.map((stored) => ({ stored, step: acknowledged(stored, actor) }))
      return book.stepsByPerson(
        steps.map(({ step }) => step),
        () => {
          for (const { stored, step } of steps) audit(actor, 'acknowledge', stored.alarm, step.next.alarm, null)
        },
      )
    },

    attend(input: { id: string; how: 'button' | 'scan'; code?: string | undefined }, actor: Actor): Alarm {
      const stored = mustBeOpen(input.id)
      if (input.how === 'scan') {
        const problem = placeProblem(input.code ?? '', stored.alarm, options.placeOf(stored.alarm), options.places)
        if (problem) throw new DomainError('RULE_BROKEN', { where: 'code', values: problem })
      }
      const isByPerson = stored.alarm.attendedHow === 'button' || stored.alarm.attendedHow === 'scan'
      if (stored.alarm.state === 'attended' && isByPerson) return stored.alarm
      // Whoever is there has it: a nurse who goes straight to the bed need not come back to a screen first.
      const first = stored.alarm.state === 'raised' ? acknowledged(stored, actor) : null
      const from = first?.next ?? stored
      const part = {
        state: 'attended',
        attendedAt: clock.now(),
        attendedBy: actor.displayName,
        attendedHow: input.how,
      } as const
      const alarm = { ...from.alarm, ...part }
      const next = { ...from, alarm, attendedById: actor.userId }
      const step = { next, event: eventOf(alarm, actor, 'attended', { how: input.how }) }
      const told = presenceAt(alarm, input.how, actor)
      const done = one(
        book.stepsByPerson(first ? [first, step] : [step], () => {
          audit(actor, 'attend', stored.alarm, alarm, null)
          if (told) presence.store(told)
        }),
      )
      if (told) presence.remember(told)
      return done
    },

    /** A press or a badge at the place told that somebody came to an acknowledged alarm; nobody's name is known of it. */
    attendByMachine(alarm: Alarm, how: 'bell-press' | 'badge', words: string | null): void {
      const told = presenceAt(alarm, how, null)
      const part = { state: 'attended', attendedAt: clock.now(), attendedBy: words, attendedHow: how } as const
      book.step(alarm.id, part, 'attended', { how })
      if (!told) return
      presence.remember(told)
      try {
        presence.store(told)
      } catch {
        // The alarm itself says when it is not stored; the presence only counts for minutes.
      }
    },

    close(input: { id: string; reason: CloseReason; note: string | null }, actor: Actor): Alarm {
      const stored = mustBeOpen(input.id)
      const step = closed(stored, input.reason, input.note, actor)
      return one(book.stepsByPerson([step], () => audit(actor, 'close', stored.alarm, step.next.alarm, input.note)))
    },

    closeGroup(input: { groupId: string; reason: CloseReason; note: string | null }, actor: Actor): Alarm[] {
      const steps = openGroup(input.groupId).map((stored) => ({
        stored,
        step: closed(stored, input.reason, input.note, actor),
      }))
      return book.stepsByPerson(
        steps.map(({ step }) => step),
        () => {
          for (const { stored, step } of steps) audit(actor, 'close', stored.alarm, step.next.alarm, input.note)
        },
      )
    },

    longestShelving: (id: string): number => longestShelving(mustBeOpen(id)),

    shelve(input: { id: string; minutes: number; reason: string }, actor: Actor): Alarm {
      const stored = mustBeOpen(input.id)
      const max = longestShelving(stored)
      if (max === 0) throw new DomainError('ALARM_NOT_SHELVABLE', { where: input.id })
      if (input.minutes > max) {
        throw new DomainError('RULE_BROKEN', { where: 'minutes', values: { rule: 'SHELVED_TOO_LONG', max } })
      }
      const shelvedUntil = clock.now() + input.minutes * MINUTE_MS
      const alarm = { ...stored.alarm, shelvedUntil, shelvedBy: actor.displayName, shelveReason: input.reason }
      const event = eventOf(alarm, actor, 'shelved', { minutes: input.minutes, reason: input.reason })
      const next = { ...stored, alarm, shelvedById: actor.userId }
      return one(book.stepsByPerson([{ next, event }], () => audit(actor, 'shelve', stored.alarm, alarm, input.reason)))
    },

    unshelve(id: string, actor: Actor): Alarm {
      const stored = mustBeOpen(id)
      if (stored.alarm.shelvedUntil === null) return stored.alarm
      const alarm = { ...stored.alarm, shelvedUntil: null, shelvedBy: null, shelveReason: null }
      const event = eventOf(alarm, actor, 'unshelved', { because: 'by-person' })
      const next = { ...stored, alarm, shelvedById: null }
      return one(book.stepsByPerson([{ next, event }], () => audit(actor, 'unshelve', stored.alarm, alarm, null)))
    },
  }
}

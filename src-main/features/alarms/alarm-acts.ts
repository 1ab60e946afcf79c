// What people do with an alarm: acknowledge, be there, close, silence. Each act is one transaction with its audit row.
import type { Alarm, CloseReason } from '#shared/features/alarms/alarms.model.ts'
import { closingNeeds } from '#shared/features/alarms/alarms.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { type AlarmAttendingOptions, createAlarmAttending } from './alarm-attending.ts'
import type { PersonStep } from './alarm-book.ts'
import { type AlarmStepsOptions, createAlarmSteps } from './alarm-steps.ts'
import type { StoredAlarm } from './alarms.repository.ts'

const MINUTE_MS = 60_000
/** A drill alarm may be silenced as long as a drill may last. */
const DRILL_SHELVE_MINUTES = 240

export type AlarmActsOptions = AlarmStepsOptions & Omit<AlarmAttendingOptions, 'steps'>

export type AlarmActs = ReturnType<typeof createAlarmActs>

export function createAlarmActs(options: AlarmActsOptions) {
  const { book, clock } = options
  const steps = createAlarmSteps(options)
  const { mustFind, mustBeOpen, openGroup, audit, eventOf, acknowledged, one } = steps

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

  return {
    mustFind,
    ...createAlarmAttending({ ...options, steps }),

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

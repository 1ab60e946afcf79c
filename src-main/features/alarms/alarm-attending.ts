// Somebody is at the place of an alarm: by a button or a scan on a screen, by a card held to the reader there, by a press of the bell.
// Must never take a card of nobody, or a press without an acknowledgement, for help that has come.
import type { Alarm, AttendedHow } from '#shared/features/alarms/alarms.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { Places } from '../devices/index.ts'
import type { PersonStep } from './alarm-book.ts'
import type { PlaceOfAlarm } from './alarm-place.ts'
import type { AlarmSteps, AlarmStepsOptions } from './alarm-steps.ts'
import type { StoredAlarm } from './alarms.repository.ts'
import { placeProblem } from './place-code.ts'
import type { ResolveRule } from './rule-book.ts'
import type { Presence, StaffPresence } from './staff-presence.ts'

const MINUTE_MS = 60_000

export type AlarmAttendingOptions = Pick<AlarmStepsOptions, 'book' | 'clock'> & {
  steps: AlarmSteps
  places: Places
  placeOf: PlaceOfAlarm
  resolveRule: ResolveRule
  presence: StaffPresence
}

export function createAlarmAttending(options: AlarmAttendingOptions) {
  const { book, clock, presence, steps } = options

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

  /** True when a person has said so on a screen; a machine's word may be said again. */
  function isAttendedByPerson({ state, attendedHow }: Alarm): boolean {
    return state === 'attended' && (attendedHow === 'button' || attendedHow === 'scan')
  }

  function attended(stored: StoredAlarm, how: AttendedHow, actor: Actor) {
    // Whoever is there has it: a nurse who goes straight to the bed need not come back to a screen first.
    const first = stored.alarm.state === 'raised' ? steps.acknowledged(stored, actor) : null
    const from = first?.next ?? stored
    const part = {
      state: 'attended',
      attendedAt: clock.now(),
      attendedBy: actor.displayName,
      attendedHow: how,
    } as const
    const alarm = { ...from.alarm, ...part }
    const step = {
      next: { ...from, alarm, attendedById: actor.userId },
      event: steps.eventOf(alarm, actor, 'attended', { how }),
    }
    const all: PersonStep[] = first ? [first, step] : [step]
    return { before: stored.alarm, alarm, all, told: presenceAt(alarm, how, actor) }
  }

  function attendAll(storeds: readonly StoredAlarm[], how: AttendedHow, actor: Actor): Alarm[] {
    const acts = storeds.map((stored) => attended(stored, how, actor))
    const last = new Set(acts.map(({ alarm }) => alarm.id))
    const changed = book.stepsByPerson(
      acts.flatMap(({ all }) => all),
      () => {
        for (const { before, alarm, told } of acts) {
          steps.audit(actor, 'attend', before, alarm, null)
          if (told) presence.store(told)
        }
      },
    )
    for (const { told } of acts) if (told) presence.remember(told)
    return changed.filter(({ id, state }) => last.has(id) && state === 'attended')
  }

  return {
    attend(input: { id: string; how: 'button' | 'scan'; code?: string | undefined }, actor: Actor): Alarm {
      const stored = steps.mustBeOpen(input.id)
      if (input.how === 'scan') {
        const problem = placeProblem(input.code ?? '', stored.alarm, options.placeOf(stored.alarm), options.places)
        if (problem) throw new DomainError('RULE_BROKEN', { where: 'code', values: problem })
      }
      if (isAttendedByPerson(stored.alarm)) return stored.alarm
      return steps.one(attendAll([stored], input.how, actor))
    },

    /** The card of a known person was held to the reader at a place: every open alarm there has somebody with it now. */
    attendByBadge(placeKey: string, actor: Actor): Alarm[] {
      const here = book
        .list()
        .filter((alarm) => !isAttendedByPerson(alarm) && options.placeOf(alarm).placeKey === placeKey)
        .map((alarm) => steps.mustBeOpen(alarm.id))
      return here.length === 0 ? [] : attendAll(here, 'badge', actor)
    },

    /** A press at the place told that somebody came to an acknowledged alarm; nobody's name is known of it. */
    attendByPress(alarm: Alarm): void {
      const how = 'bell-press'
      const told = presenceAt(alarm, how, null)
      const part = { state: 'attended', attendedAt: clock.now(), attendedBy: null, attendedHow: how } as const
      book.step(alarm.id, part, 'attended', { how })
      if (!told) return
      presence.remember(told)
      try {
        presence.store(told)
      } catch {
        // The alarm itself says when it is not stored; the presence only counts for minutes.
      }
    },
  }
}

// What an alarm does by itself: it is raised, comes again, rings anew, and leaves when its rule lets it.
// Every timer is reckoned from instants in the records file, so that a killed program goes on where it was.
// Must never let a high alarm leave without a person, and never let a press of a bell go unheard.
import type { AlarmRule, EscalationCall } from '#shared/features/alarms/alarm-rules.model.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { isShelved } from '#shared/features/alarms/alarms.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { AlarmBook, AlarmSubject } from './alarm-book.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import { findGroup } from './alarm-groups.ts'
import { createAlarmHold } from './alarm-hold.ts'
import type { IsParked } from './alarm-parking.ts'
import type { AlarmPlace, PlaceOfAlarm } from './alarm-place.ts'
import { createAlarmUrging, lapsedBecause, staysUntilClosed } from './alarm-urging.ts'
import type { DrillsService } from './drills.service.ts'
import type { ResolveRule } from './rule-book.ts'

/** Two presses within this time are written as one step; a stuck button must not keep the disk busy. */
const REPEAT_INTERVAL_MS = 200

export type AlarmLifeOptions = {
  book: AlarmBook
  clock: Pick<Clock, 'now'>
  defaults: AlarmDefaults
  resolveRule: ResolveRule
  placeOf: PlaceOfAlarm
  isParked: IsParked
  drills: Pick<DrillsService, 'of'>
  /** Somebody stands at this device and tests it. */
  isUnderTest: (deviceId: string) => boolean
  /** The bell was pressed by whoever came. */
  attendByPress: (alarm: Alarm) => void
  onEscalated: (alarm: Alarm, call: EscalationCall) => void
}

export type AlarmLife = ReturnType<typeof createAlarmLife>

function groupsOf(open: readonly Alarm[]): Map<string, Alarm[]> {
  const groups = new Map<string, Alarm[]>()
  for (const alarm of open) {
    const mates = groups.get(alarm.groupId)
    if (mates) mates.push(alarm)
    else groups.set(alarm.groupId, [alarm])
  }
  return groups
}

/** Nobody has it: no name of an earlier answer stays. */
const unanswered = {
  state: 'raised',
  acknowledgedAt: null,
  acknowledgedBy: null,
  attendedAt: null,
  attendedBy: null,
  attendedHow: null,
} as const

export function createAlarmLife(options: AlarmLifeOptions) {
  const { book, clock, defaults, placeOf } = options
  const pendingRepeats = new Map<string, number>()
  const hold = createAlarmHold({
    ...{ clock, placeOf, resolveRule: options.resolveRule },
    onRipe(subject, rule, place) {
      if (!options.isParked(rule, place, clock.now())) open(subject, rule, place)
    },
  })
  const urge = createAlarmUrging({ book, placeOf, drills: options.drills, onEscalated: options.onEscalated })

  const ruleOf = (alarm: Alarm): AlarmRule => options.resolveRule(alarm.kind, placeOf(alarm))

  /** A drill of the place, or a test of the one device. */
  function isTried(deviceId: string | null, place: AlarmPlace): boolean {
    return options.drills.of(place) !== null || (deviceId !== null && options.isUnderTest(deviceId))
  }

  function open(subject: AlarmSubject, rule: AlarmRule, place: AlarmPlace): Alarm {
    const isDrill = isTried(subject.deviceId, place)
    const about = { ...subject, priority: rule.priority ?? subject.priority }
    const group = findGroup({
      ...{ subject: about, place, isDrill, placeOf },
      open: book.list(),
      windows: defaults.groupWindowMs,
      now: clock.now(),
    })
    return book.open(about, { isDrill, ...group, defaultsVersion: defaults.version })
  }

  /** Rings anew as if it were fresh; the history keeps who had answered before. */
  function ringAnew(alarm: Alarm, because: string, part: Partial<Alarm> = {}): void {
    const now = clock.now()
    const before = { acknowledgedBy: alarm.acknowledgedBy, attendedBy: alarm.attendedBy }
    const fresh = { ...unanswered, ...part, rangAt: now, rings: alarm.rings + 1, escalation: 0 }
    book.step(alarm.id, fresh, 're-alarmed', { because, ...before }, now)
  }

  function repeat(alarm: Alarm, times: number, values: Alarm['values'], isCall: boolean): void {
    const now = clock.now()
    const answeredAt = alarm.attendedAt ?? alarm.acknowledgedAt
    const isLongAgo = answeredAt !== null && now - answeredAt >= defaults.ringsAgainAfterMs
    const ringsAgain = alarm.state !== 'raised' && (isCall || isLongAgo)
    const isSilent = isShelved(alarm, now) || (alarm.state !== 'raised' && !ringsAgain)
    const part = {
      ...(ringsAgain ? { ...unanswered, escalation: 0 } : {}),
      ...(isSilent ? {} : { rangAt: now, rings: alarm.rings + 1 }),
      isActive: true,
      lastAt: now,
      repeats: alarm.repeats + times,
      values: { ...alarm.values, ...values },
    }
    book.step(alarm.id, part, 'repeated', { ...values, times }, ringsAgain ? now : undefined)
  }

  /**
   * A press of the bell that already calls. Soon after the acknowledgement nobody can be there yet; then the one who came
   * presses; whoever presses after that is calling again.
   */
  function isPressAnswered(alarm: Alarm): 'attended' | 'calls-again' | 'counted' {
    const now = clock.now()
    const { presenceFromPressAfterMs, ringsAgainAfterMs } = defaults
    if (alarm.state === 'acknowledged' && alarm.acknowledgedAt !== null) {
      const waitedMs = now - alarm.acknowledgedAt
      return waitedMs >= presenceFromPressAfterMs && waitedMs < ringsAgainAfterMs ? 'attended' : 'counted'
    }
    if (alarm.state !== 'attended' || alarm.attendedAt === null || alarm.attendedHow !== 'bell-press') return 'counted'
    return now - alarm.attendedAt >= presenceFromPressAfterMs ? 'calls-again' : 'counted'
  }

  function come(open: Alarm, subject: AlarmSubject, isNewEvent: boolean): void {
    if (subject.isFromStartUp || (open.isActive && !isNewEvent)) return
    const press = isNewEvent && subject.kind === 'call-bell' ? isPressAnswered(open) : 'counted'
    if (press === 'attended') {
      options.attendByPress(open)
      return
    }
    if (open.isActive && clock.now() - open.lastAt < REPEAT_INTERVAL_MS) {
      pendingRepeats.set(open.id, (pendingRepeats.get(open.id) ?? 0) + 1)
      return
    }
    repeat(open, 1 + (pendingRepeats.get(open.id) ?? 0), subject.values, press === 'calls-again')
    pendingRepeats.delete(open.id)
  }

  function sweepOne(alarm: Alarm, mates: readonly Alarm[], now: number): void {
    const rule = ruleOf(alarm)
    const times = pendingRepeats.get(alarm.id)
    if (times !== undefined && now - alarm.lastAt >= REPEAT_INTERVAL_MS) {
      pendingRepeats.delete(alarm.id)
      repeat(alarm, times, {}, false)
      return
    }
    if (alarm.shelvedUntil !== null && alarm.shelvedUntil <= now) {
      book.step(alarm.id, { shelvedUntil: null, shelvedBy: null, shelveReason: null }, 'unshelved', { because: 'over' })
      if (alarm.isActive || (alarm.state === 'raised' && staysUntilClosed(alarm, rule))) ringAnew(alarm, 'silence-over')
      return
    }
    if (!alarm.isActive && !staysUntilClosed(alarm, rule)) {
      if (alarm.state === 'raised' && now - alarm.lastAt < (rule.leavesAfterSeconds ?? 0) * 1000) return
      book.step(alarm.id, { state: 'closed', closedAt: now }, 'closed', { by: 'system', because: 'condition-ended' })
      return
    }
    // The drill is over, the danger is not: now it is in earnest. A press has no state that could last.
    if (alarm.isDrill && alarm.isActive && alarm.kind !== 'call-bell' && !isTried(alarm.deviceId, placeOf(alarm))) {
      ringAnew(alarm, 'drill-over', { isDrill: false })
      return
    }
    if (isShelved(alarm, now)) return
    if (alarm.state === 'raised') {
      urge(alarm, rule, book.findById(alarm.id)?.callingSince ?? alarm.raisedAt, mates, now)
      return
    }
    const because = lapsedBecause(alarm, rule, now)
    if (because !== null) ringAnew(alarm, because)
  }

  return {
    ruleOf,

    /** True when the bed has an open alarm, or a condition that is held back until it lasted. */
    hasConditions(bedId: string): boolean {
      return book.isAboutBed(bedId) || hold.holdsOfBed(bedId)
    },

    /** The condition is there. A state that merely lasts adds nothing; `isNewEvent` = it happened once more (a press). */
    raise(subject: AlarmSubject, isNewEvent = false): void {
      const known = book.find(subject.conditionKey)
      if (known) {
        come(known, subject, isNewEvent)
        return
      }
      const place = placeOf(subject)
      const rule = options.resolveRule(subject.kind, place)
      if (!isNewEvent && hold.mustLast(rule, subject)) hold.hold(subject)
      else if (!options.isParked(rule, place, clock.now())) open(subject, rule, place)
    },

    /** The condition is gone. The alarm stays on the list until its rule lets it go. */
    endCondition(conditionKey: string, values: Alarm['values'] = {}): void {
      hold.end(conditionKey)
      const known = book.find(conditionKey)
      if (!known?.isActive) return
      book.step(known.id, { isActive: false, lastAt: clock.now() }, 'condition-ended', values)
    },

    /** Ends every open condition `isAbout` says yes to, e.g. of a device that was taken out of service. */
    endConditions(isAbout: (about: Pick<Alarm, 'deviceId' | 'kind'>) => boolean, values: Alarm['values']): void {
      hold.forget(isAbout)
      for (const alarm of book.list()) {
        if (alarm.isActive && isAbout(alarm)) {
          book.step(alarm.id, { isActive: false, lastAt: clock.now() }, 'condition-ended', values)
        }
      }
    },

    /** Every second: what was held long enough, what nobody answered, what may leave by itself. */
    sweep(): void {
      const now = clock.now()
      hold.ripen(now)
      const open = book.list()
      const groups = groupsOf(open)
      for (const alarm of open) sweepOne(alarm, groups.get(alarm.groupId) ?? [], now)
    },
  }
}

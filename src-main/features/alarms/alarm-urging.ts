// What an alarm does while nobody has it: it rings again, calls the next of its chain, and comes back when somebody answered and did not
// come. Must never let a high alarm fall silent without a person.
import type { AlarmRule, EscalationCall } from '#shared/features/alarms/alarm-rules.model.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { AlarmBook } from './alarm-book.ts'
import { callsAlone, carries } from './alarm-groups.ts'
import type { PlaceOfAlarm } from './alarm-place.ts'
import type { DrillsService } from './drills.service.ts'

/** Worth ringing for: it lasts, or it must not leave without a person. */
export function staysUntilClosed(alarm: Alarm, rule: AlarmRule): boolean {
  return alarm.priority === 'high' || rule.isLatched === true
}

/** Why an answered alarm rings anew; null = it was answered well enough so far. */
export function lapsedBecause(alarm: Alarm, rule: AlarmRule, now: number): 'nobody-came' | 'not-closed' | null {
  const isOver = (since: number | null, seconds: number | null | undefined) =>
    since !== null && seconds !== null && seconds !== undefined && now - since >= seconds * 1000
  if (alarm.state === 'acknowledged' && isOver(alarm.acknowledgedAt, rule.reAlarmSeconds)) return 'nobody-came'
  // A press names nobody who could be asked, and a card may be held to the reader in passing: they count for a while only.
  const isByMachine = alarm.attendedHow === 'bell-press' || alarm.attendedHow === 'badge'
  if (alarm.state === 'attended' && isByMachine && isOver(alarm.attendedAt, rule.attendedLapseSeconds))
    return 'not-closed'
  return null
}

export function createAlarmUrging(options: {
  book: Pick<AlarmBook, 'step'>
  placeOf: PlaceOfAlarm
  drills: Pick<DrillsService, 'of'>
  onEscalated: (alarm: Alarm, call: EscalationCall) => void
}) {
  const { book } = options

  function escalate(alarm: Alarm, rule: AlarmRule, callingSince: number, now: number): boolean {
    // A kind with two priorities calls others only for the graver one.
    const chain = rule.priority === undefined && alarm.priority !== 'high' ? [] : (rule.escalation ?? [])
    const step = chain[alarm.escalation]
    if (!step || now - callingSince < step.afterSeconds * 1000) return false
    const drill = alarm.isDrill ? options.drills.of(options.placeOf(alarm)) : null
    const isSkipped = alarm.isDrill && step.call === 'siren' && drill?.callsSiren !== true
    const part = isSkipped
      ? { escalation: alarm.escalation + 1 }
      : { escalation: alarm.escalation + 1, rangAt: now, rings: alarm.rings + 1 }
    const next = book.step(alarm.id, part, 'escalated', { call: step.call, step: alarm.escalation + 1, isSkipped })
    if (next && !isSkipped) options.onEscalated(next, step.call)
    return true
  }

  /** Nobody answered: the next of the chain, or once more. `mates` = the alarms of its group. */
  return function urge(
    alarm: Alarm,
    rule: AlarmRule,
    callingSince: number,
    mates: readonly Alarm[],
    now: number,
  ): void {
    if (!alarm.isActive && !staysUntilClosed(alarm, rule)) return
    if (!callsAlone(alarm.kind) && mates.some((mate) => carries(mate, alarm, now))) return
    if (escalate(alarm, rule, callingSince, now)) return
    const isMedium = alarm.priority !== 'high' && rule.mediumRepeatSeconds !== undefined
    const seconds = isMedium ? rule.mediumRepeatSeconds : rule.repeatSeconds
    if (seconds === null || seconds === undefined || now - alarm.rangAt < seconds * 1000) return
    book.step(alarm.id, { rangAt: now, rings: alarm.rings + 1 }, 're-alarmed', { because: 'unanswered' })
  }
}

// Rules of an alarm's life that screens and backend share: who must have been there, what a reason needs, what is silent now.
import type { Alarm, AlarmKind, CloseReason } from './alarms.model.ts'

/** Danger to life: never silenced for long, never swallowed by a group. */
export const lifeSafetyKinds: readonly AlarmKind[] = ['smoke', 'gas', 'carbon-monoxide', 'fall', 'call-bell']

/** Reasons that say that nobody had to go, or that it was practised; they stand in for presence, with a note. */
export const reasonsWithoutPresence: readonly CloseReason[] = ['false', 'device-fault', 'drill']

/** True when somebody must have been told present at the place before an alarm of this kind is closed as real. */
export function needsPresence(kind: AlarmKind): boolean {
  return lifeSafetyKinds.includes(kind)
}

/** What still keeps a person from closing `alarm` for `reason`; null = nothing. `note` counts when it says at least two letters. */
export function closingNeeds(
  alarm: Pick<Alarm, 'kind' | 'state'>,
  reason: CloseReason,
  note: string | null,
): 'acknowledgement' | 'presence' | 'note' | null {
  if (alarm.state === 'raised') return 'acknowledgement'
  if (alarm.state === 'attended' || !needsPresence(alarm.kind)) return null
  if (!reasonsWithoutPresence.includes(reason)) return 'presence'
  return (note ?? '').trim().length >= 2 ? null : 'note'
}

/** True while a person silenced it. `now` = epoch milliseconds. */
export function isShelved(alarm: Pick<Alarm, 'shelvedUntil'>, now: number): boolean {
  return alarm.shelvedUntil !== null && alarm.shelvedUntil > now
}

/** True when an alarm calls for attention now: nobody has it yet and nobody silenced it. */
export function isCalling(alarm: Pick<Alarm, 'state' | 'shelvedUntil'>, now: number): boolean {
  return alarm.state === 'raised' && !isShelved(alarm, now)
}

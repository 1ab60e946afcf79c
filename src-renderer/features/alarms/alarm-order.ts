// The order in which open alarms stand, their groups, and which of them a key means. Pure.
import type { Alarm, AlarmChange, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'

const rank: Record<AlarmPriority, number> = { high: 0, medium: 1, low: 2 }

/** What nobody has comes first, then what somebody has, then where somebody is, last what was silenced. */
function stageOf(alarm: Alarm): number {
  if (alarm.shelvedUntil !== null) return 3
  return alarm.state === 'raised' ? 0 : alarm.state === 'acknowledged' ? 1 : 2
}

/** High before medium before low; in each what nobody has acknowledged first; then the newest. */
export function sortAlarms(alarms: readonly Alarm[]): Alarm[] {
  return [...alarms].sort(
    (left, right) =>
      rank[left.priority] - rank[right.priority] ||
      stageOf(left) - stageOf(right) ||
      right.raisedAt - left.raisedAt ||
      (left.id < right.id ? 1 : -1),
  )
}

/** The open alarms after one change; a closed alarm leaves the list. */
export function applyAlarmChange(alarms: readonly Alarm[], { alarm }: AlarmChange): Alarm[] {
  const others = alarms.filter((known) => known.id !== alarm.id)
  return alarm.state === 'closed' ? others : [...others, alarm]
}

/** Alarms about one event: `lead` is the most urgent of them. */
export type AlarmGroup = { lead: Alarm; members: readonly Alarm[] }

/** One card a group, in the order of its most urgent alarm. */
export function groupAlarms(sorted: readonly Alarm[]): AlarmGroup[] {
  const groups = new Map<string, Alarm[]>()
  for (const alarm of sorted) groups.set(alarm.groupId, [...(groups.get(alarm.groupId) ?? []), alarm])
  return [...groups.values()].flatMap((members) => (members[0] ? [{ lead: members[0], members }] : []))
}

/** Rings now: nobody has it and nobody silenced it. */
export function isCallingNow(alarm: Alarm): boolean {
  return alarm.state === 'raised' && alarm.shelvedUntil === null
}

/** The alarm one key acknowledges: the first in order that nobody has acknowledged. */
export function firstUnacknowledged(sorted: readonly Alarm[]): Alarm | undefined {
  return sorted.find(isCallingNow) ?? sorted.find((alarm) => alarm.state === 'raised')
}

/** The alarm somebody is at: the first acknowledged one, else the first that rings. */
export function firstToAttend(sorted: readonly Alarm[]): Alarm | undefined {
  return sorted.find((alarm) => alarm.state === 'acknowledged') ?? sorted.find((alarm) => alarm.state === 'raised')
}

/** The alarm one key closes: the first in order somebody attended, else the first that is acknowledged. */
export function firstToClose(sorted: readonly Alarm[]): Alarm | undefined {
  return sorted.find((alarm) => alarm.state === 'attended') ?? sorted.find((alarm) => alarm.state === 'acknowledged')
}

/** The alarm one key silences: the first that is not silenced yet. */
export function firstToShelve(sorted: readonly Alarm[]): Alarm | undefined {
  return sorted.find((alarm) => alarm.shelvedUntil === null)
}

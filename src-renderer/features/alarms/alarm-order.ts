// The order in which open alarms stand, and how a change of the feed enters the list. Pure.
import type { Alarm, AlarmChange, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'

const rank: Record<AlarmPriority, number> = { high: 0, medium: 1, low: 2 }

/** High before medium before low; in each what nobody has acknowledged first; then the newest. */
export function sortAlarms(alarms: readonly Alarm[]): Alarm[] {
  return [...alarms].sort(
    (left, right) =>
      rank[left.priority] - rank[right.priority] ||
      Number(left.state === 'acknowledged') - Number(right.state === 'acknowledged') ||
      right.raisedAt - left.raisedAt ||
      (left.id < right.id ? 1 : -1),
  )
}

/** The open alarms after one change; a closed alarm leaves the list. */
export function applyAlarmChange(alarms: readonly Alarm[], { alarm }: AlarmChange): Alarm[] {
  const others = alarms.filter((known) => known.id !== alarm.id)
  return alarm.state === 'closed' ? others : [...others, alarm]
}

/** The alarm one key acknowledges: the first in order that nobody has acknowledged. */
export function firstUnacknowledged(sorted: readonly Alarm[]): Alarm | undefined {
  return sorted.find((alarm) => alarm.state === 'raised')
}

/** The alarm one key closes: the first in order that is acknowledged. */
export function firstToClose(sorted: readonly Alarm[]): Alarm | undefined {
  return sorted.find((alarm) => alarm.state === 'acknowledged')
}

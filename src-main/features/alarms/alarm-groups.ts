// Which open alarms are about one event. A group spares the ear, never a life: danger to life always calls by itself.

import type { Alarm, AlarmKind, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import { isCalling, lifeSafetyKinds } from '#shared/features/alarms/alarms.rules.ts'
import type { AlarmSubject } from './alarm-book.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import type { AlarmPlace, PlaceOfAlarm } from './alarm-place.ts'

type Family = 'person' | 'fire' | 'equipment'

const families: Partial<Record<AlarmKind, Family>> = {
  'call-bell': 'person',
  fall: 'person',
  'fall-suspected': 'person',
  motionless: 'person',
  'no-movement': 'person',
  'heart-rate-high': 'person',
  'heart-rate-low': 'person',
  'respiration-high': 'person',
  'respiration-low': 'person',
  'spo2-low': 'person',
  'blood-pressure': 'person',
  'body-temperature': 'person',
  glucose: 'person',
  'out-of-bed': 'person',
  vendor: 'person',
  smoke: 'fire',
  gas: 'fire',
  'carbon-monoxide': 'fire',
  'device-silent': 'equipment',
  'broker-lost': 'equipment',
}
const rank: Record<AlarmPriority, number> = { low: 0, medium: 1, high: 2 }

export type GroupFinding = { groupId: Alarm['id'] | null; calls: boolean }

function isSamePlace(family: Family, one: AlarmPlace, other: AlarmPlace): boolean {
  if (family === 'equipment') return true
  if (family === 'fire')
    return one.floorId === null
      ? one.placeKey !== null && one.placeKey === other.placeKey
      : one.floorId === other.floorId
  // Two beds of a room are two people; a bell of the room belongs to whoever of them calls.
  if (one.bedId !== null && other.bedId !== null) return one.bedId === other.bedId
  return one.placeKey !== null && one.placeKey === other.placeKey
}

/** Whether `mate` keeps the group's voice up, so that `alarm` need not call as well. Of two equals the older one calls. */
export function carries(mate: Alarm, alarm: Alarm, now: number): boolean {
  if (mate.id === alarm.id || mate.groupId !== alarm.groupId || !isCalling(mate, now)) return false
  if (rank[mate.priority] !== rank[alarm.priority]) return rank[mate.priority] > rank[alarm.priority]
  return mate.id < alarm.id
}

/** True when an alarm must always call by itself, whatever its group does. */
export function callsAlone(kind: AlarmKind): boolean {
  return lifeSafetyKinds.includes(kind)
}

/** Finds the group a new alarm belongs to, and whether it calls for attention beside the group's own call. */
export function findGroup(options: {
  subject: AlarmSubject
  place: AlarmPlace
  isDrill: boolean
  open: readonly Alarm[]
  placeOf: PlaceOfAlarm
  windows: AlarmDefaults['groupWindowMs']
  now: number
}): GroupFinding {
  const { subject, place, open, now } = options
  const family = families[subject.kind]
  if (family === undefined) return { groupId: null, calls: true }
  const mates = open.filter((alarm) => {
    if (families[alarm.kind] !== family || alarm.isDrill !== options.isDrill) return false
    const isNear = now - Math.max(alarm.raisedAt, alarm.lastAt) <= options.windows[family]
    const isLasting = alarm.isActive && (family === 'fire' || alarm.kind === 'broker-lost')
    return (isNear || isLasting) && isSamePlace(family, place, options.placeOf(alarm))
  })
  const [first] = mates
  if (!first) return { groupId: null, calls: true }
  const isCarried = mates.some((mate) => isCalling(mate, now) && rank[mate.priority] >= rank[subject.priority])
  return { groupId: first.groupId, calls: callsAlone(subject.kind) || !isCarried }
}

// Pure rules of the roll-call: what is a fire, who is searched for, who is still open. Must never count an unmarked person as safe.
import type { Alarm, AlarmKind } from '../alarms/alarms.model.ts'
import type { MarkEntry, Mobility, RollCallMark, RollCallPerson } from './roll-call.model.ts'

/** Alarms after which everybody may have to leave the house. */
export const fireKinds: readonly AlarmKind[] = ['smoke', 'gas', 'carbon-monoxide']

/** True for an alarm that offers the roll-call at once; a drill offers it too. */
export function isFireAlarm(alarm: Pick<Alarm, 'kind'>): boolean {
  return fireKinds.includes(alarm.kind)
}

/** Who is searched for: everybody who is not recorded as away. */
export function isToFind(person: Pick<RollCallPerson, 'whereabouts'>): boolean {
  return person.whereabouts === 'in-house'
}

export type RollCallCounts = Record<RollCallMark, number> & {
  toFind: number
  onLeave: number
  inHospital: number
  /** Of those to find; `unknown` = mobility not recorded. */
  mobility: Record<Mobility | 'unknown', number>
}

/** The newest mark of each person; somebody never marked is not in the map. `marks` in order of time. */
export function newestMarks(marks: readonly MarkEntry[]): Map<string, MarkEntry> {
  return new Map(marks.map((mark) => [mark.residentId, mark]))
}

/** Numbers of a roll-call. The four marks add up to `toFind`. */
export function countRollCall(people: readonly RollCallPerson[], marks: readonly MarkEntry[]): RollCallCounts {
  const newest = newestMarks(marks)
  const counts: RollCallCounts = {
    ...{ unchecked: 0, found: 0, evacuated: 0, missing: 0, toFind: 0, onLeave: 0, inHospital: 0 },
    mobility: { walks: 0, 'with-help': 0, wheelchair: 0, 'bed-bound': 0, unknown: 0 },
  }
  for (const person of people) {
    if (person.whereabouts === 'on-leave') counts.onLeave += 1
    else if (person.whereabouts === 'in-hospital') counts.inHospital += 1
    else {
      counts.toFind += 1
      counts[newest.get(person.residentId)?.mark ?? 'unchecked'] += 1
      counts.mobility[person.mobility ?? 'unknown'] += 1
    }
  }
  return counts
}

/** People nobody has found yet: unchecked or missing. A roll-call is complete when this is 0. */
export function stillOpen(counts: Pick<RollCallCounts, 'unchecked' | 'missing'>): number {
  return counts.unchecked + counts.missing
}

/** People by floor, in the order given; a person without a bed stands under null. */
export function byFloor<Person extends Pick<RollCallPerson, 'floorName'>>(
  people: readonly Person[],
): { floorName: string | null; people: Person[] }[] {
  const floors = new Map<string | null, Person[]>()
  for (const person of people) floors.set(person.floorName, [...(floors.get(person.floorName) ?? []), person])
  return [...floors].map(([floorName, list]) => ({ floorName, people: list }))
}

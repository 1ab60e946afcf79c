// What the roll-call of a drill proves: how many were found and when the last of them. Pure. Nobody who was not marked counts as found.
import type { Instant } from '../../contract/primitives.ts'
import type { Alarm } from '../alarms/alarms.model.ts'
import type { RollCall, RollCallMark } from '../roll-call/roll-call.model.ts'
import { countRollCall, isToFind, newestMarks, stillOpen } from '../roll-call/roll-call.rules.ts'
import type { DrillMark, DrillRollCall } from './drills.model.ts'

type Call = Pick<RollCall, 'id' | 'openedAt' | 'closedAt' | 'people' | 'marks'>

/** The numbers of a roll-call, without a name. */
export function rollCallOfDrill(call: Call): DrillRollCall {
  const { toFind, found, evacuated, missing, unchecked } = countRollCall(call.people, call.marks)
  const times = foundOnes(call, null).flatMap(({ mark, at }) => (mark === 'missing' || at === null ? [] : [at]))
  return {
    ...{ id: call.id, openedAt: call.openedAt, closedAt: call.closedAt, toFind, found, evacuated, missing, unchecked },
    lastFoundAt: times.length === 0 ? null : Math.max(...times),
  }
}

/** When everybody was out: the last one found where nobody is wanting, else the end of the roll-call; null = it still runs. */
export function evacuatedAt(call: Call): Instant | null {
  const told = rollCallOfDrill(call)
  return told.toFind > 0 && stillOpen(told) === 0 ? told.lastFoundAt : call.closedAt
}

/** The times of a drill that nobody pressed, from its alarm and its roll-call; without a roll-call it ends with the alarm. */
export function timesOfAlarm(
  alarm: Pick<Alarm, 'raisedAt' | 'attendedAt' | 'closedAt'>,
  call: Call | null,
): [DrillMark, Instant][] {
  const end = (call && evacuatedAt(call)) ?? alarm.closedAt
  const times: [DrillMark, Instant | null][] = [
    ['started', alarm.raisedAt],
    ['alarm-given', alarm.raisedAt],
    ['arrived', alarm.attendedAt],
    ['finished', end],
  ]
  return times.flatMap(([mark, at]) => (at === null ? [] : [[mark, at] as [DrillMark, Instant]]))
}

export type FoundOne = {
  residentId: string
  bedLabel: string | null
  name: string
  mark: RollCallMark
  /** null = nobody marked the person. */
  at: Instant | null
  /** Seconds from `since`; null = not marked, or the beginning is not known. */
  seconds: number | null
  by: string | null
}

/** Everybody who was searched for, in the order in which they were found; who was not marked stands last. */
export function foundOnes(call: Pick<Call, 'people' | 'marks'>, since: Instant | null): FoundOne[] {
  const newest = newestMarks(call.marks)
  return call.people
    .filter(isToFind)
    .map(({ residentId, bedLabel, name }): FoundOne => {
      const told = newest.get(residentId)
      const isMarked = told !== undefined && told.mark !== 'unchecked'
      return {
        ...{ residentId, bedLabel, name, mark: isMarked ? told.mark : 'unchecked' },
        ...{ at: isMarked ? told.at : null, by: isMarked ? told.by : null },
        seconds: isMarked && since !== null ? Math.round((told.at - since) / 1000) : null,
      }
    })
    .sort((left, right) => (left.at ?? Number.POSITIVE_INFINITY) - (right.at ?? Number.POSITIVE_INFINITY) || 0)
}

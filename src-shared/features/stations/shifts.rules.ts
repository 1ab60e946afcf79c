// Which shift an instant belongs to. The night shift began the day before for anybody who looks after midnight. Pure.

import type * as z from 'zod'
import { dayOf, startOfDay } from '../../contract/days.ts'
import type { ShiftTimes } from '../facility/facility.model.ts'
import type { ShiftName } from './stations.contract.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A shift as it really ran: its name and the instant it began, epoch ms UTC. */
export type RunningShift = { name: ShiftName; startedAt: number }

/**
 * The shift at `at` (epoch ms UTC) by the starts 'HH:mm' in the facility's zone; `startedAt` is never later than `at`.
 * Shifts that start at the same minute count as the first of them in the order day, swing, night.
 */
export function shiftAt(at: number, times: z.infer<typeof ShiftTimes>): RunningShift {
  const midnight = startOfDay(dayOf(at))
  const names: readonly ShiftName[] = ['day', 'swing', 'night']
  const starts = [midnight - DAY_MS, midnight].flatMap((from) =>
    names.map((name): RunningShift => ({ name, startedAt: from + minutesOf(times[name]) * MINUTE_MS })),
  )
  return starts
    .filter((shift) => shift.startedAt <= at)
    .reduce((latest, shift) => (shift.startedAt > latest.startedAt ? shift : latest))
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

/** The shift at `at` with the instant at which the next one begins. */
export function shiftSpanAt(at: number, times: z.infer<typeof ShiftTimes>): RunningShift & { endsAt: number } {
  const shift = shiftAt(at, times)
  const midnight = startOfDay(dayOf(shift.startedAt))
  const starts = [midnight, midnight + DAY_MS].flatMap((from) =>
    Object.values(times).map((time) => from + minutesOf(time) * MINUTE_MS),
  )
  return { ...shift, endsAt: Math.min(...starts.filter((start) => start > shift.startedAt)) }
}

// What a score asks for: when to observe next and who is called, by versioned data. Counts from the round it was scored at, not from now:
// values that have grown old since do not take the next round away. A partial score that proves no band asks for what is missing first.
import * as z from 'zod'
import { Instant } from '../../contract/primitives.ts'
import { News2Band, News2Parameter, type News2Result } from './news2.rules.ts'

/** 当班护士 医师 急救. */
export const News2Call = z.enum(['nurse', 'physician', 'emergency'])

const Response = z.object({
  earliestMinutes: z.number().positive(),
  latestMinutes: z.number().positive(),
  /** True = watched without a break; the minutes are then the longest time without a written value. */
  isContinuous: z.boolean(),
  call: z.array(News2Call),
  isVerified: z.boolean(),
})
/** Intervals and calls by band, as versioned data. */
export const News2Responses = z.object({
  version: z.string(),
  basis: z.string(),
  needsPhysicianSignOff: z.boolean(),
  /** A round of the bands none and low that is overdue is told for so long; urgent ones until they are done. */
  routineToldHours: z.number().positive(),
  bands: z.record(News2Band, Response),
})
export type News2Responses = z.infer<typeof News2Responses>

/** The next observation; see `nextObservation`. */
export const News2Next = z.object({
  /** The round it counts from; null = never observed. */
  observedAt: Instant.nullable(),
  /** As in the score; null = what was known proved none. */
  band: News2Band.nullable(),
  isAtLeast: z.boolean(),
  dueFrom: Instant.nullable(),
  /** null = not known: what is missing must be observed first. */
  dueBy: Instant.nullable(),
  isContinuous: z.boolean(),
  call: z.array(News2Call),
  missing: z.array(News2Parameter),
  isVerified: z.boolean(),
})
export type News2Next = z.infer<typeof News2Next>

/** What the score of a round asks for. `result` is the score as it was at `observedAt` (epoch ms). */
export function nextObservation(responses: News2Responses, result: News2Result, observedAt: number | null): News2Next {
  const { band, isAtLeast } = result
  const missing = result.partial.missing.map(({ parameter }) => parameter)
  const response = band === null || observedAt === null ? null : responses.bands[band]
  if (response === null || observedAt === null) {
    const unknown = { dueFrom: null, dueBy: null, isContinuous: false, call: [], isVerified: false }
    return { observedAt, band: null, isAtLeast, ...unknown, missing }
  }
  return {
    ...{ observedAt, band, isAtLeast, missing },
    dueFrom: observedAt + response.earliestMinutes * 60_000,
    dueBy: observedAt + response.latestMinutes * 60_000,
    ...{ isContinuous: response.isContinuous, call: response.call, isVerified: response.isVerified },
  }
}

/** True while an overdue round is still told: a routine one only for a while, so that people nobody observes do not bury the others. */
export function isRoundTold(responses: News2Responses, next: Pick<News2Next, 'band' | 'dueBy'>, now: number): boolean {
  if (next.dueBy === null || next.band === null) return false
  const isRoutine = next.band === 'none' || next.band === 'low'
  return !isRoutine || now < next.dueBy + responses.routineToldHours * 3_600_000
}

// The early-warning score NEWS2 as a pure rule over a versioned table. Not a diagnosis.
// A parameter that is missing or too old is listed as missing and never counted as 0; a partial sum is never a total and
// never stands for a lower band than what is known proves.
import * as z from 'zod'
import { Instant } from '../../contract/primitives.ts'
import type { Consciousness } from './vitals.model.ts'

/** The seven parameters of the score. */
export const News2Parameter = z.enum([
  'respiration',
  'spo2',
  'oxygen',
  'systolic',
  'pulse',
  'consciousness',
  'temperature',
])
export type News2Parameter = z.infer<typeof News2Parameter>

/** Points for a value up to and including `upTo`; the last step has none and takes the rest. Steps in rising order. */
const Step = z.object({ upTo: z.number().nullable(), points: z.number().int().min(0).max(3) })
const Steps = z.array(Step).min(2)

/** The table of the score as versioned data. */
export const News2Table = z.object({
  version: z.string(),
  basis: z.string(),
  /** Decimals a value is rounded to before it is looked up: the table has no gaps then. */
  decimals: z.object({
    respiration: z.number().int(),
    spo2: z.number().int(),
    systolic: z.number().int(),
    pulse: z.number().int(),
    temperature: z.number().int(),
  }),
  steps: z.object({
    respiration: Steps,
    spo2Scale1: Steps,
    /** Up to `spo2Scale2OxygenFrom` alike with and without oxygen; from there on these count on oxygen only. */
    spo2Scale2: Steps,
    systolic: Steps,
    pulse: Steps,
    temperature: Steps,
  }),
  /** On scale 2 a saturation from here on has points only while on oxygen, %. */
  spo2Scale2OxygenFrom: z.number(),
  onOxygenPoints: z.number().int(),
  notAlertPoints: z.number().int(),
  /** Least sum of each band. */
  bands: z.object({ low: z.number().int(), medium: z.number().int(), high: z.number().int() }),
  /** How old a value may be to count, minutes. */
  validMinutes: z.record(News2Parameter, z.number()),
  needsPhysicianSignOff: z.boolean(),
})
export type News2Table = z.infer<typeof News2Table>

/** `none` = 0 points, `low` = 1 to 4, `low-medium` = a single 3, `medium` = 5 to 6, `high` = 7 and more. */
export const News2Band = z.enum(['none', 'low', 'low-medium', 'medium', 'high'])
export type News2Band = z.infer<typeof News2Band>

/** `needs-oxygen` = the saturation cannot be scored until it is known whether oxygen is given. */
export const MissingBecause = z.enum(['never', 'stale', 'needs-oxygen'])

/** What the known values say; see `scoreNews2`. */
export const News2Result = z.object({
  /** Total 0 to 20; null while any parameter is missing. */
  score: z.number().int().nullable(),
  partial: z.object({
    known: z.array(z.object({ parameter: News2Parameter, points: z.number().int(), at: Instant })),
    missing: z.array(z.object({ parameter: News2Parameter, because: MissingBecause, at: Instant.nullable() })),
    /** Sum of what is known: a lower bound of the total, never the total while something is missing. */
    partialScore: z.number().int(),
  }),
  /** The band, or with `isAtLeast` the lowest band it can still be; null = what is known proves none. */
  band: News2Band.nullable(),
  isAtLeast: z.boolean(),
  /** Some single parameter scores 3. */
  singleThree: z.boolean(),
  scale: z.union([z.literal(1), z.literal(2)]),
  tableVersion: z.string(),
})
export type News2Result = z.infer<typeof News2Result>

export type News2Observation<Value> = { value: Value; at: number }
/** What is known, each with the moment it was taken; absent = never measured. */
export type News2Observations = Partial<{
  respiration: News2Observation<number>
  spo2: News2Observation<number>
  oxygen: News2Observation<boolean>
  systolic: News2Observation<number>
  pulse: News2Observation<number>
  consciousness: News2Observation<Consciousness>
  temperature: News2Observation<number>
}>

function pointsIn(steps: News2Table['steps']['pulse'], value: number, decimals: number): number {
  const factor = 10 ** decimals
  const rounded = Math.round(value * factor) / factor
  return steps.find((step) => step.upTo === null || rounded <= step.upTo)?.points ?? 0
}

function spo2Points(table: News2Table, scale: 1 | 2, value: number, isOnOxygen: boolean | null): number | null {
  const { steps, decimals } = table
  if (scale === 1) return pointsIn(steps.spo2Scale1, value, decimals.spo2)
  if (Math.round(value) < table.spo2Scale2OxygenFrom) return pointsIn(steps.spo2Scale2, value, decimals.spo2)
  if (isOnOxygen === null) return null
  return isOnOxygen ? pointsIn(steps.spo2Scale2, value, decimals.spo2) : 0
}

function bandOf(table: News2Table, sum: number, singleThree: boolean): News2Band {
  if (sum >= table.bands.high) return 'high'
  if (sum >= table.bands.medium) return 'medium'
  if (singleThree) return 'low-medium'
  return sum >= table.bands.low ? 'low' : 'none'
}

/** The lowest band the total can still have; null when the known part proves neither a 3 nor a medium sum. */
function provenBand(table: News2Table, sum: number, singleThree: boolean): News2Band | null {
  const band = bandOf(table, sum, singleThree)
  return band === 'none' || band === 'low' ? null : band
}

/**
 * Scores what is known at `now` (epoch milliseconds). `scale` 2 is for people whose target saturation is 88 to 92 %, by a
 * physician's decision. A value from after `now` or older than its time in the table counts as missing (`stale`).
 */
export function scoreNews2(table: News2Table, observations: News2Observations, scale: 1 | 2, now: number): News2Result {
  const known: News2Result['partial']['known'] = []
  const missing: News2Result['partial']['missing'] = []
  const isFresh = (parameter: News2Parameter): boolean => {
    const at = observations[parameter]?.at
    return at !== undefined && at <= now && now - at <= (table.validMinutes[parameter] ?? 0) * 60_000
  }
  const oxygen = isFresh('oxygen') ? (observations.oxygen?.value ?? null) : null
  const steps = { respiration: table.steps.respiration, systolic: table.steps.systolic }
  const scorers: Record<News2Parameter, () => number | null> = {
    respiration: () => pointsIn(steps.respiration, observations.respiration?.value ?? 0, table.decimals.respiration),
    spo2: () => spo2Points(table, scale, observations.spo2?.value ?? 0, oxygen),
    oxygen: () => (oxygen ? table.onOxygenPoints : 0),
    systolic: () => pointsIn(steps.systolic, observations.systolic?.value ?? 0, table.decimals.systolic),
    pulse: () => pointsIn(table.steps.pulse, observations.pulse?.value ?? 0, table.decimals.pulse),
    consciousness: () => (observations.consciousness?.value === 'A' ? 0 : table.notAlertPoints),
    temperature: () =>
      pointsIn(table.steps.temperature, observations.temperature?.value ?? 0, table.decimals.temperature),
  }
  for (const parameter of News2Parameter.options) {
    const at = observations[parameter]?.at ?? null
    if (at === null) missing.push({ parameter, because: 'never', at })
    else if (!isFresh(parameter)) missing.push({ parameter, because: 'stale', at })
    else {
      const points = scorers[parameter]()
      if (points === null) missing.push({ parameter, because: 'needs-oxygen', at })
      else known.push({ parameter, points, at })
    }
  }
  const partialScore = known.reduce((sum, { points }) => sum + points, 0)
  const singleThree = known.some(({ points }) => points === 3)
  const isWhole = missing.length === 0
  return {
    score: isWhole ? partialScore : null,
    partial: { known, missing, partialScore },
    band: isWhole ? bandOf(table, partialScore, singleThree) : provenBand(table, partialScore, singleThree),
    isAtLeast: !isWhole,
    singleThree,
    scale,
    tableVersion: table.version,
  }
}

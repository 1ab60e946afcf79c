// Care charts: what was done, given, passed and seen, each an entry of its own that is never changed. A correction is a further row.
// What was not looked at is null, never "no": "no stool today" is a fact somebody recorded.
import * as z from 'zod'
import { BedId, Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { TaskKey } from '../care-tasks/care-tasks.model.ts'

/** 翻身 如厕 大便 入量 出量 进食 体重 皮肤 睡眠. */
export const ChartKind = z.enum([
  'turning',
  'toilet',
  'bowel',
  'fluid-in',
  'fluid-out',
  'food',
  'weight',
  'skin',
  'sleep',
])
export type ChartKind = z.infer<typeof ChartKind>

/** 左侧 右侧 平卧 半卧 坐位. */
export const Position = z.enum(['left', 'right', 'supine', 'semi', 'sitting'])
export const Amount = z.enum(['small', 'medium', 'large'])
/** Stage of a pressure injury: 无异常, I to IV 期, 不可分期. */
export const SkinStage = z.enum(['none', '1', '2', '3', '4', 'unstageable'])
export const SkinPlace = z.enum([
  'sacrum',
  'hip-left',
  'hip-right',
  'heel-left',
  'heel-right',
  'back',
  'elbow',
  'ear',
  'groin',
  'whole',
  'other',
])

export const TurningValue = z.object({
  kind: z.literal('turning'),
  position: Position,
  /** null = the skin was not looked at. */
  skin: z.enum(['intact', 'red', 'broken']).nullable(),
})
export const ToiletValue = z.object({
  kind: z.literal('toilet'),
  hasUrine: z.boolean(),
  amount: Amount.nullable(),
  continence: z.enum(['continent', 'incontinent', 'catheter']).nullable(),
})
export const BowelValue = z
  .object({
    kind: z.literal('bowel'),
    /** false = none today. */
    hasPassed: z.boolean(),
    /** Form 1 (hard lumps) to 7 (liquid); null = not seen. */
    bristol: z.number().int().min(1).max(7).nullable(),
    amount: Amount.nullable(),
  })
  .refine(({ hasPassed, bristol, amount }) => hasPassed || (bristol === null && amount === null), {
    path: ['bristol'],
    message: 'a day without a stool has neither form nor amount',
  })
export const FluidInValue = z.object({
  kind: z.literal('fluid-in'),
  ml: z.number(),
  fluid: z.enum(['water', 'soup', 'milk', 'tube', 'infusion', 'other']),
})
export const FluidOutValue = z.object({
  kind: z.literal('fluid-out'),
  ml: z.number(),
  fluid: z.enum(['urine', 'vomit', 'drain', 'stool', 'other']),
})
export const FoodValue = z.object({
  kind: z.literal('food'),
  meal: z.enum(['breakfast', 'lunch', 'dinner', 'snack']),
  /** Share eaten, %. */
  share: z.union([z.literal(0), z.literal(25), z.literal(50), z.literal(75), z.literal(100)]),
  texture: z.enum(['regular', 'soft', 'minced', 'puree', 'liquid']).nullable(),
  /** 呛咳; null = not said. */
  hasCoughed: z.boolean().nullable(),
})
export const WeightValue = z.object({ kind: z.literal('weight'), kg: z.number() })
export const SkinValue = z.object({
  kind: z.literal('skin'),
  place: SkinPlace,
  stage: SkinStage,
  finding: ShortText.nullable(),
  lengthCm: z.number().nullable(),
  widthCm: z.number().nullable(),
})
export const SleepValue = z.object({
  kind: z.literal('sleep'),
  /** The entry's own moment is when the sleep began. */
  until: Instant,
  quality: z.enum(['good', 'fair', 'poor']).nullable(),
})

export const ChartValue = z.discriminatedUnion('kind', [
  TurningValue,
  ToiletValue,
  BowelValue,
  FluidInValue,
  FluidOutValue,
  FoodValue,
  WeightValue,
  SkinValue,
  SleepValue,
])
export type ChartValue = z.infer<typeof ChartValue>
export type ChartValueOf<Kind extends ChartKind> = Extract<ChartValue, { kind: Kind }>

/** `suggested` = proposed from the mattress and accepted by a person. */
export const ChartSource = z.enum(['hand', 'suggested'])
export type ChartSource = z.infer<typeof ChartSource>

export const ChartEntry = z.object({
  id: RecordId,
  residentId: ResidentId,
  at: Instant,
  value: ChartValue,
  source: ChartSource,
  /** The planned task it was written for. */
  taskKey: TaskKey.nullable(),
  isLate: z.boolean(),
  lateReason: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  seat: z.string().nullable(),
  /** The row this one sets right, and why. */
  correctsId: RecordId.nullable(),
  correctionReason: z.string().nullable(),
  /** True = the corrected row was no entry of this person at all. */
  isVoid: z.boolean(),
  /** True = a later row sets this one right; it no longer counts. */
  isCorrected: z.boolean(),
})
export type ChartEntry = z.infer<typeof ChartEntry>

export const ChartInput = z.object({
  /** Chosen by whoever sends it; the same key sent twice is one entry. */
  requestKey: z.string().min(8).max(64),
  residentId: ResidentId,
  /** null = now. */
  at: Instant.nullable(),
  value: ChartValue,
  lateReason: ShortText.nullable(),
  note: ShortText.nullable(),
  taskKey: TaskKey.nullable(),
  source: ChartSource,
  /** True = a number outside the usual was looked at again and is right. */
  isConfirmed: z.boolean(),
})
export type ChartInput = z.infer<typeof ChartInput>

/** `min` to `max` can be; `usualMin` to `usualMax` needs no second look. */
export const ChartRange = z.object({
  min: z.number(),
  max: z.number(),
  usualMin: z.number(),
  usualMax: z.number(),
  decimals: z.number().int(),
})
export type ChartRange = z.infer<typeof ChartRange>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const ChartNumbers = z.object({
  version: z.string(),
  effectiveOn: Day,
  basis: z.string(),
  isVerified: z.boolean(),
  ranges: z.object({
    fluidInMl: ChartRange,
    fluidOutMl: ChartRange,
    weightKg: ChartRange,
    skinCm: ChartRange,
    sleepMinutes: ChartRange,
  }),
  /** A weight that differs from the one before by so much asks to be confirmed, %. */
  unusualWeightChangePercent: z.number().positive(),
  lateAfterMinutes: z.number().positive(),
  oldestEntryDays: z.number().int().positive(),
  /** An interval is long from `everyMinutes` and `graceMinutes` on; a planned turn is a duty after `overdueMinutes`. */
  turning: z.object({
    everyMinutes: z.number().positive(),
    graceMinutes: z.number().min(0),
    overdueMinutes: z.number().positive(),
  }),
  bowel: z.object({ noneForDays: z.number().int().positive(), chartedWithinDays: z.number().int().positive() }),
  fluid: z.object({ dailyTargetMl: z.number().positive() }),
  weight: z.object({
    changes: z.array(z.object({ days: z.number().int().positive(), percent: z.number().positive() })),
  }),
  suggestions: z.object({
    nightFrom: TimeOfDay,
    nightTo: TimeOfDay,
    leastSleepMinutes: z.number().positive(),
    /** Somebody who is out of bed no longer than this goes on sleeping. */
    bridgeMinutes: z.number().positive(),
    /** With more of the night unheard nothing is proposed. */
    mostUnheardPercent: z.number().positive(),
    movesWithinHours: z.number().positive(),
  }),
})
export type ChartNumbers = z.infer<typeof ChartNumbers>

/** What is typed in a line of the floor's grid, field by field. */
export const ChartLine = z.object({
  key: z.string().min(8).max(64),
  texts: z.record(z.string().max(20), z.string().max(500)),
})
export type ChartLine = z.infer<typeof ChartLine>
/** Lines of a floor that wait to be saved, of one person who writes. */
export const ChartDraft = z.object({
  kind: ChartKind,
  floorName: z.string(),
  version: z.number().int(),
  lines: z.record(z.string(), ChartLine),
})
export type ChartDraft = z.infer<typeof ChartDraft>

/** One person of a floor as the grid of a kind shows them. */
export const ChartGridRow = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedId: BedId.nullable(),
  bedLabel: z.string().nullable(),
  floorName: z.string().nullable(),
  state: z.enum(['in', 'on-leave', 'in-hospital']),
  /** The newest entry of the kind; null = none on record. */
  latest: ChartEntry.nullable(),
  /** Fluid of today in ml; null = none charted today, or another kind. */
  todayMl: z.number().nullable(),
  /** Planned tasks of this kind that wait now, the nearest first. */
  tasks: z.array(z.object({ key: TaskKey, time: z.string() })),
})
export type ChartGridRow = z.infer<typeof ChartGridRow>

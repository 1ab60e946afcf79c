// Night rounds 夜间巡查: who was at which bed when, and what was found. Visits are facts and only added.
import * as z from 'zod'
import { BedId, Day, Instant, Reason, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { CARE_LEVELS } from '../residents/resident.codes.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A planned round of every night. `careLevels` null = everybody; else only people of these levels. */
export const PlannedRound = z.object({
  time: TimeOfDay,
  careLevels: z.array(z.enum(CARE_LEVELS)).min(1).nullable(),
  /** A visit belongs to the round from so long before its time until so long after it. */
  earlyMinutes: z.number().int().min(0).max(120),
  lateMinutes: z.number().int().min(5).max(240),
})
export type PlannedRound = z.infer<typeof PlannedRound>

export const RoundPlan = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  rounds: z.array(PlannedRound).min(1),
})
export type RoundPlan = z.infer<typeof RoundPlan>

/** `empty` = nobody has the bed: that too is a fact. */
export const VisitPresence = z.enum(['in', 'on-leave', 'in-hospital', 'empty'])
export type VisitPresence = z.infer<typeof VisitPresence>
export const RoundOutcome = z.enum(['normal', 'finding'])
export type RoundOutcome = z.infer<typeof RoundOutcome>

export const RoundVisit = z.object({
  id: RecordId,
  bedId: BedId,
  bedLabel: z.string(),
  residentId: ResidentId.nullable(),
  name: z.string().nullable(),
  presence: VisitPresence,
  at: Instant,
  /** Planned time of the round it belongs to; null = outside every round. */
  roundAt: Instant.nullable(),
  source: z.enum(['scan', 'hand']),
  /** Written down later than it was, with the reason. */
  isLate: z.boolean(),
  reason: z.string().nullable(),
  recordedBy: z.string().nullable(),
  /** What was said of the bed; null = only that somebody was there. */
  outcome: RoundOutcome.nullable(),
  text: z.string().nullable(),
  /** Why what was said first was set right; null = it was not. */
  correction: z.string().nullable(),
})
export type RoundVisit = z.infer<typeof RoundVisit>

/** How a bed stands in a round: `seen` = somebody was there and said nothing of it; `not-asked` = the round is not for this person. */
export const RoundMark = z.enum(['normal', 'finding', 'seen', 'away', 'open', 'missed', 'not-asked'])
export type RoundMark = z.infer<typeof RoundMark>

export const RoundState = z.enum(['upcoming', 'open', 'done', 'partly', 'missed'])
export type RoundState = z.infer<typeof RoundState>

export const NightRound = z.object({
  at: Instant,
  opensAt: Instant,
  closesAt: Instant,
  isForEverybody: z.boolean(),
  state: RoundState,
  /** Beds of people who are in and whom the round is for; of those, how many were visited. */
  asked: z.number().int(),
  visited: z.number().int(),
  /** Why it was not walked; null = nobody told. */
  reason: z.string().nullable(),
})
export type NightRound = z.infer<typeof NightRound>

export const NightBed = z.object({
  bedId: BedId,
  bedLabel: z.string(),
  floorName: z.string().nullable(),
  residentId: ResidentId,
  name: z.string(),
  /** In the order of `rounds` of the night. */
  marks: z.array(z.object({ mark: RoundMark, visit: RoundVisit.nullable() })),
})
export type NightBed = z.infer<typeof NightBed>

/** A night, named by the day on whose evening it begins. */
export const RoundNight = z.object({
  night: Day,
  plan: RoundPlan.pick({ version: true, basis: true, isVerified: true }),
  rounds: z.array(NightRound),
  beds: z.array(NightBed),
  /** Visits to beds that are empty, or outside every round. */
  others: z.array(RoundVisit),
})
export type RoundNight = z.infer<typeof RoundNight>

export const LateVisit = z.object({
  bedId: BedId,
  at: Instant,
  outcome: RoundOutcome,
  text: ShortText.nullable(),
  reason: Reason,
})
export type LateVisit = z.infer<typeof LateVisit>

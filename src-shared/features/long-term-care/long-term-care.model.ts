// 长期护理保险 of a person: the entitlement, what was done in a month, what the fund pays. Its terms are not verified and said to be so.
import * as z from 'zod'
import { Day, Instant, Month, RecordId, ResidentId, ShortText, Version, Yuan } from '../../contract/primitives.ts'
import { Term, TermCode } from '../partnerships/partnerships.model.ts'

/** The versioned data file. */
export const LongTermCareData = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  monthlyLimitYuan: Yuan,
  /** Share the fund pays, 0–1; null = not known until the home enters it. */
  fundRatio: z.number().min(0).max(1).nullable(),
  benefits: z.array(Term).min(1),
  items: z.array(Term).min(1),
})
export type LongTermCareData = z.infer<typeof LongTermCareData>

/** The terms in force from a month on, as the home entered them. */
export const LongTermCareTerms = z.object({
  fromMonth: Month,
  monthlyLimitYuan: Yuan,
  fundRatio: z.number().min(0).max(1).nullable(),
  /** Whether somebody compared them with the rules in force, and where they stand. */
  isVerified: z.boolean(),
  source: ShortText,
})
export type LongTermCareTerms = z.infer<typeof LongTermCareTerms>

export const EntitlementFacts = z.object({
  /** 参保号. */
  insuredNumber: z.string().trim().min(1).max(40),
  /** 长护失能等级. */
  level: z.number().int().min(0).max(5),
  assessedOn: Day.nullable(),
  /** Both days inside. */
  fromOn: Day,
  untilOn: Day,
  benefit: TermCode,
  /** null = the limit of the terms. */
  monthlyLimitYuan: Yuan.nullable(),
})
export type EntitlementFacts = z.infer<typeof EntitlementFacts>
export const Entitlement = EntitlementFacts.extend({
  id: RecordId,
  version: Version,
  residentId: ResidentId,
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Entitlement = z.infer<typeof Entitlement>

export const EntitlementLine = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedLabel: z.string().nullable(),
  /** The one in force today, else the newest; null = none on record. */
  entitlement: Entitlement.nullable(),
  isInForce: z.boolean(),
  /** What the newest assessment by the scheme's own scale says; a suggestion, never the level itself. */
  suggested: z.object({ level: z.number().int().nullable(), name: z.string(), on: Day }).nullable(),
})
export type EntitlementLine = z.infer<typeof EntitlementLine>

/** A service of a month: what, how often, how long, for how much. */
export const CareServiceFacts = z.object({
  residentId: ResidentId,
  month: Month,
  item: TermCode,
  times: z.number().int().min(1).max(1000),
  hours: z.number().min(0).max(744),
  feeYuan: Yuan,
  note: ShortText.nullable(),
})
export type CareServiceFacts = z.infer<typeof CareServiceFacts>
export const CareService = CareServiceFacts.extend({
  id: RecordId,
  version: Version,
  reason: z.string().nullable(),
  isVoid: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type CareService = z.infer<typeof CareService>

export const SettlementLine = z.object({
  residentId: ResidentId,
  name: z.string(),
  insuredNumber: z.string().nullable(),
  level: z.number().int().nullable(),
  services: z.array(CareService),
  hours: z.number(),
  feeYuan: z.number(),
  limitYuan: z.number(),
  /** null = the ratio is not known. */
  fundYuan: z.number().nullable(),
  selfYuan: z.number().nullable(),
})
export type SettlementLine = z.infer<typeof SettlementLine>
export const SettlementSheet = z.object({
  month: Month,
  terms: LongTermCareTerms.omit({ fromMonth: true }),
  lines: z.array(SettlementLine),
  hours: z.number(),
  feeYuan: z.number(),
  fundYuan: z.number().nullable(),
  selfYuan: z.number().nullable(),
})
export type SettlementSheet = z.infer<typeof SettlementSheet>

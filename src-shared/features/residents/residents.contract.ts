// Acts on residents are guarded: each checks its rules, writes intervals and an audit row in one transaction.
import * as z from 'zod'
import { AdmissionId, BedId, Day, Reason, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  AbilityLevel,
  Agreement,
  CareLevel,
  CareLevelConsent,
  Census,
  DischargeReason,
  FundingCategory,
  LeaveKind,
  Person,
  RecordKind,
  ResidentDetail,
  ResidentRow,
  TimelineEntry,
} from './residents.model.ts'

const ok = z.object({ ok: z.literal(true) })

export const AdmitInput = z.object({
  /** Existing resident coming back; null = a new person. */
  residentId: ResidentId.nullable(),
  person: Person,
  bedId: BedId,
  admittedOn: Day,
  category: FundingCategory.nullable(),
  abilityLevel: z
    .object({ level: AbilityLevel, assessedOn: Day, reportNumber: z.string().max(60).nullable() })
    .nullable(),
  careLevel: CareLevel.nullable(),
  agreement: Agreement.nullable(),
})
export type AdmitInput = z.infer<typeof AdmitInput>

export const residentsContract = {
  list: needs('residents.read')
    .input(
      z.object({
        on: Day.optional(),
        scope: z.enum(['in', 'all', 'discharged']).default('in'),
        query: z.string().max(60).optional(),
        limit: z.number().int().min(1).max(20_000).default(20_000),
        offset: z.number().int().min(0).default(0),
      }),
    )
    .output(z.object({ total: z.number().int(), on: Day, rows: z.array(ResidentRow) })),
  /** By name, pinyin, initials, bed label or last digits of the ID; best first. */
  search: needs('residents.read')
    .input(z.object({ query: z.string().trim().min(1).max(60), limit: z.number().int().min(1).max(50).default(12) }))
    .output(z.array(ResidentRow)),
  get: needs('residents.read')
    .input(z.object({ id: ResidentId, on: Day.optional() }))
    .output(ResidentDetail),
  timeline: needs('residents.read')
    .input(z.object({ id: ResidentId }))
    .output(z.array(TimelineEntry)),
  census: needs('residents.read')
    .input(z.object({ on: Day }))
    .output(Census),
  /** Full ID number or phone; needs a reason and leaves an audit row. */
  reveal: needs('residents.reveal')
    .input(z.object({ id: ResidentId, field: z.enum(['id-number', 'phones']), reason: Reason }))
    .output(z.object({ idNumber: z.string().nullable(), phones: z.array(z.string()) })),
  /** Errors: EDIT_CONFLICT (with the other version), ID_NUMBER_INVALID, ID_NUMBER_TAKEN. Masked values sent back unchanged keep what is stored. */
  update: needs('residents.edit')
    .input(z.object({ id: ResidentId, version: Version, person: Person }))
    .output(ResidentDetail),
  admit: needs('residents.occupancy').input(AdmitInput).output(ResidentDetail),
  transfer: needs('residents.occupancy')
    .input(z.object({ id: ResidentId, toBedId: BedId, on: Day, reason: ShortText.nullable() }))
    .output(ResidentDetail),
  swap: needs('residents.occupancy')
    .input(z.object({ firstId: ResidentId, secondId: ResidentId, on: Day, reason: ShortText.nullable() }))
    .output(ok),
  startLeave: needs('residents.occupancy')
    .input(
      z.object({
        id: ResidentId,
        kind: LeaveKind,
        fromOn: Day,
        expectedReturnOn: Day.nullable(),
        destination: ShortText.nullable(),
        reason: ShortText.nullable(),
      }),
    )
    .output(ResidentDetail),
  endLeave: needs('residents.occupancy')
    .input(z.object({ id: ResidentId, on: Day }))
    .output(ResidentDetail),
  discharge: needs('residents.occupancy')
    .input(
      z.object({
        id: ResidentId,
        on: Day,
        reason: DischargeReason,
        destination: ShortText.nullable(),
        /** Cause as told, when the reason is death. */
        deathCause: ShortText.nullable(),
      }),
    )
    .output(ResidentDetail),
  setCategory: needs('residents.edit')
    .input(z.object({ id: ResidentId, category: FundingCategory, fromOn: Day, basis: ShortText.nullable() }))
    .output(ResidentDetail),
  recordAbilityLevel: needs('residents.edit')
    .input(
      z.object({ id: ResidentId, level: AbilityLevel, assessedOn: Day, reportNumber: z.string().max(60).nullable() }),
    )
    .output(ResidentDetail),
  /**
   * The care level from a day on. `consent` null = not on record yet, and a duty until it is, unless a service agreement begins with the
   * level. Errors: NOT_FOUND, DAY_IN_FUTURE (`fromOn`, `consent.on`), DAY_BEFORE_START.
   */
  setCareLevel: needs('residents.edit')
    .input(z.object({ id: ResidentId, careLevel: CareLevel, fromOn: Day, consent: CareLevelConsent.nullable() }))
    .output(ResidentDetail),
  setAgreement: needs('residents.edit')
    .input(z.object({ id: ResidentId, agreement: Agreement }))
    .output(ResidentDetail),
  /** Corrects a dated record: the old row is voided with the reason, a new row (unless `action` is void) takes its place. */
  correct: needs('residents.correct')
    .input(
      z.object({
        id: ResidentId,
        record: z.object({ kind: RecordKind, id: RecordId }),
        action: z.enum(['change', 'void']),
        changes: z
          .object({
            fromOn: Day,
            /** As in `TimelineEntry`: of an agreement the last day, else the first day that does not count any more. */
            toOn: Day.nullable(),
            bedId: BedId,
            category: FundingCategory,
            level: AbilityLevel,
            careLevel: CareLevel,
            dischargeReason: DischargeReason,
            monthlyFee: z.number().nullable(),
          })
          .partial(),
        reason: Reason,
      }),
    )
    .output(ResidentDetail),
  admissions: needs('residents.read')
    .input(z.object({ fromOn: Day, toOn: Day }))
    .output(
      z.array(
        z.object({
          id: AdmissionId,
          residentId: ResidentId,
          name: z.string(),
          admittedOn: Day,
          dischargedOn: Day.nullable(),
          dischargeReason: DischargeReason.nullable(),
        }),
      ),
    ),
}

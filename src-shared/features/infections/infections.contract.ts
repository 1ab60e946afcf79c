// 感染防控 and 疫苗接种. Health data: `infections.read`; the floor writes screenings (`infections.record`), cases, isolation and vaccinations
// are written by whoever leads the care (`infections.manage`).
import * as z from 'zod'
import { BedId, Day, Instant, Reason, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  CaseFacts,
  CaseOutcome,
  CaseVersion,
  Certainty,
  Cluster,
  InfectionCase,
  InfectionRules,
  Isolation,
  ScreeningEntry,
  ScreeningRow,
} from './infections.model.ts'
import { Vaccination, VaccinationFacts, VaccinationLine, VaccineList } from './vaccinations.model.ts'

/** Nobody is spoken of twice in one call. */
const isOneEach = (entries: readonly ScreeningEntry[]): boolean =>
  new Set(entries.map(({ residentId }) => residentId)).size === entries.length

const NewCase = CaseFacts.pick({ kind: true, certainty: true, onsetOn: true, note: true })

export const infectionsContract = {
  /** Kinds, symptoms, precautions and numbers in force. */
  rules: needs('infections.read').output(InfectionRules),
  /** The grid of a day (left out: today) for a floor (null: the house), in the order of the beds. Errors: DAY_IN_FUTURE. */
  screening: needs('infections.read')
    .input(z.object({ on: Day.optional(), floorName: z.string().max(60).nullable() }))
    .output(z.object({ on: Day, floors: z.array(z.string()), rows: z.array(ScreeningRow) })),
  /**
   * Writes what was seen, all or none; the same said twice is one row. Errors, with `where` = `entries.<index>`: NOT_FOUND, DAY_IN_FUTURE,
   * RESIDENT_ON_LEAVE, RESIDENT_NOT_IN, RESIDENT_DEAD, RULE_BROKEN (SYMPTOM_UNKNOWN, REASON_MISSING for a past day or in place of an earlier
   * row, TEMPERATURE_OF_PAST_DAY, VALUE_NOT_PLAUSIBLE).
   */
  screen: needs('infections.record')
    .input(z.object({ on: Day, entries: z.array(ScreeningEntry).min(1).max(500).refine(isOneEach) }))
    .output(z.object({ count: z.number().int() })),
  /** Newest first, open ones before all; of one person, or of the house. Errors: NOT_FOUND. */
  cases: needs('infections.read')
    .input(z.object({ residentId: ResidentId.optional() }))
    .output(z.array(InfectionCase)),
  /** Every version of a case, oldest first. Errors: NOT_FOUND. */
  caseHistory: needs('infections.read')
    .input(z.object({ id: RecordId }))
    .output(z.array(CaseVersion)),
  /**
   * Errors: NOT_FOUND, DAY_IN_FUTURE, RESIDENT_ON_LEAVE, RESIDENT_NOT_IN, RESIDENT_DEAD (on the day of onset), RULE_BROKEN (INFECTION_KIND_UNKNOWN,
   * CASE_IS_OPEN: a case of this kind is open already).
   */
  openCase: needs('infections.manage')
    .input(NewCase.extend({ residentId: ResidentId }))
    .output(InfectionCase),
  /** Sets kind, certainty, onset or note right, or confirms a suspicion; both stay. Errors: as `openCase`, EDIT_CONFLICT, RULE_BROKEN (CASE_IS_CLOSED). */
  changeCase: needs('infections.manage')
    .input(NewCase.extend({ id: RecordId, version: Version, certainty: Certainty, reason: Reason }))
    .output(InfectionCase),
  /** Errors: NOT_FOUND, EDIT_CONFLICT, DAY_IN_FUTURE, DAY_BEFORE_START, RULE_BROKEN (CASE_IS_CLOSED, ISOLATION_IS_OPEN). */
  closeCase: needs('infections.manage')
    .input(z.object({ id: RecordId, version: Version, on: Day, outcome: CaseOutcome, note: ShortText.nullable() }))
    .output(InfectionCase),
  /** Says that it was entered by mistake; it stays on record. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (CASE_IS_VOID, ISOLATION_IS_OPEN). */
  voidCase: needs('infections.manage')
    .input(z.object({ id: RecordId, version: Version, reason: Reason }))
    .output(InfectionCase),
  /** Open ones first, by the day of review, then the ended ones. */
  isolations: needs('infections.read').output(z.array(Isolation)),
  /**
   * Blocks the person's bed for isolation, or another one after moving the person there. Errors: NOT_FOUND, RESIDENT_ON_LEAVE, RESIDENT_NOT_IN,
   * RESIDENT_DEAD, DAY_IN_FUTURE, DAY_BEFORE_START, BED_NOT_OPEN, BED_BLOCKED, BED_OCCUPIED, RULE_BROKEN (CASE_IS_CLOSED, CASE_IS_VOID,
   * ISOLATION_IS_OPEN, PRECAUTION_UNKNOWN, REVIEW_NOT_AFTER_START).
   */
  isolate: needs('infections.manage')
    .input(
      z.object({
        caseId: RecordId,
        /** null = the bed the person has. */
        bedId: BedId.nullable(),
        fromOn: Day,
        owner: z.string().trim().min(1).max(40),
        precautions: z.array(z.string().max(40)).min(1).max(8),
        reviewOn: Day,
        reason: Reason,
      }),
    )
    .output(Isolation),
  /** It goes on, and is looked at again. Errors: NOT_FOUND, DAY_IN_FUTURE, DAY_BEFORE_START, RULE_BROKEN (ISOLATION_IS_OVER, REVIEW_NOT_AFTER_START). */
  reviewIsolation: needs('infections.manage')
    .input(z.object({ id: RecordId, on: Day, nextReviewOn: Day, note: ShortText.nullable() }))
    .output(Isolation),
  /** Frees the bed. Errors: NOT_FOUND, DAY_IN_FUTURE, DAY_BEFORE_START, RULE_BROKEN (ISOLATION_IS_OVER). */
  endIsolation: needs('infections.manage')
    .input(z.object({ id: RecordId, on: Day, note: ShortText.nullable() }))
    .output(Isolation),
  /** Possible clusters, newest first. */
  clusters: needs('infections.read').output(z.array(Cluster)),
  /** Keeps that a possible cluster was reported. Errors: NOT_FOUND (no cluster has this case), DAY_IN_FUTURE, RULE_BROKEN (REPORT_TO_UNKNOWN). */
  reportCluster: needs('infections.manage')
    .input(
      z.object({
        caseId: RecordId,
        to: z.string().max(40),
        at: Instant,
        by: z.string().trim().min(1).max(40),
        note: ShortText.nullable(),
      }),
    )
    .output(Cluster),

  /** Vaccines in force. */
  vaccines: needs('infections.read').output(VaccineList),
  /** Everybody in the house, by bed, with how each stands. */
  vaccinationTable: needs('infections.read').output(
    z.object({ on: Day, season: z.string().nullable(), lines: z.array(VaccinationLine) }),
  ),
  /** Everything ever entered of a person, newest first. Errors: NOT_FOUND. */
  vaccinationsOf: needs('infections.read')
    .input(z.object({ residentId: ResidentId }))
    .output(z.array(Vaccination)),
  /**
   * Errors: NOT_FOUND, RESIDENT_NOT_IN, RESIDENT_DEAD, DAY_IN_FUTURE, RULE_BROKEN (VACCINE_UNKNOWN, DOSE_WITHOUT_VACCINATION, REASON_MISSING for a refusal,
   * a contraindication or a past day).
   */
  recordVaccination: needs('infections.manage')
    .input(VaccinationFacts.extend({ residentId: ResidentId }))
    .output(Vaccination),
  /** Puts another row in the place of one; `facts` null = it was none of this person. Both stay. Errors: as `recordVaccination`, RULE_BROKEN (ALREADY_CORRECTED). */
  correctVaccination: needs('infections.manage')
    .input(z.object({ id: RecordId, facts: VaccinationFacts.nullable(), correctionReason: Reason }))
    .output(Vaccination),
}

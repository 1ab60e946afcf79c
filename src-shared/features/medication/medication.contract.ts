// Medication: agreements, prescriptions, the round, drugs as needed, the cupboard. Health data.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ResidentId, ShortText, UserId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  AsNeededDose,
  DoseEntry,
  DoseKey,
  DoseOutcome,
  DoseRecord,
  DrugEffect,
  HandOver,
  MedicationPerson,
} from './medication.model.ts'
import { HighRiskList, MedicationNumbers } from './medication-data.model.ts'
import { DosesOfSpan, MedicationFile, MedicationRound } from './medication-views.model.ts'
import { Amount, Custody, MedicationAgreement, Prescription, PrescriptionContent } from './prescriptions.model.ts'
import { Batch, DrugStock, StockEvent } from './stock.model.ts'

const forResident = z.object({ residentId: ResidentId })
/** Another person at this seat, who confirms with the PIN. */
const SecondPerson = z.object({ userId: UserId, pin: z.string().max(12) })

const amountFacts = { drugName: PrescriptionContent.shape.drugName, strength: PrescriptionContent.shape.strength }

export const medicationContract = {
  /** Numbers and the list that proposes high-risk drugs. */
  data: needs('medication.read').output(z.object({ numbers: MedicationNumbers, highRisk: HighRiskList })),
  /** The round of the shift that runs at an instant (left out: now), of a floor (null: the house). */
  round: needs('medication.read')
    .input(z.object({ at: Instant.optional(), floorName: z.string().max(60).nullable() }))
    .output(MedicationRound),
  /** Everything kept about a person's drugs but the doses. Errors: NOT_FOUND. */
  ofResident: needs('medication.read').input(forResident).output(MedicationFile),
  /** Doses of a person from one day to another, both included, at most 31. Errors: NOT_FOUND, DAY_BEFORE_START. */
  doses: needs('medication.read')
    .input(forResident.extend({ from: Day, to: Day }))
    .output(DosesOfSpan),
  /** All rows of a dose, oldest first: the first word and what set it right. */
  recordsOf: needs('medication.read')
    .input(z.object({ key: DoseKey }))
    .output(z.array(DoseRecord)),
  /** Every drug of everybody in the house with what is wrong. */
  stock: needs('medication.read').output(z.array(DrugStock.extend({ person: MedicationPerson }))),
  /** What happened to a batch, oldest first. Errors: NOT_FOUND. */
  batchEvents: needs('medication.read')
    .input(z.object({ batchId: RecordId }))
    .output(z.object({ batch: Batch, events: z.array(StockEvent) })),

  /**
   * Writes what came of doses, all or none; the same word sent twice is one record. Errors, with `where` = `entries.<index>`: NOT_FOUND (no
   * prescription has this dose), RESIDENT_ON_LEAVE, RESIDENT_DEAD, RESIDENT_NOT_IN, DAY_IN_FUTURE, WRONG_CREDENTIALS, ACCOUNT_LOCKED,
   * RULE_BROKEN (REASON_MISSING, SHIFT_CLOSED, MEDICATION_RECORDED, MEDICATION_NOT_YET, MEDICATION_NO_AGREEMENT, MEDICATION_SELF_KEPT,
   * MEDICATION_NOT_CHECKED, MEDICATION_DOSE_OUT_OF_RANGE, MEDICATION_SECOND_PERSON_MISSING, MEDICATION_SECOND_PERSON_SAME,
   * MEDICATION_SECOND_PERSON_UNFIT, MEDICATION_HIGH_RISK_SINGLY, MEDICATION_STOCK_EXPIRED).
   */
  record: needs('medication.give')
    .input(z.object({ entries: z.array(DoseEntry).min(1).max(500), second: SecondPerson.nullable() }))
    .output(z.object({ count: z.number().int() })),
  /** Sets a record right with a reason; both rows stay, stock follows. Errors: as `record`. */
  correct: needs('medication.give')
    .input(
      z.object({
        key: DoseKey,
        outcome: DoseOutcome,
        dose: Amount.nullable(),
        at: Instant.nullable(),
        reason: Reason,
        second: SecondPerson.nullable(),
      }),
    )
    .output(DoseRecord),
  /** Gives a drug ordered as needed; sent twice with the same `at` it is one record. Errors: as `record`, RULE_BROKEN (MEDICATION_TOO_SOON, MEDICATION_DAY_FULL, MEDICATION_NOT_IN_FORCE). */
  giveAsNeeded: needs('medication.give')
    .input(
      z.object({
        prescriptionId: RecordId,
        at: Instant,
        dose: Amount.nullable(),
        reason: Reason,
        isChecked: z.boolean(),
        second: SecondPerson.nullable(),
      }),
    )
    .output(DoseRecord),
  /** Tells what came of a drug given as needed; a second word is a correction and needs a reason. Errors: NOT_FOUND, RULE_BROKEN (REASON_MISSING). */
  tellEffect: needs('medication.give')
    .input(z.object({ key: DoseKey, effect: DrugEffect, note: ShortText.nullable(), reason: Reason.nullable() }))
    .output(AsNeededDose),
  /** 离院带药. Errors: NOT_FOUND, RESIDENT_DEAD, RESIDENT_NOT_IN, DAY_IN_FUTURE. */
  handOver: needs('medication.give')
    .input(
      forResident.extend({
        takenBy: z.string().trim().min(1).max(40),
        relation: z.string().trim().max(20),
        items: z
          .array(z.object({ prescriptionId: RecordId, doses: z.number().int().min(1).max(500) }))
          .min(1)
          .max(40),
        note: ShortText.nullable(),
        at: Instant.nullable(),
      }),
    )
    .output(HandOver),
  /** Takes a hand-over back, with a reason; it stays visible. Errors: NOT_FOUND. */
  voidHandOver: needs('medication.give')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(HandOver),

  /** Who keeps the drugs from a day on; the agreement before ends there. Errors: NOT_FOUND, RESIDENT_DEAD, RESIDENT_NOT_IN, DAY_BEFORE_START, RULE_BROKEN (REASON_MISSING). */
  agree: needs('medication.prescribe')
    .input(
      forResident.extend({
        custody: Custody,
        signedBy: z.string().trim().min(1).max(40),
        relation: z.string().trim().max(20),
        fromOn: Day,
        /** Last day agreed; null = no end. */
        untilOn: Day.nullable(),
        /** Why it is entered after its first day. */
        reason: Reason.nullable(),
      }),
    )
    .output(MedicationAgreement),
  /** Ends the agreement; `on` = the first day without it. Errors: NOT_FOUND, DAY_BEFORE_START, RULE_BROKEN (MEDICATION_AGREEMENT_ENDED). */
  endAgreement: needs('medication.prescribe')
    .input(z.object({ id: RecordId, on: Day, reason: Reason }))
    .output(MedicationAgreement),
  /**
   * Enters what a doctor ordered; `replacesId` = the one it takes the place of. From today: counts from now on. Errors: NOT_FOUND,
   * RESIDENT_DEAD, RESIDENT_NOT_IN, DAY_IN_FUTURE, DAY_BEFORE_START, RULE_BROKEN (REASON_MISSING, MEDICATION_RANGE_CONTRADICTS,
   * MEDICATION_HIGH_RISK_REASON, MEDICATION_ALLERGY_REASON, MEDICATION_STOPPED).
   */
  prescribe: needs('medication.prescribe')
    .input(
      forResident.extend({
        content: PrescriptionContent,
        fromOn: Day,
        replacesId: RecordId.nullable(),
        reason: Reason.nullable(),
      }),
    )
    .output(Prescription),
  /** Stops a prescription from a day on; today = from now on. Errors: NOT_FOUND, DAY_BEFORE_START, RULE_BROKEN (MEDICATION_STOPPED). */
  stop: needs('medication.prescribe')
    .input(z.object({ id: RecordId, on: Day, reason: Reason }))
    .output(Prescription),

  /** A batch came in. Errors: NOT_FOUND, RESIDENT_DEAD, RESIDENT_NOT_IN, DAY_IN_FUTURE, RULE_BROKEN (REASON_MISSING, MEDICATION_BATCH_EXPIRED). */
  receive: needs('medication.stock')
    .input(
      forResident.extend({
        ...amountFacts,
        ...{ unit: Batch.shape.unit, quantity: Amount, batchNumber: z.string().trim().min(1).max(40).nullable() },
        ...{ expiresOn: Day.nullable(), receivedOn: Day, broughtBy: z.string().trim().min(1).max(40) },
        reason: Reason.nullable(),
      }),
    )
    .output(Batch),
  /** What was counted; a difference needs a reason and stays visible. Errors: NOT_FOUND, RULE_BROKEN (MEDICATION_COUNT_DIFFERS). */
  countBatch: needs('medication.stock')
    .input(
      z.object({
        batchId: RecordId,
        counted: z.number().min(0).max(1_000_000).multipleOf(0.001),
        reason: Reason.nullable(),
      }),
    )
    .output(Batch),
  /** Destroyed or returned. Errors: NOT_FOUND, RULE_BROKEN (MEDICATION_REMOVES_TOO_MUCH). */
  removeStock: needs('medication.stock')
    .input(z.object({ batchId: RecordId, kind: z.enum(['destroyed', 'returned']), quantity: Amount, reason: Reason }))
    .output(Batch),
}

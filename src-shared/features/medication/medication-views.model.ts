// What the medication screens are given at once: the round of a shift, the file of a person, the doses of a span.
import * as z from 'zod'
import { Instant, RecordId } from '../../contract/primitives.ts'
import { ShiftName } from '../stations/stations.contract.ts'
import { AsNeededDose, Dose, DoseCounts, HandOver, MedicationPerson } from './medication.model.ts'
import { CustodyState, MedicationAgreement, Prescription } from './prescriptions.model.ts'
import { DrugStock, StockFlag } from './stock.model.ts'

/** An order as needed and when it may be given next. */
export const AsNeededOrder = z.object({
  prescription: Prescription,
  givenToday: z.number().int(),
  lastAt: Instant.nullable(),
  nextAt: Instant,
})
export type AsNeededOrder = z.infer<typeof AsNeededOrder>

export const MedicationRound = z.object({
  shift: z.object({ name: ShiftName, startedAt: Instant, endsAt: Instant }),
  floors: z.array(z.string()),
  people: z.array(MedicationPerson),
  /** By time, then in the order of the beds. */
  doses: z.array(Dose),
  counts: DoseCounts,
  asNeeded: z.array(AsNeededOrder),
  /** Given as needed, effect not told yet. */
  openEffects: z.array(AsNeededDose),
  /** People with prescriptions who keep their drugs themselves. */
  selfKeeping: z.array(MedicationPerson.extend({ prescriptions: z.number().int() })),
  /** What is wrong with the stock of a prescription; those without anything are left out. */
  stock: z.array(z.object({ prescriptionId: RecordId, flags: z.array(StockFlag) })),
})
export type MedicationRound = z.infer<typeof MedicationRound>

export const MedicationFile = z.object({
  person: MedicationPerson,
  custody: CustodyState,
  agreements: z.array(MedicationAgreement),
  /** Newest first. */
  prescriptions: z.array(Prescription),
  asNeeded: z.array(AsNeededOrder),
  handOvers: z.array(HandOver),
  stock: z.array(DrugStock),
  /** What the person's file says of allergies, sentence by sentence. */
  allergies: z.array(z.string()),
})
export type MedicationFile = z.infer<typeof MedicationFile>

export const DosesOfSpan = z.object({ doses: z.array(Dose), asNeeded: z.array(AsNeededDose) })
export type DosesOfSpan = z.infer<typeof DosesOfSpan>

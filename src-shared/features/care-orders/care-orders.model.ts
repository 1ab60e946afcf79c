// A doctor's order carried out as care: measure, dress a wound, turn. Drugs are prescriptions. Never edited; stopped with a reason.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { Frequency, InterventionKind } from '../care-plans/care-plans.model.ts'

export const CareOrder = z.object({
  id: RecordId,
  residentId: ResidentId,
  kind: InterventionKind,
  text: ShortText,
  frequency: Frequency,
  startsAt: Instant,
  /** First instant that no longer counts, as ordered; null = until it is stopped. */
  endsAt: Instant.nullable(),
  /** The doctor who ordered it. */
  doctor: z.string(),
  orderedOn: Day,
  note: z.string().nullable(),
  writtenAt: Instant,
  writtenBy: z.string().nullable(),
  stopped: z.object({ at: Instant, reason: z.string(), by: z.string().nullable() }).nullable(),
})
export type CareOrder = z.infer<typeof CareOrder>

export const CareOrderInput = z.object({
  residentId: ResidentId,
  kind: InterventionKind,
  text: ShortText,
  frequency: Frequency,
  fromOn: Day,
  /** Last day it is carried out; null = until it is stopped. */
  lastOn: Day.nullable(),
  doctor: z.string().trim().min(1).max(40),
  orderedOn: Day,
  note: ShortText.nullable(),
})
export type CareOrderInput = z.infer<typeof CareOrderInput>

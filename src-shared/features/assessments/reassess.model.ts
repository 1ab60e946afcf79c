// What calls for an immediate assessment of ability, and the word that it is not needed. The events are facts of other features.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { IncidentKind } from '../incidents/incidents.model.ts'

/** The versioned data file. */
export const ReassessRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  /** Older events ask for nothing any more: the yearly assessment covers them. */
  lookBackDays: z.number().int().positive(),
  incidentKinds: z.array(IncidentKind),
  afterHospital: z.boolean(),
})
export type ReassessRules = z.infer<typeof ReassessRules>

/** Back from hospital, an incident, or a diagnosis somebody entered as one that may change the level. */
export const ReassessCause = z.enum(['hospital', 'incident', 'diagnosis'])
export type ReassessCause = z.infer<typeof ReassessCause>

/** A person who is to be assessed at once, for the newest event no assessment knows of. */
export const ReassessDue = z.object({
  residentId: ResidentId,
  residentName: z.string(),
  bedLabel: z.string().nullable(),
  cause: ReassessCause,
  incidentKind: IncidentKind.nullable(),
  /** The diagnosis. */
  text: z.string().nullable(),
  on: Day,
})
export type ReassessDue = z.infer<typeof ReassessDue>

/** A row: a diagnosis, or the answer that nothing up to now asks for an assessment. */
export const ReassessEntry = z.object({
  id: RecordId,
  residentId: ResidentId,
  kind: z.enum(['diagnosis', 'not-needed']),
  on: Day,
  text: ShortText,
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type ReassessEntry = z.infer<typeof ReassessEntry>

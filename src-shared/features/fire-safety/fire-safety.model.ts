// One timeline of everything about fire: what rang, what was tested, what was found wrong, what was practised. Read only; each line opens its record.
import * as z from 'zod'
import { Day, DeviceId, Instant, RecordId } from '../../contract/primitives.ts'

export const FireEventKind = z.enum([
  'alarm',
  'detector-test',
  'hazard-found',
  'hazard-closed',
  'drill',
  'equipment-serviced',
  'equipment-scrapped',
  'station-training',
  'patrol-finding',
])
export type FireEventKind = z.infer<typeof FireEventKind>

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

export const FireEvent = z.object({
  /** Kind and record, unique. */
  key: z.string(),
  kind: FireEventKind,
  /** Epoch ms; of a record that knows only its day, the beginning of the day. */
  at: Instant,
  hasTime: z.boolean(),
  /** Fills the sentence `fire-safety:event.<kind>`. */
  values: Values,
  link: z.string(),
  /** What became of a fire alarm; null on every other line. */
  outcome: z
    .object({
      isClosed: z.boolean(),
      isDrillMode: z.boolean(),
      drillId: RecordId.nullable(),
      incidentId: RecordId.nullable(),
      hazardId: RecordId.nullable(),
      rollCallAt: Instant.nullable(),
    })
    .nullable(),
})
export type FireEvent = z.infer<typeof FireEvent>

/** A detector as the house hears it. */
export const Detector = z.object({
  deviceId: DeviceId,
  name: z.string(),
  role: z.enum(['smoke', 'gas']),
  placeLabel: z.string().nullable(),
  /** Last test press or test tone that was heard; null = never. */
  lastTestedAt: Instant.nullable(),
  lastHeardAt: Instant.nullable(),
  testDueOn: Day.nullable(),
  isSilent: z.boolean(),
  /** The line of the equipment register it stands in. */
  equipmentId: RecordId.nullable(),
  equipmentNumber: z.string().nullable(),
})
export type Detector = z.infer<typeof Detector>

export const FireSpan = z.object({ from: Day, until: Day })
export type FireSpan = z.infer<typeof FireSpan>

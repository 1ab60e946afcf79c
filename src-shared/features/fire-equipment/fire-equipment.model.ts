// Fire equipment 消防设施器材: the register, and what was done with each piece. Due days are derived, never stored.
import * as z from 'zod'
import { Day, DeviceId, Instant, RecordId, ShortText, Version, Worded } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import { DueWarning } from '../fire-safety/fire-due.rules.ts'
import { Detector } from '../fire-safety/fire-safety.model.ts'

const Months = z.number().int().min(1).max(600).nullable()

/** A kind of equipment. `firstServiceMonths` and `lifeMonths` run from the day it was made; null = none of that kind. */
export const EquipmentType = z.object({
  key: z.string(),
  group: z.enum(['extinguisher', 'water', 'light', 'door', 'detector', 'personal', 'sign']),
  words: Worded,
  firstServiceMonths: Months,
  cycleMonths: Months,
  lifeMonths: Months,
  /** What is looked at each month; words in `looks`. */
  looks: z.array(z.string()).min(1),
  isVerified: z.boolean(),
  basis: z.string(),
})
export type EquipmentType = z.infer<typeof EquipmentType>

export const EquipmentCycles = z.object({
  version: z.string(),
  effectiveOn: Day,
  basis: z.string(),
  isVerified: z.boolean(),
  warnDays: z.tuple([z.literal(30), z.literal(7)]),
  /** At most one in so many of a kind is away for service at a time. */
  sentOutShareOneIn: z.number().int().min(2),
  looks: z.record(z.string(), Worded),
  types: z.array(EquipmentType),
})
export type EquipmentCycles = z.infer<typeof EquipmentCycles>

export const EquipmentFields = z.object({
  number: z.string().trim().min(1).max(40),
  type: z.string().min(1).max(60),
  spec: z.string().trim().min(1).max(60).nullable(),
  floorName: z.string().trim().min(1).max(40).nullable(),
  place: z.string().trim().min(1).max(60),
  quantity: z.number().int().min(1).max(999),
  /** null = the plate cannot be read or nobody looked. */
  madeOn: Day.nullable(),
  boughtOn: Day.nullable(),
  owner: z.string().trim().min(1).max(40).nullable(),
  /** The live detector this piece is. */
  deviceId: DeviceId.nullable(),
  note: ShortText.nullable(),
})
export type EquipmentFields = z.infer<typeof EquipmentFields>

export const EquipmentState = z.enum(['in-use', 'sent-out', 'scrapped'])
export type EquipmentState = z.infer<typeof EquipmentState>

/** A due day; `on` null = it cannot be told, because the day it was made is not known. */
const Due = z.object({ on: Day.nullable(), warning: DueWarning.nullable() })

export const Equipment = EquipmentFields.extend({
  id: RecordId,
  version: Version,
  addedOn: Day,
  state: EquipmentState,
  /** null = this kind has no service, or it is scrapped or away. */
  service: Due.nullable(),
  /** null = this kind has no life, or it is scrapped. */
  scrap: Due.nullable(),
  lastLook: z.object({ on: Day, faults: z.array(z.string()) }).nullable(),
  /** By when it must be looked at; null = scrapped. */
  lookDueOn: Day.nullable(),
  lastServicedOn: Day.nullable(),
  sentOutOn: Day.nullable(),
  scrappedOn: Day.nullable(),
  detector: Detector.pick({
    name: true,
    lastTestedAt: true,
    lastHeardAt: true,
    testDueOn: true,
    isSilent: true,
  }).nullable(),
})
export type Equipment = z.infer<typeof Equipment>

export const EquipmentEventKind = z.enum(['looked', 'sent-out', 'serviced', 'scrapped'])
export type EquipmentEventKind = z.infer<typeof EquipmentEventKind>

export const EquipmentEvent = z.object({
  id: RecordId,
  equipmentId: RecordId,
  kind: EquipmentEventKind,
  on: Day,
  /** Of a look: what was not in order; empty = all good. */
  faults: z.array(z.string()),
  company: z.string().nullable(),
  note: z.string().nullable(),
  /** Photos of a look, papers of a service. */
  attachmentIds: AttachmentIds,
  source: z.enum(['scan', 'hand']),
  isLate: z.boolean(),
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** Why it was taken back; null = it counts. */
  takenBack: z.string().nullable(),
})
export type EquipmentEvent = z.infer<typeof EquipmentEvent>

/** More of one kind is away than should be. */
export const SentOutWarning = z.object({ type: z.string(), out: z.number().int(), total: z.number().int() })
export type SentOutWarning = z.infer<typeof SentOutWarning>

export const EquipmentList = z.object({ rows: z.array(Equipment), tooManyOut: z.array(SentOutWarning) })
export type EquipmentList = z.infer<typeof EquipmentList>

export const EquipmentDetail = z.object({
  equipment: Equipment,
  events: z.array(EquipmentEvent),
  versions: z.array(
    z.object({
      fields: EquipmentFields,
      reason: z.string().nullable(),
      recordedAt: Instant,
      recordedBy: z.string().nullable(),
    }),
  ),
})
export type EquipmentDetail = z.infer<typeof EquipmentDetail>

export const LookEntry = z.object({
  id: RecordId,
  faults: z.array(z.string().max(40)).max(12),
  note: ShortText.nullable(),
  attachmentIds: AttachmentIds.default([]),
})
export type LookEntry = z.infer<typeof LookEntry>

// Micro fire station 微型消防站: its people, who of them is on duty, its kit, its training and how fast it arrives. Rows are only added.
import * as z from 'zod'
import { Day, Instant, RecordId, ShortText, StaffId, Version, Worded } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import { ShiftName } from '../stations/stations.contract.ts'

/** 站长 副站长 消防员 控制室值班员. */
export const StationPost = z.enum(['chief', 'deputy', 'firefighter', 'control-room'])
export type StationPost = z.infer<typeof StationPost>

export const KitItem = z.object({
  key: z.string(),
  words: Worded,
  count: z.number().int().min(1),
  isRequired: z.boolean(),
})
export type KitItem = z.infer<typeof KitItem>

export const StationRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  membersWithControlRoom: z.number().int(),
  membersWithoutControlRoom: z.number().int(),
  /** From confirmation to the place. */
  arriveWithinSeconds: z.number().int(),
  items: z.array(KitItem).min(1),
})
export type StationRules = z.infer<typeof StationRules>

export const MemberFields = z.object({
  /** null = nobody of the staff register. */
  staffId: StaffId.nullable(),
  name: z.string().trim().min(1).max(40),
  post: StationPost,
  joinedOn: Day,
  /** The first day on which they are no member any more. */
  leftOn: Day.nullable(),
})
export type MemberFields = z.infer<typeof MemberFields>
export const StationMember = MemberFields.extend({ id: RecordId, version: Version })
export type StationMember = z.infer<typeof StationMember>

const Name = z.string().trim().min(1).max(60)
export const StationRecordContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('kit-check'),
    /** An item that is left out was not looked at. */
    items: z
      .array(
        z.object({
          key: z.string(),
          count: z.number().int().min(0).max(999),
          isGood: z.boolean(),
          note: z.string().trim().max(200).nullable(),
        }),
      )
      .min(1),
  }),
  z.object({
    kind: z.literal('training'),
    topic: z.string().trim().min(1).max(80),
    minutes: z.number().int().min(5).max(600),
    people: z.array(Name).min(1).max(60),
    note: ShortText.nullable(),
    attachmentIds: AttachmentIds,
  }),
  /** Somebody was sent to a place against the clock. */
  z.object({
    kind: z.literal('arrival'),
    place: Name,
    confirmedAt: Instant,
    arrivedAt: Instant,
    people: z.array(Name).min(1).max(60),
    note: ShortText.nullable(),
  }),
  /** Whether the house has a control room, and since when the station is joined to local dispatch (null = it is not). */
  z.object({
    kind: z.literal('settings'),
    hasControlRoom: z.boolean(),
    dispatchOn: Day.nullable(),
    dispatchNote: ShortText.nullable(),
  }),
])
export type StationRecordContent = z.infer<typeof StationRecordContent>

export const StationRecord = z.object({
  id: RecordId,
  on: Day,
  content: StationRecordContent,
  isLate: z.boolean(),
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type StationRecord = z.infer<typeof StationRecord>

/** What is wanting at the station. */
export const StationFinding = z.enum(['too-few', 'no-chief', 'no-control-room-person'])
export type StationFinding = z.infer<typeof StationFinding>

export const FireStation = z.object({
  today: Day,
  rules: StationRules,
  /** Those of today first, then who left. */
  members: z.array(StationMember),
  wanted: z.number().int(),
  /** null = nobody said whether there is a control room; more people are then wanted. */
  settings: StationRecord.nullable(),
  findings: z.array(StationFinding),
  /** Members on the duty roster of today. */
  onDuty: z.array(z.object({ shift: ShiftName, names: z.array(z.string()) })),
  /** The newest 60 that count, newest first; settings left out. */
  records: z.array(StationRecord),
  trainingDueOn: Day.nullable(),
  kitDueOn: Day.nullable(),
})
export type FireStation = z.infer<typeof FireStation>

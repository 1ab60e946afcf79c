// Emergency drills 应急演练: planned, run against the clock, judged and signed. Rows are only added; times and state follow from them.
import * as z from 'zod'
import { AlarmId, Day, Instant, RecordId, RollCallId, ShortText } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'

/** 消防疏散 噎食 跌倒 走失 食物中毒 停电停水 台风 传染病 防暴. */
export const DrillKind = z.enum([
  'fire-evacuation',
  'choking',
  'fall',
  'elopement',
  'food-poisoning',
  'power-water-cut',
  'typhoon',
  'infection',
  'violence',
])
export type DrillKind = z.infer<typeof DrillKind>

/** 开始 发出警报 到场 疏散完毕: one key each, in this order. */
export const DrillMark = z.enum(['started', 'alarm-given', 'arrived', 'finished'])
export type DrillMark = z.infer<typeof DrillMark>

export const DrillPlan = z.object({
  kind: DrillKind,
  plannedOn: Day,
  place: z.string().trim().min(1).max(60),
  organizer: z.string().trim().min(1).max(40),
  scenario: ShortText.nullable(),
})
export type DrillPlan = z.infer<typeof DrillPlan>

const Count = z.number().int().min(0).max(999)
export const DrillReport = z.object({
  staffCount: Count,
  residentCount: Count,
  staffNames: z.string().trim().max(500).nullable(),
  problems: ShortText.nullable(),
  improvements: ShortText.nullable(),
  evaluation: ShortText,
  attachmentIds: AttachmentIds,
})
export type DrillReport = z.infer<typeof DrillReport>

export const DrillEntryContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mark'), mark: DrillMark, at: Instant }),
  z.object({ kind: z.literal('roll-call'), rollCallId: RollCallId }),
  z.object({ kind: z.literal('report'), report: DrillReport }),
  z.object({ kind: z.literal('signed') }),
  z.object({ kind: z.literal('cancelled'), text: ShortText }),
])
export type DrillEntryContent = z.infer<typeof DrillEntryContent>

export const DrillEntry = z.object({
  id: RecordId,
  drillId: RecordId,
  content: DrillEntryContent,
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  takenBack: z.string().nullable(),
})
export type DrillEntry = z.infer<typeof DrillEntry>

/** 已计划 进行中 待总结 待签字 已完成 已取消. */
export const DrillState = z.enum(['planned', 'running', 'to-report', 'to-sign', 'done', 'cancelled'])
export type DrillState = z.infer<typeof DrillState>

/** What the roll-call of a drill came to: numbers, no names. */
export const DrillRollCall = z.object({
  id: RollCallId,
  openedAt: Instant,
  /** null = it still runs. */
  closedAt: Instant.nullable(),
  /** Of those to find; the four marks add up to it. */
  toFind: z.number().int(),
  found: z.number().int(),
  evacuated: z.number().int(),
  missing: z.number().int(),
  unchecked: z.number().int(),
  /** The last of those found or evacuated; null = nobody was. */
  lastFoundAt: Instant.nullable(),
})
export type DrillRollCall = z.infer<typeof DrillRollCall>

export const EmergencyDrill = DrillPlan.extend({
  id: RecordId,
  /** The alarm it was made of; null = planned. */
  alarmId: AlarmId.nullable(),
  rollCallId: RollCallId.nullable(),
  state: DrillState,
  marks: z.object({
    started: Instant.nullable(),
    'alarm-given': Instant.nullable(),
    arrived: Instant.nullable(),
    finished: Instant.nullable(),
  }),
  /** The day it was held; null = not yet. */
  heldOn: Day.nullable(),
  /** Seconds from the alarm (else the start) to arrival and to the end; null = not measured. */
  arrivalSeconds: z.number().int().nullable(),
  evacuationSeconds: z.number().int().nullable(),
  report: DrillReport.nullable(),
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  recordedBy: z.string().nullable(),
  /** Hazards written down from it. */
  hazardIds: z.array(RecordId),
})
export type EmergencyDrill = z.infer<typeof EmergencyDrill>

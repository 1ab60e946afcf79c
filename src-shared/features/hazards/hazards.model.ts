// Hazards 隐患: found by anybody, judged, put right by one person, looked at again by another, closed. A file is what was found and the steps
// after it; steps are only added, and where a hazard stands follows from them.
import * as z from 'zod'
import { AlarmId, Day, Instant, Reason, RecordId, ShortText, Yuan } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'

/** 防火巡查 自查 设备设施 报警 演练 上级检查 员工上报. */
export const HazardSource = z.enum(['patrol', 'self-check', 'equipment', 'alarm', 'drill', 'inspection', 'report'])
export type HazardSource = z.infer<typeof HazardSource>

export const HazardCategory = z.enum([
  'escape-route',
  'fire-facility',
  'fire-and-electricity',
  'gas',
  'kitchen',
  'building',
  'management',
  'care',
  'other',
])
export type HazardCategory = z.infer<typeof HazardCategory>

/** 一般 重大. */
export const HazardGrade = z.enum(['general', 'major'])
export type HazardGrade = z.infer<typeof HazardGrade>

/** 待核实 待整改 整改中 待复查 已销号; `dismissed` = looked into, it was none. */
export const HazardState = z.enum(['to-verify', 'to-rectify', 'rectifying', 'to-recheck', 'closed', 'dismissed'])
export type HazardState = z.infer<typeof HazardState>

/** 挂牌督办 延期 无法当场整改-已防范: stand beside the state. */
export const HazardMark = z.enum(['supervised', 'extended', 'protected'])
export type HazardMark = z.infer<typeof HazardMark>

const PersonName = z.string().trim().min(1).max(40)

/** Done on the floor and by the safety officer. */
const workSteps = [
  z.object({
    kind: z.literal('planned'),
    owner: PersonName,
    measures: ShortText,
    funds: Yuan.nullable(),
    /** The last day on which it may be put right. */
    dueOn: Day,
    precautions: ShortText.nullable(),
  }),
  z.object({ kind: z.literal('started') }),
  /** 无法当场整改: what keeps people safe until it is put right. */
  z.object({ kind: z.literal('protected'), text: ShortText }),
  z.object({ kind: z.literal('finished'), text: ShortText, attachmentIds: AttachmentIds }),
  z.object({ kind: z.literal('rechecked'), isPassed: z.boolean(), by: PersonName, text: ShortText }),
  z.object({ kind: z.literal('staff-told'), text: ShortText }),
] as const
/** Decided by who answers for fire safety. */
const decisions = [
  z.object({ kind: z.literal('verified'), grade: HazardGrade, basis: ShortText.nullable() }),
  z.object({ kind: z.literal('dismissed'), text: ShortText }),
  z.object({ kind: z.literal('extended'), dueOn: Day, why: Reason }),
  z.object({ kind: z.literal('supervised'), by: PersonName, text: ShortText.nullable() }),
  z.object({ kind: z.literal('reported'), to: PersonName, text: ShortText.nullable() }),
  z.object({ kind: z.literal('closed'), text: ShortText.nullable() }),
] as const

export const HazardWork = z.discriminatedUnion('kind', [...workSteps])
export const HazardDecision = z.discriminatedUnion('kind', [...decisions])
export type HazardDecision = z.infer<typeof HazardDecision>
export const HazardStepContent = z.discriminatedUnion('kind', [...workSteps, ...decisions])
export type HazardStepContent = z.infer<typeof HazardStepContent>
export type HazardStepKind = HazardStepContent['kind']

export const HazardStep = z.object({
  id: RecordId,
  hazardId: RecordId,
  on: Day,
  content: HazardStepContent,
  isLate: z.boolean(),
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** Why it was taken back; null = it counts. */
  takenBack: z.string().nullable(),
})
export type HazardStep = z.infer<typeof HazardStep>

export const HazardFound = z.object({
  foundOn: Day,
  source: HazardSource,
  category: HazardCategory,
  place: z.string().trim().min(1).max(60),
  text: ShortText,
  /** What was seen before: photos. */
  attachmentIds: AttachmentIds,
  alarmId: AlarmId.nullable(),
  drillId: RecordId.nullable(),
})
export type HazardFound = z.infer<typeof HazardFound>

export const Hazard = HazardFound.extend({
  id: RecordId,
  /** `YH-2026-001`. */
  number: z.string(),
  reportedAt: Instant,
  reportedBy: z.string().nullable(),
  isLate: z.boolean(),
  lateReason: z.string().nullable(),
  state: HazardState,
  marks: z.array(HazardMark),
  /** null = not judged yet. */
  grade: HazardGrade.nullable(),
  basis: z.string().nullable(),
  owner: z.string().nullable(),
  measures: z.string().nullable(),
  funds: z.number().nullable(),
  precautions: z.string().nullable(),
  /** The last day, extensions counted; null = no day was set. */
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  finishedOn: Day.nullable(),
  afterAttachmentIds: AttachmentIds,
  recheckedBy: z.string().nullable(),
  recheckedOn: Day.nullable(),
  recheckText: z.string().nullable(),
  isRecheckPassed: z.boolean().nullable(),
  closedOn: Day.nullable(),
  staffToldOn: Day.nullable(),
  authorityToldOn: Day.nullable(),
})
export type Hazard = z.infer<typeof Hazard>

/** Figures of a span; each is a count of rows that can be opened. */
export const HazardFigures = z.object({
  /** 到期应销号: their last day lies in the span and is over, or they were closed by then. */
  dueIds: z.array(RecordId),
  /** Of those, 已销号. */
  closedOfDueIds: z.array(RecordId),
  overdueIds: z.array(RecordId),
  /** Closed in the span. */
  closedIds: z.array(RecordId),
  /** Mean of found to closed in days, one decimal; null = nothing was closed. */
  averageDays: z.number().nullable(),
})
export type HazardFigures = z.infer<typeof HazardFigures>

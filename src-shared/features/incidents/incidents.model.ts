// An incident and what follows it: found, handled, the family told, reported, its cause, measures, the risk reviewed, closed.
// Every step is a row of its own that is never changed; a correction is a further row with a reason.
import * as z from 'zod'
import { AlarmId, Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { ruleCodes } from '../../contract/rule-codes.ts'
import { AlarmEvent, AlarmKind } from '../alarms/alarms.model.ts'
import { ResidentState } from '../residents/residents.model.ts'
import { ShiftName } from '../stations/stations.contract.ts'
import { VitalValue } from '../vitals/vitals.model.ts'

/** 噎食 食品药品误食 压疮 烫伤 坠床 跌倒 他伤和自伤 走失 文娱活动意外 (GB 38600-2019), 其他, and 投诉. */
export const IncidentKind = z.enum([
  'choking',
  'mis-ingestion',
  'pressure-injury',
  'scald',
  'fall-from-bed',
  'fall',
  'harm',
  'elopement',
  'activity-accident',
  'other',
  'complaint',
])
export type IncidentKind = z.infer<typeof IncidentKind>

/** 轻微 一般 严重 死亡. */
export const Severity = z.enum(['minor', 'moderate', 'severe', 'death'])
export type Severity = z.infer<typeof Severity>

/** 火灾 群体事件: what makes an incident reportable whatever its severity. */
export const Circumstance = z.enum(['fire', 'group'])
export type Circumstance = z.infer<typeof Circumstance>

/** 民政 消防 卫健. */
export const Authority = z.enum(['civil-affairs', 'fire-brigade', 'health'])
export type Authority = z.infer<typeof Authority>
/** 机构负责人, or an authority. */
export const ReportTo = z.enum(['head', ...Authority.options])
export type ReportTo = z.infer<typeof ReportTo>
export const ReportForm = z.enum(['verbal', 'written'])
export type ReportForm = z.infer<typeof ReportForm>

/** 电话 当面 微信 短信 书面. */
export const NoticeWay = z.enum(['phone', 'in-person', 'wechat', 'text-message', 'letter'])
export type NoticeWay = z.infer<typeof NoticeWay>

/** What the review of the risk came to: 无 需防护 高风险. */
export const ReviewedRisk = z.enum(['none', 'protect', 'high'])
export type ReviewedRisk = z.infer<typeof ReviewedRisk>

/** What a step says. `by` and `toWhom` are names as people write them. */
export const StepContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), text: ShortText }),
  /** How grave it is; may be said again when more is known. `consequence`: what became of the person. */
  z.object({
    kind: z.literal('graded'),
    severity: Severity.nullable(),
    circumstances: z.array(Circumstance).max(2),
    consequence: ShortText.nullable(),
  }),
  /** `hospital` null = not sent to one. */
  z.object({ kind: z.literal('handled'), text: ShortText, hospital: ShortText.nullable() }),
  z.object({
    kind: z.literal('family-told'),
    toWhom: ShortText,
    way: NoticeWay,
    by: ShortText,
    text: ShortText.nullable(),
  }),
  z.object({ kind: z.literal('reported'), to: ReportTo, form: ReportForm, by: ShortText, text: ShortText.nullable() }),
  z.object({ kind: z.literal('cause'), text: ShortText }),
  z.object({ kind: z.literal('measure'), text: ShortText, owner: ShortText, dueOn: Day }),
  z.object({ kind: z.literal('measure-done'), measureId: RecordId, text: ShortText.nullable() }),
  z.object({ kind: z.literal('reviewed'), text: ShortText, risk: ReviewedRisk }),
  z.object({ kind: z.literal('closed'), text: ShortText.nullable() }),
  /** Nobody could be reached, and why: it stands for the notice when the file is closed, and the next try is a notice of its own. */
  z.object({ kind: z.literal('family-not-reached'), by: ShortText, reason: ShortText }),
])
export type StepContent = z.infer<typeof StepContent>
export type StepKind = StepContent['kind']

export const IncidentStep = z.object({
  id: RecordId,
  incidentId: RecordId,
  /** When it was done. */
  at: Instant,
  content: StepContent,
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  seat: z.string().nullable(),
  correctsId: RecordId.nullable(),
  reason: z.string().nullable(),
  /** True = the corrected step never happened. */
  isVoid: z.boolean(),
  /** True = a later row stands for this one; it no longer counts. */
  isCorrected: z.boolean(),
})
export type IncidentStep = z.infer<typeof IncidentStep>

/** The parts of the loop in their order. */
export const Stage = z.enum(['found', 'handled', 'family', 'reported', 'cause', 'measures', 'reviewed', 'closed'])
export type Stage = z.infer<typeof Stage>

/** A stage as it stands. `open` past `dueAt` is overdue; a stage without a term has no `dueAt`. */
export const StageState = z.object({
  stage: Stage,
  state: z.enum(['done', 'open', 'not-needed']),
  dueAt: Instant.nullable(),
  doneAt: Instant.nullable(),
})
export type StageState = z.infer<typeof StageState>

/** Somebody who must be told. `doneAt` null = not yet; `form` null = any way. */
export const Demand = z.object({
  to: z.enum(['family', ...ReportTo.options]),
  form: ReportForm.nullable(),
  dueAt: Instant,
  doneAt: Instant.nullable(),
  /** Due the moment it was found: how late it was is not judged. */
  isAtOnce: z.boolean(),
})
export type Demand = z.infer<typeof Demand>

/** Why a file cannot be closed yet, and at which stage. */
export const ClosingFault = z.object({ rule: z.enum(ruleCodes), stage: Stage })
export type ClosingFault = z.infer<typeof ClosingFault>

const Timer = z.object({
  minutes: z.number().int().min(0),
  exceptKinds: z.array(IncidentKind),
  isVerified: z.boolean(),
  basis: z.string(),
})
/** The terms of the loop and who must be told of what: versioned data with its basis. */
export const IncidentRules = z.object({
  version: z.string(),
  effectiveOn: Day,
  isVerified: z.boolean(),
  basis: z.string(),
  timers: z.object({ family: Timer, head: Timer, verbal: Timer, written: Timer, review: Timer }),
  authorities: z.record(
    Authority,
    z.object({
      severities: z.array(Severity),
      circumstances: z.array(Circumstance),
      kinds: z.array(IncidentKind),
      isVerified: z.boolean(),
      basis: z.string(),
    }),
  ),
})
export type IncidentRules = z.infer<typeof IncidentRules>

/** A line of the minutes around: an alarm, a step of one, into or out of bed. */
export const SnapshotLine = z.object({
  at: Instant,
  kind: z.enum(['alarm', 'alarm-step', 'in-bed', 'out-of-bed']),
  alarmKind: AlarmKind.nullable(),
  step: AlarmEvent.shape.kind.nullable(),
  place: z.string().nullable(),
  by: z.string().nullable(),
})
export type SnapshotLine = z.infer<typeof SnapshotLine>

/** The quarter of an hour before and after, as the console knew it. Frozen when it was taken. */
export const IncidentSnapshot = z.object({
  from: Instant,
  to: Instant,
  takenAt: Instant,
  /** False = taken before the quarter of an hour after was over. */
  isComplete: z.boolean(),
  resident: z.object({ state: ResidentState, bedLabel: z.string().nullable() }).nullable(),
  shift: ShiftName,
  /** Who is known to have been there: whoever answered an alarm. No duty roster is kept. */
  staff: z.array(z.string()),
  lines: z.array(SnapshotLine),
  /** False = the bed said nothing in that time, or there was no bed. */
  hasPresence: z.boolean(),
  /** null = the reader may not see values. */
  vitals: z
    .object({
      spot: z.array(VitalValue.extend({ at: Instant })),
      bed: z.array(z.object({ at: Instant, heartRate: z.number().nullable(), respiration: z.number().nullable() })),
    })
    .nullable(),
})
export type IncidentSnapshot = z.infer<typeof IncidentSnapshot>

export const Incident = z.object({
  id: RecordId,
  kind: IncidentKind,
  occurredAt: Instant,
  residentId: ResidentId.nullable(),
  residentName: z.string().nullable(),
  place: z.string().max(60).nullable(),
  summary: z.string().max(500),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** null = not graded yet. */
  severity: Severity.nullable(),
  /** `register-only` = written down before files were kept. */
  state: z.enum(['open', 'closed', 'register-only']),
  /** The first stage that is open. */
  nextStage: Stage.nullable(),
  /** The earliest term that is still open. */
  dueAt: Instant.nullable(),
})
export type Incident = z.infer<typeof Incident>

/** An incident with its file; `file` null = written down before files were kept. */
export const IncidentDetail = z.object({
  incident: Incident,
  file: z
    .object({
      foundAt: Instant,
      alarmId: AlarmId.nullable(),
      circumstances: z.array(Circumstance),
      /** Every row, also those that were corrected, oldest first. */
      steps: z.array(IncidentStep),
      stages: z.array(StageState),
      demands: z.array(Demand),
      missing: z.array(ClosingFault),
      snapshot: IncidentSnapshot.nullable(),
      rulesVersion: z.string(),
    })
    .nullable(),
})
export type IncidentDetail = z.infer<typeof IncidentDetail>

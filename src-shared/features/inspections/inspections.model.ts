// An inspection of the home by an authority, a third party or itself, and what followed each finding until it was closed. Every step is a
// row that is never changed; a wrong one is taken back by a further row with a reason.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ShortText } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'

/** 民政 消防 市场监管 卫健 住建 联合 第三方 自查. */
export const InspectionSource = z.enum([
  'civil-affairs',
  'fire',
  'market',
  'health',
  'housing',
  'joint',
  'third-party',
  'self',
])
export type InspectionSource = z.infer<typeof InspectionSource>

/** 日常 专项 个案. */
export const InspectionForm = z.enum(['daily', 'special', 'case'])
export type InspectionForm = z.infer<typeof InspectionForm>

/** 一般 重大. */
export const FindingLevel = z.enum(['ordinary', 'major'])
export type FindingLevel = z.infer<typeof FindingLevel>

const PersonName = z.string().trim().min(1).max(40)

/** A finding as it is written down. `dueOn` = last day of the term. */
export const FindingInput = z.object({
  category: z.string().max(40),
  text: ShortText,
  basis: ShortText.nullable(),
  level: FindingLevel,
  dueOn: Day,
  responsible: PersonName,
  attachmentIds: AttachmentIds.default([]),
})
export type FindingInput = z.infer<typeof FindingInput>

export const InspectionInput = z.object({
  source: InspectionSource,
  form: InspectionForm,
  at: Instant,
  officers: z.array(PersonName).max(20),
  documentNumber: z.string().trim().min(1).max(80).nullable(),
  summary: ShortText.nullable(),
  attachmentIds: AttachmentIds.default([]),
  findings: z.array(FindingInput).max(60),
  /** Asked for when the inspection lies on an earlier day. */
  lateReason: Reason.nullable().default(null),
})
export type InspectionInput = z.infer<typeof InspectionInput>

/** What a step says. `by` are names as people write them: who rectifies need not have an account. */
export const StepContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rectified'), on: Day, by: PersonName, text: ShortText }),
  /** `text` says what is still wrong when it did not pass. */
  z.object({
    kind: z.literal('rechecked'),
    on: Day,
    by: PersonName,
    isPassed: z.boolean(),
    text: ShortText.nullable(),
  }),
  z.object({ kind: z.literal('extended'), on: Day, dueOn: Day, text: Reason }),
  z.object({ kind: z.literal('closed'), on: Day, text: ShortText.nullable() }),
])
export type StepContent = z.infer<typeof StepContent>
export type StepKind = StepContent['kind']

export const FindingStep = z.object({
  id: RecordId,
  findingId: RecordId,
  content: StepContent,
  attachmentIds: AttachmentIds,
  lateReason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** Why it was taken back; null = it counts. */
  takenBack: z.string().nullable(),
})
export type FindingStep = z.infer<typeof FindingStep>

/** 待整改 待复查 待销号 已销号. */
export const FindingState = z.enum(['open', 'rectified', 'passed', 'closed'])
export type FindingState = z.infer<typeof FindingState>

export const Finding = FindingInput.extend({
  id: RecordId,
  inspectionId: RecordId,
  /** The term in force: as written down, or as extended. */
  termOn: Day,
  state: FindingState,
  steps: z.array(FindingStep),
})
export type Finding = z.infer<typeof Finding>

export const Inspection = InspectionInput.omit({ findings: true }).extend({
  id: RecordId,
  findings: z.array(Finding),
  /** Closed when every finding is. */
  state: z.enum(['open', 'closed', 'void']),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  voidReason: z.string().nullable(),
})
export type Inspection = z.infer<typeof Inspection>

/** Categories, what findings rest on, and the terms of the feature: versioned data with its basis. */
export const InspectionRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  /** An authority comes with at least so many officers. */
  minimumOfficers: z.number().int().min(1),
  /** Months in which civil affairs come at least once. */
  onSiteEveryMonths: z.number().int().min(1),
  /** Days after which a rectification should have been looked at. */
  recheckWithinDays: z.number().int().min(0),
  categories: z.array(z.object({ code: z.string(), term: z.string(), bases: z.array(z.string()) })),
})
export type InspectionRules = z.infer<typeof InspectionRules>

/** An inspection that is being written: nothing of it is judged yet. One a person. */
export const InspectionDraftContent = z.object({
  source: InspectionSource.nullish(),
  form: InspectionForm.nullish(),
  at: Instant.nullish(),
  officers: z.array(z.string().max(40)).max(20).nullish(),
  documentNumber: z.string().max(80).nullish(),
  summary: z.string().max(500).nullish(),
  lateReason: z.string().max(500).nullish(),
  attachmentIds: AttachmentIds.nullish(),
  findings: z
    .array(
      z.object({
        category: z.string().max(40).nullish(),
        text: z.string().max(500).nullish(),
        basis: z.string().max(500).nullish(),
        level: FindingLevel.nullish(),
        dueOn: Day.nullish(),
        responsible: z.string().max(40).nullish(),
        attachmentIds: AttachmentIds.nullish(),
      }),
    )
    .max(60)
    .nullish(),
})
export type InspectionDraftContent = z.infer<typeof InspectionDraftContent>
/** `version` 0 = nothing was kept yet. */
export const InspectionDraft = z.object({ version: z.number().int().min(0), content: InspectionDraftContent })
export type InspectionDraft = z.infer<typeof InspectionDraft>

// A step as its form holds it, and back. One flat set of fields: each kind uses the ones it has.
import type { RecordId } from '#shared/contract/primitives.ts'
import type {
  Circumstance,
  NoticeWay,
  ReportForm,
  ReportTo,
  ReviewedRisk,
  Severity,
  StepContent,
  StepKind,
} from '#shared/features/incidents/incidents.model.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

export type StepValues = {
  at: string
  text?: string
  severity?: Severity
  circumstances?: Circumstance[]
  consequence?: string
  hospital?: string
  toWhom?: string
  way?: NoticeWay
  by?: string
  notReached?: string
  to?: ReportTo
  form?: ReportForm
  owner?: string
  dueOn?: string
  risk?: ReviewedRisk
  /** Of a correction only. */
  act?: 'change' | 'void'
  correctionReason?: string
}

/** A kind of step that has a form. `closed` has an act of its own. */
export type FormKind = Exclude<StepKind, 'closed'>

const said = (value: string | undefined): string => value?.trim() ?? ''

/** Required fields were asked for by the form; the backend refuses what is empty all the same. */
export function toContent(kind: FormKind, values: StepValues, measureId: RecordId | null): StepContent {
  const text = said(values.text)
  const note = textOrNull(values.text)
  switch (kind) {
    case 'found':
    case 'cause':
      return { kind, text }
    case 'graded':
      return {
        ...{ kind, severity: values.severity ?? null, circumstances: values.circumstances ?? [] },
        consequence: textOrNull(values.consequence),
      }
    case 'handled':
      return { kind, text, hospital: textOrNull(values.hospital) }
    case 'family-told':
      return { kind, toWhom: said(values.toWhom), way: values.way ?? 'phone', by: said(values.by), text: note }
    case 'family-not-reached':
      return { kind, by: said(values.by), reason: said(values.notReached) }
    case 'reported':
      return { kind, to: values.to ?? 'head', form: values.form ?? 'verbal', by: said(values.by), text: note }
    case 'measure':
      return { kind, text, owner: said(values.owner), dueOn: values.dueOn ?? '' }
    case 'measure-done':
      return { kind, measureId: measureId as RecordId, text: note }
    case 'reviewed':
      return { kind, text, risk: values.risk ?? 'none' }
  }
}

/** The fields of a step that is to be corrected. */
export function fromContent(content: StepContent): Partial<StepValues> {
  const given = Object.entries({ ...content, ...('reason' in content ? { notReached: content.reason } : {}) })
  const held = given.filter(([key, value]) => value !== null && !['kind', 'measureId', 'reason'].includes(key))
  return Object.fromEntries(held) as Partial<StepValues>
}

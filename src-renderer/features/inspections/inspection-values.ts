// A written form as it is sent. Required fields were asked for by the form; the backend refuses what is empty all the same.
import type {
  FindingInput,
  InspectionDraftContent,
  InspectionInput,
} from '#shared/features/inspections/inspections.model.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

const said = (value: string | null | undefined): string => value?.trim() ?? ''
const orNull = (value: string | null | undefined): string | null => textOrNull(value ?? undefined)

export function toInput(values: InspectionDraftContent): InspectionInput {
  return {
    source: values.source ?? 'self',
    form: values.form ?? 'daily',
    at: values.at ?? 0,
    officers: (values.officers ?? []).map(said).filter((name) => name !== ''),
    documentNumber: orNull(values.documentNumber),
    summary: orNull(values.summary),
    attachmentIds: values.attachmentIds ?? [],
    lateReason: orNull(values.lateReason),
    findings: (values.findings ?? []).map(
      (finding): FindingInput => ({
        category: finding.category ?? '',
        text: said(finding.text),
        basis: orNull(finding.basis),
        level: finding.level ?? 'ordinary',
        dueOn: finding.dueOn ?? '',
        responsible: said(finding.responsible),
        attachmentIds: finding.attachmentIds ?? [],
      }),
    ),
  }
}

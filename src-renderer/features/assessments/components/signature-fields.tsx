// Who assessed, who told, why and for which day.
import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Assessment,
  AssessmentReason,
  type DraftChanges,
  InformantRelation,
} from '#shared/features/assessments/assessments.model.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { useToday } from '../../../ui/use-today.ts'

type SignatureFieldsProps = {
  draft: Assessment
  count: number
  onChange: (changes: DraftChanges) => void
}

/** The control names itself to screen readers; the word above it is for the eye. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="signature-fields__field">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  )
}

export function SignatureFields({ draft, count, onChange }: SignatureFieldsProps) {
  const { t } = useTranslation()
  const today = useToday()
  const { informant } = draft
  const [name, setName] = useState(informant?.name ?? '')
  const words = {
    reason: t('assessments:field.reason'),
    basedOn: t('assessments:field.basedOn'),
    informant: t('assessments:field.informant'),
    relation: t('assessments:field.relation'),
  }
  const assessors = Array.from({ length: count }, (_, index) => t('assessments:field.assessor', { number: index + 1 }))
  const signed = (index: number, value: string) =>
    onChange({ assessors: assessors.map((_label, at) => (at === index ? value : (draft.assessors[at] ?? ''))) })
  const told = (relation: InformantRelation | undefined) =>
    onChange({ informant: name.trim() === '' ? null : { name: name.trim(), relation: relation ?? 'self' } })
  return (
    <div className="signature-fields">
      <Labelled label={words.reason}>
        <Select
          aria-label={words.reason}
          value={draft.reason}
          onChange={(reason) => onChange({ reason })}
          options={AssessmentReason.options.map((value) => ({ value, label: t(`assessments:reason.${value}`) }))}
        />
      </Labelled>
      <Labelled label={words.basedOn}>
        <DayField
          value={draft.basedOn}
          to={today}
          allowClear={false}
          aria-label={words.basedOn}
          onChange={(basedOn) => basedOn !== null && onChange({ basedOn })}
        />
      </Labelled>
      {assessors.map((label, index) => (
        <Labelled key={label} label={label}>
          <Input
            aria-label={label}
            defaultValue={draft.assessors[index] ?? ''}
            maxLength={40}
            autoComplete="off"
            onBlur={(event) => signed(index, event.target.value.trim())}
          />
        </Labelled>
      ))}
      <Labelled label={words.informant}>
        <Input
          aria-label={words.informant}
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          onBlur={() => told(informant?.relation)}
        />
      </Labelled>
      <Labelled label={words.relation}>
        <Select
          aria-label={words.relation}
          value={informant?.relation ?? null}
          disabled={name.trim() === ''}
          onChange={told}
          options={InformantRelation.options.map((value) => ({ value, label: t(`assessments:relation.${value}`) }))}
        />
      </Labelled>
    </div>
  )
}

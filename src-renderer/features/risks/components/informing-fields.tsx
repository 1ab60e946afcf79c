// Beside the nine items: which assessment it is, who made it, and who of the family was told its result.
import { Button, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RiskField } from '#shared/features/risks/draft.rules.ts'
import {
  InformedHow,
  type RiskAssessment,
  RiskAssessmentKind,
  type RiskChanges,
} from '#shared/features/risks/risks.model.ts'
import { useNow } from '../../../ui/clock.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { MinuteField } from '../../../ui/minute-field.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { usePerson } from '../queries.ts'
import { DraftText } from './draft-text.tsx'

type InformingFieldsProps = {
  draft: RiskAssessment
  refusal: { where: string; sentence: string } | null
  onChange: (changes: RiskChanges) => void
}

const minuteMs = 60_000

export function InformingFields({ draft, refusal, onChange }: InformingFieldsProps) {
  const { t } = useTranslation()
  const today = useToday()
  const now = useNow()
  const person = usePerson(draft.residentId)
  const { informing } = draft
  const told = (part: RiskChanges['informing']) => onChange({ informing: part })
  const near = [
    ...(person?.person.contacts ?? []).map(({ name, relation }) => ({ name, relation: relation || t('risks:family') })),
    ...(person ? [{ name: person.name, relation: t('risks:self') }] : []),
  ].slice(0, 4)

  /** The control names itself to screen readers; the word above it is for the eye. */
  const field = (name: RiskField | 'kind' | 'basedOn' | 'note', control: ReactNode) => (
    <div className="risk-fields__field" data-field={name}>
      <span aria-hidden="true">{t(`risks:field.${name}`)}</span>
      {control}
      {refusal?.where === name && (
        <p className="form-told" role="alert">
          {refusal.sentence}
        </p>
      )}
    </div>
  )
  const text = (name: 'person' | 'relation' | 'refusalReason', maxLength: number) =>
    field(
      name,
      <DraftText
        label={t(`risks:field.${name}`)}
        value={informing[name]}
        maxLength={maxLength}
        isRefused={refusal?.where === name}
        onChange={(value) => told({ [name]: value })}
      />,
    )

  return (
    <div className="risk-fields">
      {field(
        'kind',
        <Select
          aria-label={t('risks:field.kind')}
          value={draft.kind}
          onChange={(kind) => onChange({ kind })}
          options={RiskAssessmentKind.options.map((value) => ({ value, label: t(`risks:kind.${value}`) }))}
        />,
      )}
      {field(
        'basedOn',
        <DayField
          value={draft.basedOn}
          to={today}
          allowClear={false}
          aria-label={t('risks:field.basedOn')}
          onChange={(basedOn) => basedOn !== null && onChange({ basedOn })}
        />,
      )}
      {field(
        'assessor',
        <DraftText
          label={t('risks:field.assessor')}
          value={draft.assessor}
          maxLength={40}
          isRefused={refusal?.where === 'assessor'}
          onChange={(assessor) => onChange({ assessor })}
        />,
      )}
      <h3 className="risk-fields__head">{t('risks:informing')}</h3>
      <div className="risk-fields__near">
        {near.map(({ name, relation }) => (
          <Button key={`${name} ${relation}`} size="small" onClick={() => told({ person: name, relation })}>
            {t('risks:nearPerson', { name, relation })}
          </Button>
        ))}
      </div>
      {text('person', 40)}
      {text('relation', 20)}
      {field(
        'at',
        <div className="risk-fields__at">
          <MinuteField aria-label={t('risks:field.at')} value={informing.at} onChange={(at) => told({ at })} />
          <Button onClick={() => told({ at: Math.floor(now / minuteMs) * minuteMs })}>{t('risks:now')}</Button>
        </div>,
      )}
      {field(
        'how',
        <Radio.Group
          aria-label={t('risks:field.how')}
          options={InformedHow.options.map((value) => ({ value, label: t(`risks:how.${value}`) }))}
          value={informing.how}
          onChange={(event) => told({ how: event.target.value as InformedHow })}
        />,
      )}
      {informing.how === 'refused' && text('refusalReason', 200)}
      {field(
        'note',
        <DraftText
          label={t('risks:field.note')}
          value={draft.note}
          maxLength={500}
          rows={2}
          onChange={(note) => onChange({ note })}
        />,
      )}
    </div>
  )
}

// The fields of one kind of step.
import { useTranslation } from 'react-i18next'
import {
  Circumstance,
  NoticeWay,
  ReportForm,
  ReportTo,
  ReviewedRisk,
  Severity,
} from '#shared/features/incidents/incidents.model.ts'
import { DayItem, RadioItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import type { FormKind } from '../step-values.ts'

/** `contact`: the emergency contact as the record has it, to be read while calling. */
export function StepFields({ kind, contact }: { kind: FormKind; contact: string | null }) {
  const { t } = useTranslation()
  const label = (name: string) => t(`incidents:field.${name}`)
  const words = (values: readonly string[], of: string) =>
    values.map((value) => ({ value, label: t(`incidents:${of}.${value}`) }))
  switch (kind) {
    case 'found':
      return <TextItem name="text" label={t('incidents:column.summary')} isRequired rows={3} />
    case 'graded':
      return (
        <>
          <RadioItem
            name="severity"
            label={label('severity')}
            isRequired
            options={words(Severity.options, 'severity')}
          />
          <SelectItem
            name="circumstances"
            label={label('circumstances')}
            isMultiple
            options={words(Circumstance.options, 'circumstance')}
          />
          <TextItem name="consequence" label={label('consequence')} rows={2} />
        </>
      )
    case 'handled':
      return (
        <>
          <TextItem name="text" label={label('handling')} isRequired rows={3} />
          <TextItem name="hospital" label={label('hospital')} help={t('incidents:help.hospital')} maxLength={60} />
        </>
      )
    case 'family-told':
      return (
        <>
          <TextItem
            name="toWhom"
            label={label('toWhom')}
            isRequired
            maxLength={60}
            {...(contact === null ? {} : { help: t('incidents:help.contact', { contact }) })}
          />
          <RadioItem name="way" label={label('way')} isRequired options={words(NoticeWay.options, 'way')} />
          <TextItem name="by" label={label('toldBy')} isRequired maxLength={60} />
          <TextItem name="text" label={label('note')} rows={2} />
        </>
      )
    case 'family-not-reached':
      return (
        <>
          <TextItem
            name="notReached"
            label={label('notReached')}
            isRequired
            rows={2}
            {...(contact === null ? {} : { help: t('incidents:help.contact', { contact }) })}
          />
          <TextItem name="by" label={label('toldBy')} isRequired maxLength={60} />
        </>
      )
    case 'reported':
      return (
        <>
          <RadioItem name="to" label={label('to')} isRequired options={words(ReportTo.options, 'to')} />
          <RadioItem name="form" label={label('form')} isRequired options={words(ReportForm.options, 'form')} />
          <TextItem name="by" label={label('reportedBy')} isRequired maxLength={60} />
          <TextItem name="text" label={label('note')} rows={2} />
        </>
      )
    case 'cause':
      return <TextItem name="text" label={label('cause')} isRequired rows={4} />
    case 'measure':
      return (
        <>
          <TextItem name="text" label={label('measure')} isRequired rows={2} />
          <TextItem name="owner" label={label('owner')} isRequired maxLength={60} />
          <DayItem name="dueOn" label={label('dueOn')} isRequired />
        </>
      )
    case 'measure-done':
      return <TextItem name="text" label={label('note')} rows={2} />
    case 'reviewed':
      return (
        <>
          <RadioItem name="risk" label={label('risk')} isRequired options={words(ReviewedRisk.options, 'risk')} />
          <TextItem name="text" label={label('review')} isRequired rows={3} />
        </>
      )
  }
}

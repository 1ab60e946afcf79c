// One finding of the form: what it is, what it rests on, how grave, until when and by whom.
import { AutoComplete, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/contract/days.ts'
import { FindingLevel, type InspectionRules } from '#shared/features/inspections/inspections.model.ts'
import { DayItem, RadioItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { NameItem } from '../../../ui/written-items.tsx'
import { AttachmentItem } from '../../attachments/index.ts'

type FindingFieldsProps = { index: number; rules: InspectionRules; names: readonly string[]; onRemove: () => void }

export function FindingFields({ index, rules, names, onRemove }: FindingFieldsProps) {
  const { t } = useTranslation()
  const category: unknown = Form.useWatch(['findings', index, 'category'])
  const at: unknown = Form.useWatch('at')
  const bases = rules.categories.find(({ code }) => code === category)?.bases ?? []
  const title = t('inspections:findingNumber', { number: index + 1 })
  return (
    <section className="finding-form" aria-label={title}>
      <div className="finding-form__head">
        <h3>{title}</h3>
        <Button size="small" onClick={onRemove} aria-label={t('inspections:removeFinding', { number: index + 1 })}>
          {t('inspections:remove')}
        </Button>
      </div>
      <div className="form-grid">
        <SelectItem
          name={[index, 'category']}
          label={t('inspections:finding.category')}
          isRequired
          options={rules.categories.map(({ code, term }) => ({ value: code, label: term }))}
        />
        <Form.Item name={[index, 'basis']} label={t('inspections:finding.basis')}>
          <AutoComplete maxLength={500} options={bases.map((value) => ({ value }))} />
        </Form.Item>
        <DayItem
          name={[index, 'dueOn']}
          label={t('inspections:finding.dueOn')}
          isRequired
          {...(typeof at === 'number' ? { from: dayOf(at) } : {})}
        />
        <NameItem name={[index, 'responsible']} label={t('inspections:finding.responsible')} names={names} />
      </div>
      <TextItem name={[index, 'text']} label={t('inspections:finding.text')} isRequired rows={2} />
      <AttachmentItem name={[index, 'attachmentIds']} label={t('inspections:finding.before')} />
      <RadioItem
        name={[index, 'level']}
        label={t('inspections:finding.level')}
        isRequired
        options={FindingLevel.options.map((value) => ({ value, label: t(`inspections:level.${value}`) }))}
      />
    </section>
  )
}

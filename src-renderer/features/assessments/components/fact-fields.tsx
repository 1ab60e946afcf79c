// What is known beside the scores: yes or no, or how often. Nobody's answer is "no" before somebody said so.
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ScaleFact } from '#shared/features/assessments/scale.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

type FactFieldsProps = {
  facts: readonly ScaleFact[]
  values: Readonly<Record<string, number>>
  onChange: (code: string, value: number) => void
}

export function FactFields({ facts, values, onChange }: FactFieldsProps) {
  const { t } = useTranslation()
  const optionsOf = ({ kind, max = 1 }: ScaleFact) =>
    kind === 'yes-no'
      ? [
          { value: 0, label: t('assessments:fact.no') },
          { value: 1, label: t('assessments:fact.yes') },
        ]
      : Array.from({ length: max + 1 }, (_, value) => ({
          value,
          label: t(
            value === 0
              ? 'assessments:fact.none'
              : value === max
                ? 'assessments:fact.orMore'
                : 'assessments:fact.times',
            {
              count: value,
            },
          ),
        }))
  return (
    <div className="fact-fields">
      {facts.map((fact) => (
        <div key={fact.code} className="fact-fields__row">
          <span>
            <span className="numerals muted">{fact.code}</span> {fact.name}
            {fact.hint !== undefined && <span className="muted"> {fact.hint}</span>}
          </span>
          <Radio.Group
            aria-label={fact.name}
            options={optionsOf(fact)}
            value={values[fact.code] ?? null}
            onChange={(event) => onChange(fact.code, Number(event.target.value))}
          />
          {values[fact.code] === undefined && <Unknown reason={t('assessments:unanswered')} />}
        </div>
      ))}
    </div>
  )
}

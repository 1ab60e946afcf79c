// A filter of a list with several values: a chip that opens a list of boxes. It says how many are chosen.
import { Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import './filter-chip.css'

export type Choice = { value: string; label: string; count?: number }

type ChoiceChipProps = {
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

export function ChoiceChip({ label, choices, chosen, onChange }: ChoiceChipProps) {
  const { t } = useTranslation()
  const chosenLabels = choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label)
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <fieldset className="choice-chip__list">
          <legend className="visually-hidden">{label}</legend>
          {choices.map((choice) => (
            <Checkbox
              key={choice.value}
              checked={chosen.includes(choice.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...chosen, choice.value] : chosen.filter((value) => value !== choice.value),
                )
              }
            >
              {choice.label} {choice.count !== undefined && <span className="faint numerals">{choice.count}</span>}
            </Checkbox>
          ))}
        </fieldset>
      }
    >
      <button type="button" className="filter-chip" aria-haspopup="dialog" aria-pressed={chosen.length > 0}>
        {chosenLabels.length === 0 ? label : t('ui:choiceChip', { label, chosen: chosenLabels.join('、') })}
      </button>
    </Popover>
  )
}

// One field of an entry: a plain input or a choice, typed through by keyboard, each saying at once what cannot be.
import { useTranslation } from 'react-i18next'
import { type ChartField, type FieldFault, presetOf, type Texts } from '../chart-fields.ts'

type FieldInputProps = {
  field: ChartField
  texts: Texts
  fault: FieldFault | undefined
  /** Hour of the facility's day, for what is usual then. */
  hour: number
  /** Whose, for screen readers where many lines stand together. */
  of?: string | undefined
  /** A place in a grid: `data-cell`, so that arrows find the neighbours. */
  cell?: string | undefined
  onChange: (name: string, text: string) => void
}

export function useFaultWords(): (fault: FieldFault) => string {
  const { t } = useTranslation()
  return ({ because, min, max }) => t(`charts:fault.${because}`, { min: min ?? '', max: max ?? '' })
}

export function FieldInput({ field, texts, fault, hour, of, cell, onChange }: FieldInputProps) {
  const { t } = useTranslation()
  const words = useFaultWords()
  const label = t(`charts:field.${field.name}`)
  const shared = {
    className: `chart-field__input chart-field__input--${field.type} numerals`,
    'aria-label': of === undefined ? label : `${of} ${label}`,
    'aria-invalid': fault !== undefined,
    title: fault ? words(fault) : label,
    value: texts[field.name] ?? presetOf(field, hour),
    ...(cell === undefined ? {} : { 'data-cell': cell }),
  }
  if (field.type !== 'choice') {
    return (
      <input
        {...shared}
        type="text"
        inputMode={field.type === 'number' ? 'decimal' : 'text'}
        autoComplete="off"
        maxLength={field.type === 'text' ? 200 : 12}
        placeholder={field.type === 'time' ? '22:30' : ''}
        onChange={(event) => onChange(field.name, event.target.value)}
      />
    )
  }
  return (
    <select {...shared} onChange={(event) => onChange(field.name, event.target.value)}>
      <option value="">—</option>
      {field.options.map((option) => (
        <option key={option} value={option}>
          {t(`charts:option.${field.name}.${option}`)}
        </option>
      ))}
    </select>
  )
}

/** A field with its label above and its fault below. */
export function LabelledField(props: FieldInputProps) {
  const { t } = useTranslation()
  const words = useFaultWords()
  return (
    <div className={`chart-field chart-field--${props.field.type}`}>
      <span className="chart-field__label" aria-hidden="true">
        {t(`charts:field.${props.field.name}`)}
      </span>
      <FieldInput {...props} />
      {props.fault && (
        <span className="chart-field__fault" role="alert">
          {words(props.fault)}
        </span>
      )}
    </div>
  )
}

// The fields of one measurement in a line: typed through by keyboard, each saying at once what cannot be.
import { useTranslation } from 'react-i18next'
import type { PlausibleRanges } from '#shared/features/vitals/vital-entry.rules.ts'
import { Consciousness, GlucoseUnit } from '#shared/features/vitals/vitals.model.ts'
import { type EntryFaults, type EntryField, type EntryTexts, textFields } from '../entry-texts.ts'

export const entryFields: readonly EntryField[] = [
  ...textFields.slice(0, 6),
  'glucoseUnit',
  'weight',
  'consciousness',
  'oxygen',
]

type EntryFieldProps = {
  field: EntryField
  texts: EntryTexts
  faults: EntryFaults
  ranges: PlausibleRanges
  /** Whose, for screen readers where many lines stand together. */
  of?: string | undefined
  /** A place in a grid: `data-cell`, so that arrows find the neighbours. */
  cell?: string | undefined
  onChange: (field: EntryField, text: string) => void
}

const isText = (field: EntryField): boolean => textFields.some((one) => one === field)

export function EntryFieldInput({ field, texts, faults, ranges, of, cell, onChange }: EntryFieldProps) {
  const { t } = useTranslation()
  const fault = faults[field]
  const label = t(`vitals:field.${field}`)
  const range = field === 'bloodPressure' ? ranges['blood-pressure'] : ranges[field as keyof PlausibleRanges]
  const told = fault && t(`vitals:fault.${fault}`, { min: range?.min ?? '', max: range?.max ?? '' })
  const shared = {
    className: 'vital-field__input numerals',
    'aria-label': of === undefined ? label : `${of} ${label}`,
    'aria-invalid': fault !== undefined,
    title: told ?? label,
    value: texts[field],
    ...(cell === undefined ? {} : { 'data-cell': cell }),
  }
  if (isText(field)) {
    const placeholder = field === 'bloodPressure' ? '120/80' : ''
    return (
      <input
        {...shared}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={field === 'bloodPressure' ? 9 : 6}
        placeholder={placeholder}
        onChange={(event) => onChange(field, event.target.value)}
      />
    )
  }
  const options =
    field === 'glucoseUnit'
      ? GlucoseUnit.options.map((value) => [value, value])
      : field === 'consciousness'
        ? Consciousness.options.map((value) => [value, `${value} ${t(`vitals:consciousness.${value}`)}`])
        : (['no', 'yes'] as const).map((value) => [value, t(`vitals:oxygen.${value}`)])
  return (
    <select {...shared} onChange={(event) => onChange(field, event.target.value)}>
      <option value="">—</option>
      {options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  )
}

/** A field with its label above and its fault below. */
export function LabelledEntryField(props: EntryFieldProps) {
  const { t } = useTranslation()
  const { field, faults, ranges } = props
  const fault = faults[field]
  const range = field === 'bloodPressure' ? ranges['blood-pressure'] : ranges[field as keyof PlausibleRanges]
  return (
    <div className={`vital-field vital-field--${field}`}>
      <span className="vital-field__label" aria-hidden="true">
        {t(`vitals:field.${field}`)}
      </span>
      <EntryFieldInput {...props} />
      {fault && (
        <span className="vital-field__fault" role="alert">
          {t(`vitals:fault.${fault}`, { min: range?.min ?? '', max: range?.max ?? '' })}
        </span>
      )}
    </div>
  )
}

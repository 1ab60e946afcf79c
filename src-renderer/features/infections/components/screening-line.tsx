// One person of the grid: bed, name, temperature, symptoms, and whether anybody looked today. Drawn anew only when its own values change.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InfectionRules, ScreeningRow } from '#shared/features/infections/infections.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { isCorrection, isTyped, type RowFault, shownSymptoms, type Typed } from '../screening-entries.ts'

type ScreeningLineProps = {
  row: ScreeningRow
  index: number
  rules: InfectionRules
  typed: Typed
  fault: RowFault | undefined
  canRecord: boolean
  /** A past day takes no temperature. */
  isPast: boolean
  isTabStop: boolean
  onFocus: (residentId: string) => void
  onChange: (residentId: string, change: Partial<Typed>) => void
  onToggle: (residentId: string, code: string) => void
}

export const ScreeningLine = memo(function ScreeningLine(props: ScreeningLineProps) {
  const { row, index, rules, typed, fault, canRecord, isPast, isTabStop, onFocus, onChange, onToggle } = props
  const { t } = useTranslation()
  const who = [row.bedLabel, row.name].filter(Boolean).join(' ')
  const symptoms = shownSymptoms(row, typed)
  const cell = (place: number, label: string, isOn: boolean, press: () => void) => (
    <button
      key={place}
      type="button"
      className="screening-cell"
      aria-pressed={isOn}
      aria-label={`${who} ${label}`}
      disabled={!canRecord}
      data-at={`${index}:${place}`}
      tabIndex={isTabStop && place === 0 ? 0 : -1}
      onFocus={() => onFocus(row.residentId)}
      onClick={press}
    >
      <span aria-hidden="true">{isOn ? '✓' : place}</span> {label}
    </button>
  )
  if (row.state !== 'in') {
    return (
      <tr>
        <td className="numerals">{row.bedLabel}</td>
        <th scope="row">{row.name}</th>
        <td colSpan={3} className="muted">
          {t(`infections:away.${row.state}`)}
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <td className="numerals">{row.bedLabel}</td>
      <th scope="row">
        {row.name}
        {row.hasOpenCase && <b className="screening-mark">{t('infections:openCase')}</b>}
      </th>
      <td className="screening-temperature numerals">
        {row.temperature ? (
          <>
            {row.temperature.value.toFixed(1)} ℃{' '}
            {row.isFever && <b className="screening-mark">{t('infections:fever')}</b>}
            <span className="muted"> {formatInstant(row.temperature.takenAt).slice(11)}</span>
          </>
        ) : canRecord && !isPast ? (
          <input
            className="screening-temperature__input numerals"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={5}
            data-at={`${index}:temperature`}
            aria-label={`${who} ${t('infections:column.temperature')}`}
            aria-invalid={fault === 'not-a-number' || fault === 'not-plausible'}
            tabIndex={-1}
            value={typed.temperature}
            onChange={(event) => onChange(row.residentId, { temperature: event.target.value })}
          />
        ) : (
          <Unknown reason={t('infections:notMeasured')} />
        )}
      </td>
      <td>
        <span className="screening-cells">
          {cell(0, t('infections:noSymptom'), symptoms?.length === 0, () => onChange(row.residentId, { symptoms: [] }))}
          {rules.symptoms.map(({ code, term }, place) =>
            cell(place + 1, term, symptoms?.includes(code) ?? false, () => onToggle(row.residentId, code)),
          )}
        </span>
        {fault && (
          <span className="screening-fault" role="alert">
            {t(`infections:fault.${fault}`)}
          </span>
        )}
      </td>
      <td>
        {isTyped(typed) ? (
          <b>{t(isCorrection(row, typed) ? 'infections:toCorrect' : 'infections:toSave')}</b>
        ) : row.screening ? (
          <span className="muted numerals">
            {formatInstant(row.screening.recordedAt).slice(5)} {row.screening.recordedBy ?? ''}
            {row.screening.isLate && ` ${t('infections:late')}`}
            {row.screening.isCorrection && ` ${t('infections:corrected')}`}
          </span>
        ) : (
          <Unknown reason={t('infections:notScreened')} />
        )}
      </td>
    </tr>
  )
})

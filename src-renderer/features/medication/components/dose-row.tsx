// One dose of the round. The row that has the focus takes the keys.
import { useTranslation } from 'react-i18next'
import type { Dose, DoseState, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type { StockFlag } from '#shared/features/medication/stock.model.ts'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { amountWords, personWords, stateMarks } from '../dose-view.ts'

type DoseRowProps = {
  dose: Dose
  person: MedicationPerson
  state: DoseState
  rowIndex: number
  isTabStop: boolean
  isChecked: boolean
  flags: readonly StockFlag[]
  refusal: unknown
  onFocus: (key: string) => void
}

/** An unknown stock is told on the stock page; in a round it would drown the rest. */
const isLoud = (flag: StockFlag): boolean => flag !== 'unknown' && flag !== 'expires-soon'

export function DoseRow({
  dose,
  person,
  state,
  rowIndex,
  isTabStop,
  isChecked,
  flags,
  refusal,
  onFocus,
}: DoseRowProps) {
  const { t } = useTranslation()
  const sentenceOf = useErrorSentence()
  const word = t(`medication:state.${state}`)
  const warnings = [
    ...(person.custody === 'missing' ? [t('medication:custody.missing')] : []),
    ...flags.filter(isLoud).map((flag) => t(`medication:flag.${flag}`)),
  ]
  const spoken = [
    ...[personWords(person, t), dose.time, dose.drugName, dose.strength, amountWords(dose.dose, dose.unit, t)],
    ...[t(`medication:route.${dose.route}`), dose.isHighRisk ? t('medication:highRisk') : null, word, ...warnings],
  ]
  return (
    <li>
      <button
        type="button"
        className={`dose-row dose-row--${state}${isChecked ? ' dose-row--checked' : ''}`}
        data-key={dose.key}
        data-at={`${rowIndex}:0`}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={spoken.filter(Boolean).join(' ')}
        onFocus={() => onFocus(dose.key)}
        onClick={() => onFocus(dose.key)}
      >
        <span className="numerals dose-row__bed">{person.bedLabel ?? t('medication:noBed')}</span>
        <span className="dose-row__name">{person.name}</span>
        <span className="dose-row__drug">
          {dose.drugName} <span className="muted numerals">{dose.strength}</span>
          {dose.isHighRisk && <b className="dose-mark">{t('medication:highRisk')}</b>}
          {warnings.map((warning) => (
            <b key={warning} className="dose-mark dose-mark--loud">
              {warning}
            </b>
          ))}
        </span>
        <span className="numerals">{amountWords(dose.dose, dose.unit, t)}</span>
        <span>{t(`medication:route.${dose.route}`)}</span>
        <span className="dose-row__state">
          <span aria-hidden="true">{stateMarks[state]}</span> {word}
        </span>
      </button>
      {refusal !== undefined && (
        <p className="dose-row__refused" role="alert">
          {sentenceOf(refusal).sentence}
        </p>
      )}
    </li>
  )
}

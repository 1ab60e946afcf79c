// The dose that has the focus: its seven rights, what stands against giving it, and the acts for whoever works with a mouse.
import { Button, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { doseRange } from '#shared/features/medication/doses.rules.ts'
import type { DoseOutcome, DoseState } from '#shared/features/medication/medication.model.ts'
import type { StockFlag } from '#shared/features/medication/stock.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { isOpen, personWords } from '../dose-view.ts'
import type { RoundLine } from './round-list.tsx'
import { SevenRights } from './seven-rights.tsx'

type CheckPanelProps = {
  line: RoundLine | undefined
  state: DoseState | undefined
  isChecked: boolean
  canGive: boolean
  flags: readonly StockFlag[]
  chosenDose: number | null
  onDose: (dose: number | null) => void
  onCheck: () => void
  onOutcome: (outcome: DoseOutcome) => void
  onCorrect: () => void
}

export function CheckPanel(props: CheckPanelProps) {
  const { t } = useTranslation()
  const { line, state, isChecked, canGive } = props
  if (!line || !state) return <aside className="check-panel muted no-print">{t('medication:choose')}</aside>
  const { dose, person } = line
  const { min, max } = doseRange(dose)
  const { record } = dose
  const told = record && [
    t(`medication:outcome.${record.outcome}`),
    formatInstant(record.at),
    record.recordedBy ?? t('medication:unknownBy'),
    record.secondBy,
    record.reason,
  ]
  return (
    <aside className="check-panel no-print" aria-label={t('medication:seven.title')}>
      <h2 className="check-panel__who">
        <Link to={screenLinks.medicationOf(person.residentId)}>{personWords(person, t)}</Link>
      </h2>
      <SevenRights dose={dose} person={person} />
      {dose.isHighRisk && <p className="check-panel__loud">{t('medication:highRiskLong')}</p>}
      {person.custody === 'missing' && <p className="check-panel__loud">{t('medication:noAgreement')}</p>}
      {state === 'away' && <p className="check-panel__loud">{t('medication:away')}</p>}
      {props.flags.length > 0 && <p>{props.flags.map((flag) => t(`medication:flag.${flag}`)).join(' · ')}</p>}
      {dose.note && <p>{dose.note}</p>}
      {told && <p>{told.filter(Boolean).join(' · ')}</p>}
      {canGive && isOpen(state) && (
        <>
          {min !== max && (
            <div className="check-panel__dose">
              <span aria-hidden="true">{t('medication:doseGiven')}</span>
              <InputNumber
                aria-label={t('medication:doseGiven')}
                min={min}
                max={max}
                value={props.chosenDose ?? dose.dose}
                onChange={props.onDose}
              />
            </div>
          )}
          <p role="status" className={isChecked ? 'check-panel__checked' : 'muted'}>
            {t(isChecked ? 'medication:checked' : 'medication:unchecked')}
          </p>
          <div className="check-panel__acts">
            {isChecked ? (
              <Button type="primary" onClick={() => props.onOutcome('given')}>
                {t('medication:give')}
              </Button>
            ) : (
              <Button type="primary" onClick={props.onCheck}>
                {t('medication:check')}
              </Button>
            )}
            {(['refused', 'held', 'missed'] as const).map((outcome) => (
              <Button key={outcome} onClick={() => props.onOutcome(outcome)}>
                {t(`medication:outcome.${outcome}`)}
              </Button>
            ))}
          </div>
        </>
      )}
      {canGive && record && <Button onClick={props.onCorrect}>{t('medication:correctSubmit')}</Button>}
    </aside>
  )
}

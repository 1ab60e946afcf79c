// When it was, and why it is written late: two short fields beside a round or an entry.
import { useTranslation } from 'react-i18next'

type MomentFieldsProps = {
  texts: Readonly<Record<string, string>>
  /** A sleep tells its own times. */
  hasTime: boolean
  isTimeWrong: boolean
  isReasonMissing: boolean
  onChange: (name: 'at' | 'lateReason', text: string) => void
}

export function MomentFields({ texts, hasTime, isTimeWrong, isReasonMissing, onChange }: MomentFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      {hasTime && (
        <div className="chart-field chart-field--time">
          <span className="chart-field__label" aria-hidden="true">
            {t('charts:field.at')}
          </span>
          <input
            className="chart-field__input numerals"
            type="text"
            autoComplete="off"
            maxLength={12}
            aria-label={t('charts:field.at')}
            aria-invalid={isTimeWrong}
            placeholder={t('charts:now')}
            value={texts.at ?? ''}
            onChange={(event) => onChange('at', event.target.value)}
          />
          {isTimeWrong && (
            <span className="chart-field__fault" role="alert">
              {t('charts:fault.not-a-time')}
            </span>
          )}
        </div>
      )}
      <div className="chart-field chart-field--reason">
        <span className="chart-field__label" aria-hidden="true">
          {t('charts:field.lateReason')}
        </span>
        <input
          className="chart-field__input"
          type="text"
          autoComplete="off"
          maxLength={200}
          aria-label={t('charts:field.lateReason')}
          aria-invalid={isReasonMissing}
          value={texts.lateReason ?? ''}
          onChange={(event) => onChange('lateReason', event.target.value)}
        />
        {isReasonMissing && (
          <span className="chart-field__fault" role="alert">
            {t('charts:fault.reason-missing')}
          </span>
        )}
      </div>
    </>
  )
}

// One cell of the week: who is planned, or that nobody is.
import { useTranslation } from 'react-i18next'
import type {
  DutyFinding,
  DutyPerson,
  DutySlot,
  ShiftCoverage,
} from '#shared/features/duty-roster/duty-roster.model.ts'

type DutyCellViewProps = {
  slot: DutySlot
  /** `row:column`, for the arrows. */
  at: string
  people: readonly DutyPerson[]
  findings: readonly DutyFinding[]
  /** Caregivers planned beside how many are asked for; left out: nobody asks for a number. */
  coverage: ShiftCoverage | undefined
  isTabStop: boolean
  onFocus: () => void
  /** Left out: reading only. */
  onOpen: (() => void) | undefined
}

export function DutyCellView({ slot, at, people, findings, coverage, isTabStop, onFocus, onOpen }: DutyCellViewProps) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const names = people.map(({ name }) => name).join('、')
  const post = [t(`duty-roster:post.${slot.post}`), slot.shift && t(`duty-roster:shift.${slot.shift}`)]
    .filter(Boolean)
    .join(' ')
  return (
    <button
      type="button"
      className={names === '' ? 'duty-cell duty-cell--gap' : 'duty-cell'}
      data-at={at}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={t('duty-roster:cell', { day: slot.day, post, people: names || t('duty-roster:gap') })}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span>{names || t('duty-roster:gap')}</span>
      {coverage && coverage.required > 0 && (
        <span
          className={coverage.planned < coverage.required ? 'duty-cell__finding duty-cell__short' : 'duty-cell__count'}
        >
          {t(coverage.planned < coverage.required ? 'duty-roster:coverageShort' : 'duty-roster:coverage', {
            ...{ planned: coverage.planned, required: coverage.required },
          })}
          {coverage.unknown > 0 && ` ${t('duty-roster:levelsUnknown', { count: coverage.unknown })}`}
        </span>
      )}
      {findings.map(({ name, text }) => (
        <span key={`${name}:${text.en}`} className="duty-cell__finding">
          {t('duty-roster:finding', { name, text: text[language] })}
        </span>
      ))}
    </button>
  )
}

// Which days the inspector asks for: typed, or one of the usual spans, or a week nobody chose.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import { longestBinderDays } from '#shared/features/binder/binder.model.ts'
import type { EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { mondayOf } from '#shared/features/duty-roster/duty-roster.rules.ts'
import { DayField } from '../../../ui/day-field.tsx'

type SpanBarProps = { span: EvidenceSpan; today: string; onChange: (span: EvidenceSpan) => void }

/** A whole week of the last year, Monday to Sunday, each as likely as another; the running one is left out. */
export function randomWeek(today: string, random: () => number = Math.random): EvidenceSpan {
  const from = addDays(mondayOf(today), -7 * (1 + Math.floor(random() * 52)))
  return { from, until: addDays(from, 6) }
}

export function SpanBar({ span, today, onChange }: SpanBarProps) {
  const { t } = useTranslation()
  const earliest = addDays(span.until, 1 - longestBinderDays)
  const usual = {
    today: { from: today, until: today },
    week: { from: addDays(today, -6), until: today },
    month: { from: addDays(today, -29), until: today },
    year: { from: addDays(today, -364), until: today },
  }
  return (
    <>
      <span className="binder-day">
        <DayField
          aria-label={t('binder:from')}
          value={span.from}
          to={span.until}
          from={earliest}
          allowClear={false}
          onChange={(from) => from && onChange({ ...span, from })}
        />
      </span>
      {t('binder:until')}
      <span className="binder-day">
        <DayField
          aria-label={t('binder:untilLabel')}
          value={span.until}
          to={today}
          allowClear={false}
          onChange={(until) => until && onChange({ from: span.from > until ? until : span.from, until })}
        />
      </span>
      {(['today', 'week', 'month', 'year'] as const).map((name) => (
        <Button key={name} size="small" onClick={() => onChange(usual[name])}>
          {t(`binder:span.${name}`)}
        </Button>
      ))}
      <Button size="small" onClick={() => onChange(randomWeek(today))}>
        {t('binder:span.random')}
      </Button>
    </>
  )
}

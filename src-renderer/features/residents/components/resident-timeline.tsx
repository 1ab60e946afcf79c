// What happened to a resident, newest first. A voided entry stays, struck through, with who voided it and why.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { formatDay, formatInstant } from '../../../ui/format-time.ts'
import { timelineSentence } from '../timeline-words.ts'

type ResidentTimelineProps = {
  entries: readonly TimelineEntry[]
  /** Left out when the person may not correct. */
  onCorrect?: ((entry: TimelineEntry) => void) | undefined
}

export function ResidentTimeline({ entries, onCorrect }: ResidentTimelineProps) {
  const { t } = useTranslation()
  if (entries.length === 0) return <p className="muted">{t('residents:timeline.none')}</p>
  return (
    <ol className="timeline" aria-label={t('residents:timeline.title')}>
      {entries.map((entry) => {
        const { title, details } = timelineSentence(entry, t)
        const days = entry.toOn
          ? t('residents:timeline.fromTo', { from: entry.on, to: entry.toOn })
          : formatDay(entry.on)
        const by = [entry.recordedBy, entry.recordedAt === null ? null : formatInstant(entry.recordedAt)]
        return (
          <li key={entry.id} className={entry.voided ? 'timeline__entry timeline__entry--voided' : 'timeline__entry'}>
            <span className="faint numerals">{days}</span>
            <div className="timeline__line">
              {entry.voided ? (
                <del title={by.filter(Boolean).join(' · ')}>
                  {title} {details.join(' · ')}
                </del>
              ) : (
                <span title={by.filter(Boolean).join(' · ')}>
                  {title} <span className="muted">{details.join(' · ')}</span>
                </span>
              )}
              {onCorrect && entry.record !== null && entry.voided === null && (
                <Button
                  type="link"
                  size="small"
                  className="no-print"
                  onClick={() => onCorrect(entry)}
                  aria-label={t('residents:correct.of', { what: `${days} ${title}` })}
                >
                  {t('residents:correct.button')}
                </Button>
              )}
            </div>
            {entry.voided && (
              <p className="timeline__voided">
                {t('residents:timeline.voided', {
                  at: formatInstant(entry.voided.at),
                  by: entry.voided.by ?? t('common:unknown'),
                  reason: entry.voided.reason,
                })}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

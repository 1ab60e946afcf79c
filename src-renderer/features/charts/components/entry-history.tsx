// What was written lately, entry by entry. A corrected one stays readable, struck out, with the reason and who set it right.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry, ChartNumbers } from '#shared/features/charts/charts.model.ts'
import { useCan } from '../../../app/use-can.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { chartText } from '../chart-words.ts'
import { CorrectEntry } from './correct-entry.tsx'

const shownAtFirst = 12

type EntryHistoryProps = { entries: readonly ChartEntry[]; numbers: ChartNumbers }

export function EntryHistory({ entries, numbers }: EntryHistoryProps) {
  const { t } = useTranslation()
  const canCorrect = useCan('charts.record')
  const [isWhole, setWhole] = useState(false)
  const [wrong, setWrong] = useState<ChartEntry | null>(null)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const current = entries.filter(({ isCorrected }) => !isCorrected)
  const shown = isWhole ? current : current.slice(0, shownAtFirst)
  const beforeOf = (entry: ChartEntry): ChartEntry[] => {
    const before = entry.correctsId === null ? undefined : byId.get(entry.correctsId)
    return before ? [before, ...beforeOf(before)] : []
  }
  return (
    <section className="chart-history no-print" aria-label={t('charts:history.title')}>
      <h2>{t('charts:history.title')}</h2>
      {current.length === 0 && <p className="muted">{t('charts:history.none')}</p>}
      <ul className="chart-history__list">
        {shown.map((entry) => {
          const kind = t(`charts:kind.${entry.value.kind}`)
          const facts = [
            entry.source === 'suggested' ? t('charts:source.suggested') : null,
            entry.taskKey === null ? null : t('charts:source.task'),
            entry.isLate ? t('charts:late', { reason: entry.lateReason ?? '' }) : null,
            entry.recordedBy,
          ]
          return (
            <li key={entry.id} className="chart-history__line">
              <span className="faint numerals">{formatInstant(entry.at).slice(5)}</span>
              <span>
                {kind}{' '}
                {beforeOf(entry).map((before) => (
                  <del key={before.id}>{chartText(before.value, t)}</del>
                ))}{' '}
                <b>{entry.isVoid ? t('charts:history.void') : chartText(entry.value, t)}</b>{' '}
                <span className="faint">{facts.filter(Boolean).join(' · ')}</span>
                {entry.correctionReason !== null && (
                  <span className="chart-history__why">
                    {t('charts:history.why', {
                      at: formatInstant(entry.recordedAt),
                      by: entry.recordedBy ?? t('common:unknown'),
                      reason: entry.correctionReason,
                    })}
                  </span>
                )}
              </span>
              {canCorrect && !entry.isVoid && (
                <Button
                  size="small"
                  type="text"
                  aria-label={`${t('charts:correct.act')} ${kind} ${chartText(entry.value, t)}`}
                  onClick={() => setWrong(entry)}
                >
                  {t('charts:correct.act')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {shown.length < current.length && (
        <Button size="small" type="link" onClick={() => setWhole(true)}>
          {t('charts:history.all', { count: current.length })}
        </Button>
      )}
      {wrong && <CorrectEntry wrong={wrong} numbers={numbers} onDone={() => setWrong(null)} />}
    </section>
  )
}

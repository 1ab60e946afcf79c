// What is missing, each a link to the place where it is put right.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { EvidenceGap } from '#shared/features/binder/evidence.model.ts'
import { DayText } from '../../../ui/day-text.tsx'
import { useEvidenceWords } from '../evidence-words.ts'

type GapListProps = { gaps: readonly EvidenceGap[] /** Left out = all. */; most?: number; moreAt?: string }

export function GapList({ gaps, most = gaps.length, moreAt }: GapListProps) {
  const { t } = useTranslation()
  const words = useEvidenceWords()
  if (gaps.length === 0) return null
  return (
    <ul className="gap-list">
      {gaps.slice(0, most).map((gap) => (
        <li key={gap.key}>
          <span className="gap-list__mark" aria-hidden="true">
            ✕
          </span>{' '}
          <Link to={gap.link}>{words.gap(gap)}</Link>{' '}
          <span className="muted">
            {t('binder:since')} <DayText day={gap.on} />
          </span>
        </li>
      ))}
      {gaps.length > most && (
        <li>
          <a href={moreAt}>{t('binder:moreGaps', { count: gaps.length - most })}</a>
        </li>
      )}
    </ul>
  )
}

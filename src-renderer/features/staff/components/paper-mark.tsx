// How a paper stands: a word, its last day, and weight where something is to be done.
import { useTranslation } from 'react-i18next'
import type { Paper } from '#shared/features/staff-files/staff-files.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

export function PaperMark({ paper: { state, untilOn } }: { paper: Paper }) {
  const { t } = useTranslation()
  if (state === 'missing') return <Unknown reason={t('staff:paper.missing')} />
  if (state === 'unneeded') return <span className="muted">{t('staff:paper.unneeded')}</span>
  const text = untilOn === null ? t('staff:paper.endless') : t(`staff:paper.${state}`, { day: untilOn })
  return <span className={`staff-paper staff-paper--${state} numerals`}>{text}</span>
}

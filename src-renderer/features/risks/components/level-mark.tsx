// One level of a risk: what nobody assessed is hatched, what is high stands out by weight and shape. Colours belong to alarms.
import { useTranslation } from 'react-i18next'
import type { RiskLevel } from '#shared/features/risks/risks.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

const shapes = { none: '', protect: '◇', high: '◆' } as const

export function LevelMark({ level }: { level: RiskLevel }) {
  const { t } = useTranslation()
  if (level === 'not-assessed') return <Unknown reason={t('risks:level.not-assessed')} />
  return (
    <span className={`risk-level risk-level--${level}`}>
      {shapes[level] !== '' && <span aria-hidden="true">{shapes[level]}</span>}
      {t(`risks:level.${level}`)}
    </span>
  )
}

// One level of a risk: what nobody assessed is hatched, what is high stands out by weight and shape. Colours belong to alarms.
import { useTranslation } from 'react-i18next'
import type { RiskLevel } from '#shared/features/risks/risks.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

const shapes = { none: '', protect: '◇', high: '◆' } as const

/** `isShort`: one or two letters, for nine columns side by side in 大字. */
export function LevelMark({ level, isShort = false }: { level: RiskLevel; isShort?: boolean }) {
  const { t } = useTranslation()
  const word = t(isShort ? `risks:shortLevel.${level}` : `risks:level.${level}`)
  if (level === 'not-assessed') return <Unknown reason={word} />
  return (
    <span className={`risk-level risk-level--${level}`}>
      {shapes[level] !== '' && <span aria-hidden="true">{shapes[level]}</span>}
      {word}
    </span>
  )
}

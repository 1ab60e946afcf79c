// What a version says otherwise than the one before, line by line, with words beside the lines: not by looks alone.
import { useTranslation } from 'react-i18next'
import type { PlanVersion } from '#shared/features/emergency/emergency.model.ts'
import { diffLines } from '#shared/features/emergency/emergency.rules.ts'
import { Section } from '../../../ui/section.tsx'

export function PlanDifference({ before, after }: { before: PlanVersion; after: PlanVersion }) {
  const { t } = useTranslation()
  const title = t('emergency:plan.difference', { version: before.version })
  if (before.text === null || after.text === null) {
    return (
      <Section title={title}>
        <p className="muted">{t('emergency:plan.noDifference')}</p>
      </Section>
    )
  }
  const lines = diffLines(before.text, after.text).filter(({ kind }) => kind !== 'same')
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p className="muted">{t('emergency:plan.sameText')}</p>
      ) : (
        <ul className="plan-diff">
          {lines.map(({ kind, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat and never move
            <li key={index}>
              <span className="muted">{t(`emergency:plan.line.${kind}`)}</span>
              <span className={kind}>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

// How a paper stands: a sign and a word; what nobody said or entered is drawn as unknown.
import { useTranslation } from 'react-i18next'
import type { HouseStanding } from '#shared/features/house-records/house-records.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

const signs: Readonly<Partial<Record<HouseStanding, string>>> = {
  'in-order': '✓',
  'due-soon': '◔',
  expired: '✕',
  overdue: '✕',
  failed: '✕',
  'not-needed': '－',
}

/** True for what somebody has to see to. */
export function isOpenStanding(standing: HouseStanding): boolean {
  return standing !== 'in-order' && standing !== 'not-needed'
}

export function StandingMark({ standing }: { standing: HouseStanding }) {
  const { t } = useTranslation()
  const word = t(`house-records:standing.${standing}`)
  if (standing === 'missing' || standing === 'unasked') return <Unknown reason={word} />
  const isBad = standing === 'expired' || standing === 'overdue' || standing === 'failed'
  return (
    <span className={isBad ? 'form-told' : undefined}>
      <span aria-hidden="true">{signs[standing]}</span> {word}
    </span>
  )
}

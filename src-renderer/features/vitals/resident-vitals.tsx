// 体征 in a resident's drawer: newest values, the score, what is due, a line to write down the next, the trend, the night.
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { DueText } from './components/due-text.tsx'
import { EntryLine } from './components/entry-line.tsx'
import { LatestValues } from './components/latest-values.tsx'
import { News2View } from './components/news2-view.tsx'
import { NextObservation } from './components/next-observation.tsx'
import { NightCard } from './components/night-card.tsx'
import { VitalTrend } from './components/trend.tsx'
import { VitalHistory } from './components/vital-history.tsx'
import { useVitalLimits, useVitalsOf } from './queries.ts'
import './vitals.css'

/** Mounted only for whoever may see vitals. `isHere` false = nothing can be measured now. */
function Vitals({ residentId, isHere }: { residentId: ResidentId; isHere: boolean }) {
  const { t } = useTranslation()
  const canRecord = useCan('vitals.record')
  const limits = useVitalLimits()
  const vitals = useVitalsOf(residentId)
  if (vitals.error) return <ErrorState error={vitals.error} onRetry={() => void vitals.refetch()} />
  if (!vitals.data) return null
  return (
    <div className="vitals">
      <h3 className="drawer-heading">{t('vitals:title')}</h3>
      {isHere && <DueText due={vitals.data.due} />}
      {isHere && canRecord && <EntryLine residentId={residentId} />}
      <LatestValues latest={vitals.data.latest} />
      <News2View
        residentId={residentId}
        news2={vitals.data.news2}
        isSignedOff={limits.data?.needsPhysicianSignOff === false}
      />
      <NextObservation next={vitals.data.next} />
      <VitalTrend residentId={residentId} />
      <VitalHistory residentId={residentId} />
      <h3 className="drawer-heading">{t('vitals:night.title')}</h3>
      <NightCard residentId={residentId} />
    </div>
  )
}

export function ResidentVitals(props: { residentId: ResidentId; isHere: boolean }) {
  const canRead = useCan('vitals.read')
  return canRead ? <Vitals {...props} /> : null
}

// The early-warning score. While anything is missing it is called partial, says what is missing, and shows no total.
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { News2Result } from '#shared/features/vitals/news2.rules.ts'
import { Spo2Scale } from './spo2-scale.tsx'

/** In a list: `2 · 低`, or `部分 2 分（3/7）`. */
export function News2Short({ news2 }: { news2: News2Result }) {
  const { t } = useTranslation()
  const { score, partial, band } = news2
  const known = partial.known.length
  const total = known + partial.missing.length
  if (score !== null) {
    return (
      <span className="news2">
        <b className="numerals">{score}</b> {band && t(`vitals:band.${band}`)}
      </span>
    )
  }
  return (
    <span className="news2 news2--partial">
      {known === 0
        ? t('vitals:news2.nothing')
        : t('vitals:news2.partialShort', { points: partial.partialScore, known, total })}
      {band && ` ${t('vitals:news2.atLeast', { band: t(`vitals:band.${band}`) })}`}
    </span>
  )
}

type News2ViewProps = { residentId: ResidentId; news2: News2Result; isSignedOff: boolean }

export function News2View({ residentId, news2, isSignedOff }: News2ViewProps) {
  const { t } = useTranslation()
  const { partial, score, singleThree, scale } = news2
  const nameOf = (parameter: string) => t(`vitals:parameter.${parameter}`)
  return (
    <section className="news2-view" aria-label="NEWS2">
      <p className="news2-view__head">
        NEWS2 <News2Short news2={news2} />
        <Spo2Scale residentId={residentId} scale={scale} />
      </p>
      {singleThree && <p>{t('vitals:news2.singleThree')}</p>}
      {score === null && (
        <p className="news2-view__missing">
          {t('vitals:news2.missing', {
            list: partial.missing
              .map(({ parameter, because }) => t(`vitals:missing.${because}`, { name: nameOf(parameter) }))
              .join('、'),
          })}
        </p>
      )}
      {partial.known.length > 0 && (
        <p className="faint">
          {partial.known.map(({ parameter, points }) => `${nameOf(parameter)} ${points}`).join(' · ')}
        </p>
      )}
      {!isSignedOff && <p className="faint">{t('vitals:unverified')}</p>}
    </section>
  )
}

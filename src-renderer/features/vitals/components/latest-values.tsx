// The newest value of each kind with its age and where it came from. A kind never measured says so; it is never blank.
import { useTranslation } from 'react-i18next'
import { type LatestVital, VitalKind } from '#shared/features/vitals/vitals.model.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { unitText, vitalText } from '../vital-words.ts'

/** A value with a mark where it is outside the limits: shape and word, the colour belongs to alarms. */
export function VitalFigure({ vital }: { vital: LatestVital }) {
  const { t } = useTranslation()
  const isOutside = vital.tier === 'high' || vital.tier === 'medium'
  return (
    <span className={isOutside ? `vital-figure vital-figure--${vital.tier}` : 'vital-figure'}>
      <b className="numerals">{vitalText(vital, t)}</b>
      {isOutside && <span className="vital-figure__mark">{t(`vitals:tier.${vital.tier}`)}</span>}
    </span>
  )
}

export function LatestValues({ latest }: { latest: readonly LatestVital[] }) {
  const { t } = useTranslation()
  return (
    <dl className="vital-latest">
      {VitalKind.options.map((kind) => {
        const vital = latest.find((one) => one.kind === kind)
        return (
          <div key={kind} className="vital-latest__one">
            <dt>
              {t(`vitals:kind.${kind}`)} <span className="faint">{unitText(kind, t)}</span>
            </dt>
            <dd>
              {vital ? <VitalFigure vital={vital} /> : <Unknown reason={t('vitals:never')} />}
              {vital && (
                <span className="vital-latest__from faint">
                  <SinceText at={vital.takenAt} /> · {t(`vitals:source.${vital.source}`)}
                  {vital.isBackDated && ` · ${t('vitals:backDated')}`}
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

// 护理记录 in a resident's drawer: the newest entry of each kind and the way to the axis.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { chartText } from './chart-words.ts'
import { useLatestCharts } from './queries.ts'
import './charts.css'

function Charts({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const now = useNow()
  const latest = useLatestCharts(residentId).data
  if (!latest) return null
  return (
    <section aria-label={t('charts:title')}>
      <h3 className="drawer-heading">{t('charts:title')}</h3>
      <p>
        <Link to={screenLinks.chart(residentId)}>{t('charts:curve')}</Link>{' '}
        {latest.length === 0 && <Unknown reason={t('charts:never')} />}
      </p>
      <ul className="chart-latest">
        {latest.map(({ id, at, value }) => (
          <li key={id}>
            <span className="muted">{t(`charts:kind.${value.kind}`)}</span> {chartText(value, t)}{' '}
            <span className="faint">
              <InstantText at={at} nowAt={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing for whoever may not read charts. */
export function ResidentCharts(props: { residentId: ResidentId }) {
  return useCan('charts.read') ? <Charts {...props} /> : null
}

// The labels of the patrol points on A4, a code each that a scanner reads and a hand can type.
import { useQuery } from '@tanstack/react-query'
import { Button, QRCode } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/rpc-client.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import './fire-patrols.css'

const codePx = 104

export function PointLabelsPage() {
  const { t } = useTranslation()
  const today = useToday()
  const points = useQuery(api.firePatrols.points.queryOptions())
  const facility = useQuery(api.facility.get.queryOptions()).data
  const shown = (points.data ?? []).filter(({ endsOn }) => endsOn === null || endsOn > today)
  return (
    <PageFrame
      title={t('fire-patrols:labels.title')}
      count={points.data ? t('fire-patrols:labels.count', { count: shown.length }) : points.error ? null : undefined}
      layout="scroll"
      actions={
        <Button type="primary" onClick={() => window.print()}>
          {t('fire-patrols:print')}
        </Button>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <span className="muted">{t('fire-patrols:labels.hint')}</span>
        </>
      }
    >
      {points.error && <ErrorState error={points.error} onRetry={() => void points.refetch()} />}
      {points.data?.length === 0 && <EmptyState title={t('fire-patrols:empty.points')} />}
      <ul className="point-labels">
        {shown.map(({ id, name, building, floor, routeOrder, code }) => (
          <li key={id} className="point-label">
            {/* The code stands beside it in words. */}
            <span aria-hidden="true">
              <QRCode
                type="svg"
                value={code}
                size={codePx}
                bordered={false}
                color="black"
                bgColor="white"
                errorLevel="M"
              />
            </span>
            <span className="point-label__words">
              <b>
                {routeOrder} {name}
              </b>
              <span>{[building, floor].filter(Boolean).join(' ')}</span>
              <span className="point-label__code">{code}</span>
              <span className="point-label__home">
                {t('fire-patrols:labels.kind', { home: facility?.shortName ?? '' })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}

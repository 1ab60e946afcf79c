// The labels of the beds on A4, a code each that a scanner reads and a hand can type.
import { useQuery } from '@tanstack/react-query'
import { Button, QRCode, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../app/rpc-client.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import './rounds.css'

const codePx = 104

export function LabelsPage() {
  const { t } = useTranslation()
  const [floor, setFloor] = useState('')
  const labels = useQuery(api.rounds.labels.queryOptions())
  const facility = useQuery(api.facility.get.queryOptions()).data
  const floors = [...new Set((labels.data ?? []).map(({ floorName }) => floorName))]
  const shown = (labels.data ?? []).filter(({ floorName }) => floor === '' || floorName === floor)
  return (
    <PageFrame
      title={t('rounds:labels.title')}
      count={labels.data ? t('rounds:labels.count', { count: shown.length }) : labels.error ? null : undefined}
      layout="scroll"
      actions={
        <Button type="primary" onClick={() => window.print()}>
          {t('rounds:labels.print')}
        </Button>
      }
      filterBar={
        <>
          <Select
            size="small"
            style={{ minWidth: 120 }}
            aria-label={t('rounds:labels.floor')}
            value={floor}
            onChange={setFloor}
            options={[
              { value: '', label: t('rounds:labels.allFloors') },
              ...floors.map((value) => ({ value, label: value })),
            ]}
          />
          <span className="muted">{t('rounds:labels.hint')}</span>
          <Link to="/rounds">{t('rounds:title')}</Link>
        </>
      }
    >
      {labels.error && <ErrorState error={labels.error} onRetry={() => void labels.refetch()} />}
      {labels.data?.length === 0 && <EmptyState title={t('rounds:labels.empty')} />}
      <ul className="bed-labels">
        {shown.map(({ bedId, bedLabel, code }) => (
          <li key={bedId} className="bed-label">
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
            <span className="bed-label__words">
              <b className="numerals">{bedLabel}</b>
              <span className="bed-label__code">{code}</span>
              <span className="bed-label__home">{facility?.shortName}</span>
            </span>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}

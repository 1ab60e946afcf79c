// The labels of the pieces on A4, a code each that a scanner reads and a hand can type.
import { useQuery } from '@tanstack/react-query'
import { Button, QRCode } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { equipmentCodeOf } from '#shared/features/fire-equipment/equipment-code.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { useCycles } from './queries.ts'

const codePx = 96

export function EquipmentLabelsPage() {
  const { t } = useTranslation()
  const { typeWord } = useCycles()
  const list = useQuery(api.fireEquipment.list.queryOptions())
  const rows = list.data?.rows.filter(({ state }) => state !== 'scrapped') ?? []
  return (
    <PageFrame
      title={t('fire-equipment:labels.title')}
      count={list.data ? t('fire-equipment:count', { count: rows.length }) : list.error ? null : undefined}
      layout="scroll"
      actions={
        <Button type="primary" onClick={() => window.print()}>
          {t('fire-equipment:print')}
        </Button>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <Link to={screenLinks.fireEquipment()}>{t('fire-equipment:back')}</Link>
        </>
      }
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="fire-labels">
        {rows.map(({ id, number, type, place }) => (
          <li key={id} className="fire-label">
            {/* The code stands beside it in words. */}
            <span aria-hidden="true">
              <QRCode
                type="svg"
                value={equipmentCodeOf(id)}
                size={codePx}
                bordered={false}
                color="black"
                bgColor="white"
              />
            </span>
            <span className="fire-label__words">
              <b className="numerals">{number}</b>
              <span>{typeWord(type)}</span>
              <span>{place}</span>
              <small>{equipmentCodeOf(id)}</small>
            </span>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}

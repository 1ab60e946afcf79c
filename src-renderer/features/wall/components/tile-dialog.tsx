// One bed up close: what is known, how old it is, and the last hours. A gap in the readings is drawn as a gap.
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/rpc-client.ts'
import { useNow } from '../../../ui/clock.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { useSession } from '../../accounts/index.ts'
import type { WallBed } from '../use-wall.ts'
import { HistoryChart } from './history-chart.tsx'

const historyMs = 3 * 3_600_000
const renewMs = 60_000

export function TileDialog({ bed: { tile, view }, onClose }: { bed: WallBed; onClose: () => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const vital = (sign: typeof tile.heartRate) =>
    sign.value === null ? null : (
      <>
        {Math.round(sign.value)} {t('alarms:unit.perMinute')} {sign.at !== null && <SinceText at={sign.at} />}
      </>
    )
  return (
    <Modal
      open
      title={`${tile.label} ${tile.surname ?? ''}`}
      onCancel={onClose}
      footer={null}
      width={720}
      destroyOnHidden
    >
      <Facts
        items={[
          {
            label: t('wall:detail.state'),
            value:
              view.state === 'unknown' ? (
                <Unknown reason={t(view.wordKey)} />
              ) : (
                <>
                  {t(view.wordKey)} {view.since !== null && <SinceText at={view.since} />}
                </>
              ),
          },
          { label: t('wall:vital.heart'), value: vital(tile.heartRate), unknownReason: t('wall:unknown.no-reading') },
          {
            label: t('wall:vital.breath'),
            value: vital(tile.respiration),
            unknownReason: t('wall:unknown.no-reading'),
          },
          { label: t('wall:dataAge'), value: tile.dataAt === null ? null : <SinceText at={tile.dataAt} /> },
          {
            label: t('wall:detail.devices'),
            value: `${tile.deviceCount}${tile.hasLowBattery ? ` · ${t('wall:lowBattery')}` : ''}`,
          },
          { label: t('wall:detail.careType'), value: t(`wall:careType.${tile.careType}`) },
        ]}
      />
      {can('vitals.read') && <History bed={tile} />}
    </Modal>
  )
}

function History({ bed }: { bed: WallBed['tile'] }) {
  const { t } = useTranslation()
  const to = Math.floor(useNow() / renewMs) * renewMs
  const history = useQuery(
    api.devices.bedHistory.queryOptions({ input: { bedId: bed.bedId, from: to - historyMs, to }, staleTime: renewMs }),
  )
  if (history.error) return <ErrorState error={history.error} />
  if (!history.data) return <p role="status">{t('ui:table.loading')}</p>
  return <HistoryChart minutes={history.data.minutes} from={to - historyMs} to={to} />
}

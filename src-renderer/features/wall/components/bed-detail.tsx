// One bed up close: what is known, how old it is, and the last hours. A gap in the readings is drawn as a gap.
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/rpc-client.ts'
import { useTimeValue } from '../../../ui/clock.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { useSession } from '../../accounts/index.ts'
import { minuteMs } from '../bed-chart.ts'
import { useBedLimits } from '../use-bed-limits.ts'
import type { WallBed } from '../use-wall.ts'
import { BedChart } from './bed-chart.tsx'
import { BedTable } from './bed-table.tsx'

const spans = [1, 3, 8, 24]

export function BedDetail({ bed: { tile, view } }: { bed: WallBed }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const vital = (sign: typeof tile.heartRate) =>
    sign.value === null ? null : (
      <>
        {Math.round(sign.value)} {t('alarms:unit.perMinute')} {sign.at !== null && <SinceText at={sign.at} />}
      </>
    )
  return (
    <>
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
      {can('vitals.read') && <History tile={tile} />}
    </>
  )
}

function History({ tile }: { tile: WallBed['tile'] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [hours, setHours] = useState(24)
  const [isTable, setTable] = useState(false)
  const to = useTimeValue((now) => Math.floor(now / minuteMs) * minuteMs)
  const spanMs = hours * 60 * minuteMs
  const from = to - spanMs
  const input = { bedId: tile.bedId, from, to }
  const history = useQuery({
    ...api.devices.bedHistory.queryOptions({ input, staleTime: minuteMs }),
    placeholderData: (before) => before,
  })
  const alarms = useQuery({
    ...api.alarms.list.queryOptions({ input: { from, to: to + minuteMs }, staleTime: minuteMs }),
    enabled: can('alarms.read'),
    placeholderData: (before) => before,
  })
  const { limits, source, isSigned } = useBedLimits(tile)
  if (history.error) return <ErrorState error={history.error} />
  if (!history.data) return <p role="status">{t('ui:table.loading')}</p>
  const minutes = history.data.minutes.filter((minute) => minute.at >= from && minute.at < to)
  const known = minutes.filter((minute) => minute.heartRate !== null || minute.respiration !== null).length
  const ofBed = (alarms.data ?? []).filter((alarm) => alarm.bedId === tile.bedId && alarm.raisedAt >= from)
  return (
    <section className="bed-history" aria-label={t('wall:chart.title')}>
      <div className="bed-history__head">
        <Radio.Group
          value={hours}
          onChange={(event) => setHours(event.target.value as number)}
          optionType="button"
          options={spans.map((value) => ({ value, label: t('wall:chart.hours', { count: value }) }))}
        />
        <button type="button" className="filter-chip" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t('wall:chart.table')}
        </button>
        <span>{t('wall:chart.known', { known, total: Math.round(spanMs / minuteMs) })}</span>
        <span>
          {source === null
            ? t('wall:chart.limitsUnknown')
            : `${t(`wall:chart.limits.${source}`)}${isSigned ? '' : ` · ${t('wall:chart.notSigned')}`}`}
        </span>
      </div>
      {isTable ? (
        <BedTable minutes={minutes} spanMs={spanMs} />
      ) : (
        <BedChart minutes={minutes} alarms={ofBed} limits={limits} from={from} to={to} />
      )}
    </section>
  )
}

// The numbers in a row. Each opens the rows behind it and tells its definition on hover.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/rpc-client.ts'
import { type Stat, StatStrip } from '../../../ui/stat-strip.tsx'
import { useSession } from '../../accounts/index.ts'
import { useUnacknowledgedCount } from '../../alarms/index.ts'
import type { WallBed } from '../../wall/index.ts'
import { houseNumbersOf, percentText } from '../house-numbers.ts'

export function HouseStats({ unknownBeds }: { unknownBeds: readonly WallBed[] | null }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const map = useQuery(api.beds.map.queryOptions({ input: {}, enabled: can('beds.read') }))
  const numbers = map.data ? houseNumbersOf(map.data.beds) : null
  const unacknowledged = useUnacknowledgedCount()
  const bedStats: Stat[] = [
    {
      key: 'in-house',
      value: numbers?.inHouse ?? null,
      label: t('today:stat.inHouse'),
      note: numbers && t('today:stat.inHouseNote', numbers),
      to: can('residents.read') ? '/residents' : '/beds',
      definition: t('today:definition.inHouse'),
    },
    {
      key: 'free',
      value: numbers?.free ?? null,
      label: t('today:stat.free'),
      note: numbers && t('today:stat.freeNote', numbers),
      to: '/beds?show=free',
      definition: t('today:definition.free'),
    },
    {
      key: 'occupancy',
      value: numbers && percentText(numbers.occupancy),
      label: t('today:stat.occupancy'),
      note: numbers && t('today:stat.occupancyNote', numbers),
      to: '/beds',
      definition: t('today:definition.occupancy'),
    },
    {
      key: 'nursing',
      value: numbers && percentText(numbers.nursingShare),
      label: t('today:stat.nursing'),
      note: t('today:stat.nursingNote'),
      to: '/beds?show=nursing',
      definition: t('today:definition.nursing'),
    },
  ]
  const stats: Stat[] = [
    ...(can('beds.read') ? bedStats : []),
    ...(can('alarms.read')
      ? [
          {
            key: 'alarms',
            value: unacknowledged.value,
            label: t('today:stat.alarms'),
            to: '/alarms?show=open',
            definition: t('today:definition.alarms'),
          },
        ]
      : []),
    ...(can('wall.watch')
      ? [
          {
            key: 'unknown',
            value: unknownBeds?.length ?? null,
            label: t('today:stat.unknown'),
            to: '/wall?show=unknown',
            definition: t('today:definition.unknown'),
          },
        ]
      : []),
  ]
  return stats.length === 0 ? null : <StatStrip label={t('today:stats')} stats={stats} />
}

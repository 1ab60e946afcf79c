import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { SinceText } from '../../ui/duration-text.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { HealthText } from './components/health-text.tsx'
import { healthOf } from './device-groups.ts'

export function useDeviceColumns(): AppColumn<Device>[] {
  const { t } = useTranslation()
  return useMemo<AppColumn<Device>[]>(
    () => [
      {
        id: 'target',
        header: t('devices:column.target'),
        value: (row) => row.targetLabel,
        cell: (row) => row.targetLabel ?? <Unknown reason={t('devices:unbound')} />,
        width: 110,
        priority: 1,
      },
      {
        id: 'name',
        header: t('devices:column.name'),
        value: (row) => row.name,
        width: 170,
        priority: 1,
        isRowHeader: true,
      },
      { id: 'role', header: t('devices:column.role'), value: (row) => t(`devices:role.${row.role}`), width: 90 },
      {
        id: 'health',
        header: t('devices:column.health'),
        value: (row) => t(`devices:health.${healthOf(row)}`),
        cell: (row) => <HealthText device={row} />,
        width: 130,
        priority: 1,
      },
      {
        id: 'age',
        header: t('devices:column.age'),
        value: (row) => row.lastHeardAt,
        cell: (row) => <SinceText at={row.lastHeardAt} />,
        width: 90,
        align: 'end',
      },
      {
        id: 'battery',
        header: t('devices:column.battery'),
        value: (row) => row.batteryPct,
        cell: (row) => (row.batteryPct === null ? <Unknown reason={t('devices:notTold')} /> : `${row.batteryPct} %`),
        width: 90,
        align: 'end',
        priority: 3,
      },
      {
        id: 'tested',
        header: t('devices:column.tested'),
        value: (row) => row.lastTestedAt,
        cell: (row) =>
          row.lastTestedAt === null ? t('devices:neverTested') : <InstantText at={row.lastTestedAt} precision="day" />,
        width: 110,
        priority: 3,
      },
      {
        id: 'convention',
        header: t('devices:column.convention'),
        value: (row) => row.convention,
        width: 120,
        priority: 4,
      },
      { id: 'model', header: t('devices:column.model'), value: (row) => row.model, width: 120, priority: 4 },
    ],
    [t],
  )
}

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
        id: 'signal',
        header: t('devices:signal.title'),
        value: (row) => row.signal?.value,
        cell: (row) =>
          row.signal === null ? (
            <Unknown reason={t('devices:notTold')} />
          ) : (
            t(`devices:signal.${row.signal.isWeak ? 'weak' : 'fine'}.${row.signal.unit}`, { value: row.signal.value })
          ),
        width: 110,
        align: 'end',
        priority: 4,
        isHiddenAtFirst: true,
      },
      {
        id: 'walk',
        header: t('devices:walk.title'),
        value: (row) => row.walkTest.passedAt,
        cell: (row) =>
          !row.walkTest.isNeeded ? (
            '—'
          ) : row.walkTest.passedAt === null ? (
            <Unknown reason={t('devices:walk.missing')} />
          ) : (
            <InstantText at={row.walkTest.passedAt} precision="day" />
          ),
        width: 110,
        priority: 2,
      },
      {
        id: 'replace',
        header: t('devices:details.replaceByOn'),
        value: (row) => row.replaceBy?.on,
        cell: (row) =>
          row.replaceBy === null ? <Unknown reason={t('devices:details.notWritten')} /> : row.replaceBy.on,
        width: 120,
        priority: 4,
        isHiddenAtFirst: true,
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
      ...(['vendor', 'firmware'] as const).map((id) => ({
        ...{ id, header: t(`devices:details.${id}`), width: 120, priority: 4 as const, isHiddenAtFirst: true },
        value: (row: Device) => row[id],
      })),
      {
        id: 'power',
        header: t('devices:details.power'),
        value: (row) => row.power && t(`devices:power.${row.power}`),
        width: 90,
        priority: 4,
        isHiddenAtFirst: true,
      },
      {
        id: 'installed',
        header: t('devices:details.installedOn'),
        value: (row) => row.details.installedOn,
        width: 120,
        priority: 4,
        isHiddenAtFirst: true,
      },
      {
        id: 'serial',
        header: t('devices:details.serialNumber'),
        value: (row) => row.details.serialNumber,
        width: 140,
        priority: 4,
        isHiddenAtFirst: true,
      },
      {
        id: 'note',
        header: t('devices:details.note'),
        value: (row) => row.details.note,
        width: 160,
        priority: 4,
        isHiddenAtFirst: true,
      },
    ],
    [t],
  )
}

// Smoke and gas detectors in use: when each was last tested and last heard. What was never tested says so.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Detector } from '#shared/features/fire-safety/fire-safety.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { DueText } from './due-text.tsx'
import { FireSafetyTabs } from './fire-safety-tabs.tsx'

export function DetectorsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const detectors = useQuery(api.fireSafety.detectors.queryOptions())
  const columns = useMemo(
    (): AppColumn<Detector>[] => [
      {
        ...{ id: 'place', header: t('fire-safety:column.place'), isRowHeader: true, priority: 1 },
        value: (row) => row.placeLabel,
      },
      { id: 'name', header: t('fire-safety:column.device'), value: (row) => row.name, width: 140 },
      {
        ...{ id: 'role', header: t('fire-safety:column.role'), width: 80 },
        value: (row) => t(`fire-safety:role.${row.role}`),
      },
      {
        ...{ id: 'tested', header: t('fire-safety:column.tested'), width: 150, priority: 1 },
        value: (row) => (row.lastTestedAt === null ? null : formatInstant(row.lastTestedAt)),
        cell: (row) =>
          row.lastTestedAt === null ? (
            <Unknown reason={t('fire-safety:neverTested')} />
          ) : (
            formatInstant(row.lastTestedAt)
          ),
      },
      {
        ...{ id: 'due', header: t('fire-safety:column.testDue'), width: 170, priority: 1 },
        value: (row) => row.testDueOn,
        // Tests come round each month: a month ahead is nothing to point at.
        cell: (row) => <DueText day={row.testDueOn} isCloseOnly />,
      },
      {
        ...{ id: 'heard', header: t('fire-safety:column.heard'), width: 150 },
        value: (row) => (row.lastHeardAt === null ? null : formatInstant(row.lastHeardAt)),
        cell: (row) =>
          row.isSilent || row.lastHeardAt === null ? (
            <Unknown
              reason={
                row.lastHeardAt === null
                  ? t('fire-safety:neverHeard')
                  : t('fire-safety:silentSince', { at: formatInstant(row.lastHeardAt) })
              }
            />
          ) : (
            formatInstant(row.lastHeardAt)
          ),
      },
      {
        ...{ id: 'equipment', header: t('fire-safety:column.equipment'), width: 110, priority: 3 },
        value: (row) => row.equipmentNumber ?? '—',
        cell: (row) =>
          row.equipmentId === null ? (
            '—'
          ) : (
            <Link to={screenLinks.fireEquipmentPiece(row.equipmentId)}>{row.equipmentNumber}</Link>
          ),
      },
    ],
    [t],
  )
  const never = detectors.data?.filter(({ lastTestedAt }) => lastTestedAt === null).length ?? 0
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={
        detectors.data
          ? t('fire-safety:detectorCount', { count: detectors.data.length, never })
          : detectors.error
            ? null
            : undefined
      }
      filterBar={<FireSafetyTabs />}
    >
      <AppTable
        id="fire-detectors"
        label={t('fire-safety:tab.detectors')}
        columns={columns}
        rows={detectors.data}
        rowKey={(row) => row.deviceId}
        onOpen={(row) => navigate(screenLinks.device(row.deviceId))}
        error={detectors.error}
        onRetry={() => void detectors.refetch()}
        empty={<EmptyState title={t('fire-safety:noDetectors')} hint={t('fire-safety:noDetectorsHint')} />}
      />
    </PageFrame>
  )
}

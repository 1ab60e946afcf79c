// The columns of the register of fire equipment.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Equipment } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { Unknown } from '../../ui/unknown.tsx'
import { DueText } from '../fire-safety/due-text.tsx'
import { useCycles } from './queries.ts'

function DueCell({ due }: { due: NonNullable<Equipment['service']> }) {
  const { t } = useTranslation()
  return <DueText day={due.on} warning={due.warning} unknownReason={t('fire-equipment:madeUnknown')} />
}

/** Stable while the language and the cycles are. */
export function useEquipmentColumns(): AppColumn<Equipment>[] {
  const { t } = useTranslation()
  const { typeWord } = useCycles()
  return useMemo(
    (): AppColumn<Equipment>[] => [
      {
        ...{ id: 'number', header: t('fire-equipment:column.number'), width: 100, priority: 1, isRowHeader: true },
        value: (row) => row.number,
      },
      {
        ...{ id: 'type', header: t('fire-equipment:column.type'), width: 130, priority: 1 },
        value: (row) => typeWord(row.type),
      },
      { id: 'spec', header: t('fire-equipment:column.spec'), value: (row) => row.spec ?? '—', width: 80, priority: 4 },
      {
        ...{ id: 'place', header: t('fire-equipment:column.place'), width: 150, priority: 1 },
        value: (row) => [row.floorName, row.place].filter(Boolean).join(' '),
      },
      {
        ...{ id: 'quantity', header: t('fire-equipment:column.quantity'), width: 64, align: 'end', grow: 0 },
        value: (row) => row.quantity,
      },
      {
        ...{ id: 'madeOn', header: t('fire-equipment:column.madeOn'), width: 104, priority: 3 },
        value: (row) => row.madeOn,
        cell: (row) => row.madeOn ?? <Unknown />,
      },
      {
        ...{ id: 'service', header: t('fire-equipment:column.service'), width: 168, priority: 1 },
        value: (row) => row.service?.on,
        cell: (row) =>
          row.state === 'sent-out' ? (
            t('fire-equipment:awaySince', { day: row.sentOutOn })
          ) : row.service === null ? (
            '—'
          ) : (
            <DueCell due={row.service} />
          ),
      },
      {
        ...{ id: 'scrap', header: t('fire-equipment:column.scrap'), width: 168, priority: 1 },
        value: (row) => row.scrap?.on,
        cell: (row) =>
          row.scrappedOn !== null ? (
            t('fire-equipment:scrappedOn', { day: row.scrappedOn })
          ) : row.scrap === null ? (
            '—'
          ) : (
            <DueCell due={row.scrap} />
          ),
      },
      {
        ...{ id: 'look', header: t('fire-equipment:column.look'), width: 170, priority: 2 },
        value: (row) => row.lastLook?.on,
        cell: (row) =>
          row.lastLook === null ? (
            <Unknown reason={t('fire-equipment:neverLooked')} />
          ) : (
            `${row.lastLook.on} ${row.lastLook.faults.length === 0 ? t('fire-equipment:good') : t('fire-equipment:faults', { count: row.lastLook.faults.length })}`
          ),
      },
      {
        ...{ id: 'owner', header: t('fire-equipment:column.owner'), width: 90, priority: 3 },
        value: (row) => row.owner,
      },
    ],
    [t, typeWord],
  )
}

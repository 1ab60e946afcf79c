import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import { AlarmMark } from '../../ui/alarm-mark.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { DurationText } from '../../ui/duration-text.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { useAlarmWords } from './alarm-words.ts'

const rank: Record<AlarmPriority, number> = { high: 0, medium: 1, low: 2 }

export function useAlarmColumns(): AppColumn<Alarm>[] {
  const { t, i18n } = useTranslation()
  const { what } = useAlarmWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone
  return useMemo<AppColumn<Alarm>[]>(
    () => [
      {
        id: 'raisedAt',
        header: t('alarms:column.raisedAt'),
        value: (row) => row.raisedAt,
        cell: (row) => <span className="numerals">{formatInstant(row.raisedAt, 'second').slice(5)}</span>,
        width: 130,
        grow: 0,
        priority: 1,
      },
      {
        id: 'place',
        header: t('alarms:column.place'),
        value: (row) => row.placeLabel,
        cell: (row) => (
          <>
            <b className="numerals">{row.placeLabel}</b> {row.surname}
          </>
        ),
        width: 110,
        priority: 1,
        isRowHeader: true,
      },
      {
        id: 'priority',
        header: t('alarms:column.priority'),
        value: (row) => rank[row.priority],
        cell: (row) => <AlarmMark priority={row.priority} isAcknowledged={row.state !== 'raised'} />,
        width: 90,
        grow: 0,
      },
      { id: 'what', header: t('alarms:column.what'), value: what, width: 150, priority: 1 },
      { id: 'state', header: t('alarms:column.state'), value: (row) => t(`alarms:state.${row.state}`), width: 80 },
      {
        id: 'response',
        header: t('alarms:column.response'),
        value: (row) => (row.acknowledgedAt === null ? null : row.acknowledgedAt - row.raisedAt),
        cell: (row) =>
          row.acknowledgedAt === null ? (
            t('alarms:state.notAcknowledged')
          ) : (
            <DurationText durationMs={row.acknowledgedAt - row.raisedAt} />
          ),
        width: 90,
        align: 'end',
      },
      {
        id: 'acknowledgedBy',
        header: t('alarms:column.acknowledgedBy'),
        value: (row) => row.acknowledgedBy,
        cell: (row) => row.acknowledgedBy ?? '—',
        width: 100,
        priority: 3,
      },
      {
        id: 'reason',
        header: t('alarms:column.reason'),
        value: (row) => (row.closeReason === null ? null : t(`alarms:reason.${row.closeReason}`)),
        cell: (row) =>
          row.closeReason !== null
            ? t(`alarms:reason.${row.closeReason}`)
            : row.state === 'closed'
              ? t('alarms:reason.none')
              : '—',
        width: 100,
        priority: 3,
      },
    ],
    [i18n.language],
  )
}

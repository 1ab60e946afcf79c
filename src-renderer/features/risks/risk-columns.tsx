// Columns of the house's list: one narrow column a risk, so that a whole row is read at a glance.
import type { TFunction } from 'i18next'
import { daysBetween } from '#shared/contract/days.ts'
import type { RiskLevel, RiskList, RiskStanding } from '#shared/features/risks/risks.model.ts'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { DayText } from '../../ui/day-text.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { LevelMark } from './components/level-mark.tsx'

/** What wants attention first: high, then what nobody assessed. */
const sortRank: Readonly<Record<RiskLevel, number>> = { high: 0, 'not-assessed': 1, protect: 2, none: 3 }

/** Why somebody is due, in words; a plain day while there is time. */
export function dueWords(row: RiskStanding, today: string, t: TFunction): string | null {
  if (row.dueOn === null) return null
  if (row.dueReason === 'missing') return t('risks:due.missing')
  if (row.dueReason === 'incident' && row.incidentKind !== null) {
    return t('risks:due.incident', { kind: t(`incidents:kind.${row.incidentKind}`) })
  }
  return row.isOverdue ? t('risks:due.overdue', { count: daysBetween(row.dueOn, today) }) : row.dueOn
}

/** `isLarge`: 大字, where nine full words do not stand side by side. */
export function riskColumns(
  list: RiskList | undefined,
  { today, isLarge }: { today: string; isLarge: boolean },
  t: TFunction,
): AppColumn<RiskStanding>[] {
  return [
    {
      ...{ id: 'bed', header: t('risks:column.bed'), value: (row) => row.bedLabel ?? '' },
      ...{ width: isLarge ? 60 : 66, grow: 0, priority: 1 },
    },
    {
      ...{ id: 'name', header: t('risks:column.name'), value: (row) => row.residentName, isRowHeader: true },
      ...{ width: isLarge ? 70 : 78, priority: 1 },
    },
    ...(list?.risks ?? []).map(({ key, short, shortest }): AppColumn<RiskStanding> => {
      const levelOf = (row: RiskStanding): RiskLevel => row.current?.levels[key] ?? 'not-assessed'
      return {
        ...{
          id: key,
          header: isLarge ? shortest : short,
          value: (row) => sortRank[levelOf(row)],
          width: isLarge ? 56 : 84,
          priority: 1,
        },
        exported: (row) => t(`risks:level.${levelOf(row)}`),
        cell: (row) => <LevelMark level={levelOf(row)} isShort={isLarge} />,
      }
    }),
    {
      ...{ id: 'basedOn', header: t('risks:field.basedOn'), value: (row) => row.current?.basedOn },
      ...{ width: 100, grow: 0, priority: 2 },
      cell: (row) => <DayText day={row.current?.basedOn} unknownReason={t('risks:level.not-assessed')} />,
    },
    {
      ...{
        id: 'due',
        header: t('risks:column.due'),
        value: (row) => row.dueOn,
        width: isLarge ? 104 : 118,
        priority: 1,
      },
      exported: (row) => row.dueOn,
      cell: (row) => {
        const words = dueWords(row, today, t)
        if (row.draft) return <b>{t('risks:draft', { count: row.draft.assessed })}</b>
        if (words === null) return <Unknown />
        return row.isOverdue ? <b>{words}</b> : <span className="numerals">{words}</span>
      },
    },
  ]
}

// The preview: every row as understood, its problems by cell, the choice of what is committed.
import { Checkbox } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RosterField, RosterRow } from '#shared/features/roster/roster.model.ts'
import { problemsHoldingBack } from '#shared/features/roster/roster-commit.rules.ts'
import { AppTable } from '../../../ui/app-table.tsx'
import type { AppColumn } from '../../../ui/app-table-model.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { fieldWords, problemWords } from '../roster-words.ts'
import type { Mend } from '../use-mend.ts'
import { RosterCell } from './roster-cell.tsx'

type RosterTableProps = {
  rows: readonly RosterRow[]
  takenOut: ReadonlySet<number>
  onChoose: (row: number, isChosen: boolean) => void
  openRow: string | null
  onOpen: (row: RosterRow) => void
  mend: Mend
}

const widths: Partial<Record<RosterField, number>> = { idNumber: 190, admittedOn: 116, birth: 116, contactPhone: 132 }
const order: readonly RosterField[] = [
  'name',
  'sex',
  'idNumber',
  'room',
  'bed',
  'admittedOn',
  'abilityLevel',
  'category',
  'contactName',
  'contactPhone',
  'birth',
  'relation',
  'monthlyFee',
  'building',
]
/** Fields that stay longest when the width runs short; the name and the problems always stay. */
const shownFirst = 6

export function RosterTable({ rows, takenOut, onChoose, openRow, onOpen, mend }: RosterTableProps) {
  const { t } = useTranslation()
  const columns = useMemo(
    (): AppColumn<RosterRow>[] => [
      {
        id: 'row',
        header: t('roster:column.row'),
        value: (row) => row.row,
        width: 96,
        grow: 0,
        priority: 1,
        cell: (row) => {
          const isHeld = problemsHoldingBack(row).length > 0
          return (
            <Checkbox
              checked={!isHeld && !takenOut.has(row.row)}
              disabled={isHeld}
              onChange={(event) => onChoose(row.row, event.target.checked)}
              aria-label={t('roster:chooseOf', { row: row.row })}
            >
              <span className="numerals">{row.row}</span>
            </Checkbox>
          )
        },
      },
      ...order.map(
        (field, index): AppColumn<RosterRow> => ({
          id: field,
          header: t(`roster:field.${field}`),
          value: (row) => fieldWords(row, field, t),
          cell: (row) => <RosterCell row={row} field={field} mend={mend} />,
          width: widths[field] ?? 84,
          isRowHeader: field === 'name',
          priority: field === 'name' ? 1 : index < shownFirst ? 2 : index < shownFirst + 4 ? 3 : 4,
        }),
      ),
      {
        id: 'problems',
        header: t('roster:column.problems'),
        value: (row) => row.details.map((detail) => problemWords(detail, t)).join('；'),
        cell: (row) => <ProblemsCell row={row} />,
        width: 220,
        grow: 3,
        priority: 1,
      },
    ],
    [t, takenOut, onChoose, mend],
  )
  return (
    <AppTable
      id="roster"
      label={t('roster:title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.row)}
      onOpen={onOpen}
      openKey={openRow}
      initialSort={{ columnId: 'row' }}
      empty={<EmptyState title={t('roster:empty.filtered')} />}
    />
  )
}

function ProblemsCell({ row }: { row: RosterRow }) {
  const { t } = useTranslation()
  if (row.details.length === 0) return <span className="muted">{t('roster:status.none')}</span>
  const held = problemsHoldingBack(row)
  const words = row.details.map((detail) => `${detail.cell} ${t(`roster:problem.${detail.code}`)}`).join('；')
  return (
    <span title={row.details.map((detail) => problemWords(detail, t)).join('\n')}>
      {held.length > 0 ? <b>{t('roster:heldMark')} </b> : null}
      {words}
    </span>
  )
}

// Who was seen on a visit, a floor in one grid: Space ticks, a finding typed ticks too, Enter and the arrows go from line to line.
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { type SeenLine, type SeenLines, unseen } from '../visit-values.ts'

type SeenGridProps = {
  rows: readonly ResidentRow[]
  lines: SeenLines
  faults: Readonly<Record<string, string>>
  onChange: (residentId: string, part: Partial<SeenLine>) => void
}

const longestFinding = 500

export function SeenGrid({ rows, lines, faults, onChange }: SeenGridProps) {
  const { t } = useTranslation()
  const grid = useRef<HTMLTableElement>(null)

  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key]
    const field = event.target instanceof HTMLInputElement ? event.target : null
    if (step === undefined || !field || event.ctrlKey || event.nativeEvent.isComposing) return
    const column = [...(grid.current?.querySelectorAll<HTMLInputElement>(`input[name="${field.name}"]:enabled`) ?? [])]
    event.preventDefault()
    column[column.indexOf(field) + step]?.focus()
  }
  return (
    <table ref={grid} className="visit-grid" onKeyDown={move} aria-label={t('partnerships:column.seen')}>
      <thead>
        <tr>
          {(['seenTick', 'bed', 'person', 'finding'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`partnerships:column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const line = lines[row.id] ?? unseen
          const isAway = row.state !== 'in'
          const fault = faults[row.id]
          return (
            <tr key={row.id} className={isAway ? 'muted' : undefined}>
              <td>
                <input
                  type="checkbox"
                  name="seen"
                  aria-label={t('partnerships:visit.sawOf', { name: row.name })}
                  checked={line.isSeen}
                  disabled={isAway}
                  onChange={(event) => onChange(row.id, { isSeen: event.target.checked })}
                />
              </td>
              <td className="numerals">{row.bedLabel}</td>
              <th scope="row">{row.name}</th>
              <td>
                {isAway ? (
                  t(`partnerships:away.${row.state === 'in-hospital' ? 'in-hospital' : 'on-leave'}`)
                ) : (
                  <input
                    type="text"
                    name="finding"
                    className="visit-grid__finding"
                    aria-label={t('partnerships:visit.findingOf', { name: row.name })}
                    autoComplete="off"
                    maxLength={longestFinding}
                    value={line.finding}
                    onChange={(event) => onChange(row.id, { finding: event.target.value })}
                  />
                )}
                {fault !== undefined && (
                  <span className="visit-grid__fault" role="alert">
                    {fault}
                  </span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

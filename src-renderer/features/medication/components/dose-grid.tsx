// The last days of a person's doses: a row a drug and time, a column a day, each cell with its mark and who gave it.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { Dose } from '#shared/features/medication/medication.model.ts'
import type { DosesOfSpan } from '#shared/features/medication/medication-views.model.ts'
import { useCan } from '../../../app/use-can.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { drugWords, initialOf, stateMarks } from '../dose-view.ts'
import { gridRows } from '../grid-rows.ts'
import { useRefreshMedication } from '../queries.ts'
import { useCellKeys } from '../use-cell-keys.ts'
import { AsNeededTable } from './as-needed-table.tsx'
import { CorrectDoseModal } from './correct-dose-modal.tsx'
import { LateDoseModal } from './late-dose-modal.tsx'

type DoseGridProps = { span: DosesOfSpan; from: Day; to: Day; who: string }

export function DoseGrid({ span, from, to, who }: DoseGridProps) {
  const { t } = useTranslation()
  const canGive = useCan('medication.give')
  const refresh = useRefreshMedication()
  const table = useRef<HTMLTableElement>(null)
  const [asking, setAsking] = useState<Dose | null>(null)
  const [focusedKey, setFocusedKey] = useState<string>()
  const rows = gridRows(span.doses)
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  const isActable = ({ record, state }: Dose) => record !== null || state === 'missed' || state === 'overdue'
  function act(key: string): void {
    const dose = span.doses.find((each) => each.key === key)
    if (dose && canGive && isActable(dose)) setAsking(dose)
  }
  useCellKeys(table, (pressed, key) => {
    if (pressed.toLowerCase() !== 'c' && pressed !== 'Enter') return false
    act(key)
    return true
  })
  const first = span.doses.some(({ key }) => key === focusedKey)
    ? focusedKey
    : rows[0]?.doses.values().next().value?.key
  return (
    <>
      <Section title={t('medication:grid')} note={canGive ? t('medication:gridKeys') : undefined}>
        {rows.length === 0 ? (
          <p className="muted">{t('medication:gridEmpty')}</p>
        ) : (
          <div className="dose-grid__scroller">
            <table ref={table} className="dose-grid">
              <thead>
                <tr>
                  <th scope="col">{t('medication:column.drug')}</th>
                  {days.map((day) => (
                    <th key={day} scope="col" className="numerals">
                      {day.slice(8)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={row.key}>
                    <th scope="row">
                      {row.drug} <span className="numerals">{row.time}</span>
                    </th>
                    {days.map((day, column) => {
                      const dose = row.doses.get(day)
                      if (!dose) return <td key={day} />
                      const { record, state } = dose
                      const facts = [
                        ...[day, row.time, drugWords(dose), t(`medication:state.${state}`)],
                        ...[record && formatInstant(record.at), record?.recordedBy, record?.secondBy, record?.reason],
                      ]
                      return (
                        <td key={day}>
                          <button
                            type="button"
                            className={`dose-cell dose-cell--${state}`}
                            data-key={dose.key}
                            data-at={`${index}:${column}`}
                            tabIndex={dose.key === first ? 0 : -1}
                            aria-label={facts.filter(Boolean).join(' ')}
                            title={facts.filter(Boolean).join(' · ')}
                            onFocus={() => setFocusedKey(dose.key)}
                            onClick={() => act(dose.key)}
                          >
                            <span aria-hidden="true">{stateMarks[state]}</span>
                            <span aria-hidden="true">{initialOf(record?.recordedBy)}</span>
                          </button>
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
      <AsNeededTable doses={span.asNeeded} />
      {asking?.record && (
        <CorrectDoseModal dose={asking} who={who} onDone={() => void refresh()} onClose={() => setAsking(null)} />
      )}
      {asking && !asking.record && (
        <LateDoseModal dose={asking} who={who} onDone={() => void refresh()} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

// The doses of a shift by time, then in the order of the beds.
import { useTranslation } from 'react-i18next'
import type { Dose, DoseOutcome, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type { MedicationRound } from '#shared/features/medication/medication-views.model.ts'
import { isOpen, shownState } from '../dose-view.ts'
import { DoseRow } from './dose-row.tsx'

export type RoundLine = { dose: Dose; person: MedicationPerson }

/** Doses with whose they are, in the order they stand in. */
export function linesOf(round: MedicationRound | undefined): RoundLine[] {
  const people = new Map(round?.people.map((person) => [person.residentId, person]))
  return (round?.doses ?? []).flatMap((dose) => {
    const person = people.get(dose.residentId)
    return person ? [{ dose, person }] : []
  })
}

type RoundListProps = {
  lines: readonly RoundLine[]
  stock: MedicationRound['stock']
  entered: ReadonlyMap<string, DoseOutcome>
  refused: ReadonlyMap<string, unknown>
  focusedKey: string | undefined
  checkedKey: string | null
  onFocus: (key: string) => void
}

export function RoundList({ lines, stock, entered, refused, focusedKey, checkedKey, onFocus }: RoundListProps) {
  const { t } = useTranslation()
  const flagsOf = new Map(stock.map(({ prescriptionId, flags }) => [prescriptionId, flags]))
  const tabStop = lines.some(({ dose }) => dose.key === focusedKey) ? focusedKey : lines[0]?.dose.key
  const rowOf = new Map(lines.map(({ dose }, index) => [dose.key, index]))
  return [...Map.groupBy(lines, ({ dose }) => dose.dueAt)].map(([dueAt, own]) => {
    const open = own.filter(({ dose }) => isOpen(shownState(dose, entered))).length
    const time = own[0]?.dose.time ?? ''
    return (
      <section key={dueAt} aria-label={time} className="round-time">
        <h2 className="round-time__head numerals">
          {time}{' '}
          <span className="muted">{t('medication:count', { told: own.length - open, total: own.length, open })}</span>
        </h2>
        <ul>
          {own.map(({ dose, person }) => (
            <DoseRow
              key={dose.key}
              dose={dose}
              person={person}
              state={shownState(dose, entered)}
              rowIndex={rowOf.get(dose.key) ?? 0}
              isTabStop={dose.key === tabStop}
              isChecked={dose.key === checkedKey}
              flags={flagsOf.get(dose.prescriptionId) ?? []}
              refusal={refused.get(dose.key)}
              onFocus={onFocus}
            />
          ))}
        </ul>
      </section>
    )
  })
}

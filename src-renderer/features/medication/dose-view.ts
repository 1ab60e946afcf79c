// How a dose stands on the screen, and the words of its amounts. Pure.
import type { TFunction } from 'i18next'
import { stateOfOutcome } from '#shared/features/medication/doses.rules.ts'
import type { Dose, DoseOutcome, DoseState, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type { DoseUnit } from '#shared/features/medication/prescriptions.model.ts'

export function shownState(
  dose: Pick<Dose, 'key' | 'state' | 'record'>,
  entered: ReadonlyMap<string, DoseOutcome>,
): DoseState {
  const outcome = dose.record === null ? entered.get(dose.key) : undefined
  return outcome === undefined ? dose.state : stateOfOutcome(outcome)
}

/** True while somebody still has to say what came of it. */
export function isOpen(state: DoseState): boolean {
  return state === 'due' || state === 'overdue' || state === 'missed' || state === 'upcoming'
}

/** Marks beside the words, so that a state is told without colour. */
export const stateMarks: Record<DoseState, string> = {
  upcoming: '○',
  due: '◔',
  overdue: '◑',
  missed: '?',
  away: '–',
  given: '✓',
  refused: '✕',
  held: '‖',
  reasoned: '…',
}

export function amountWords(amount: number, unit: DoseUnit, t: TFunction): string {
  return `${amount} ${t(`medication:unit.${unit}`)}`
}

export function personWords(person: Pick<MedicationPerson, 'bedLabel' | 'name'>, t: TFunction): string {
  return t('medication:who', { bed: person.bedLabel ?? t('medication:noBed'), name: person.name })
}

export function drugWords(drug: { drugName: string; strength: string | null }): string {
  return [drug.drugName, drug.strength].filter(Boolean).join(' ')
}

/** The first letter of whoever recorded it, as sheets are signed. */
export function initialOf(name: string | null | undefined): string {
  return name?.trim().slice(0, 1) ?? ''
}

export const usualReasons = ['refused', 'asleep', 'unwell', 'doctor', 'fasting', 'supply'] as const

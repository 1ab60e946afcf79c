// What the next shift must know of the drugs: doses without a word, refused, held, and what falls due in its first hours. Reads only.
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { HandoverLine, HandoverShift } from '#shared/features/handover/handover.model.ts'
import { handoverLine } from '#shared/features/handover/handover.rules.ts'
import type { Dose, DoseState, MedicationPerson } from '#shared/features/medication/medication.model.ts'

type DoseOf = { dose: Dose; person: MedicationPerson }
export type DosesWithin = (from: Instant, to: Instant) => DoseOf[]

const NEXT_MS = 2 * 3_600_000
const MOST_NAMED = 4
/** `open` = the next shift can still do something about it. */
const toldStates: readonly [DoseState, string, boolean][] = [
  ['missed', 'doses-missed', true],
  ['overdue', 'doses-overdue', true],
  ['refused', 'doses-refused', false],
  ['held', 'doses-held', false],
  ['reasoned', 'doses-reasoned', false],
]

function named(doses: readonly DoseOf[]): string {
  const shown = doses.slice(0, MOST_NAMED).map(({ dose }) => `${dose.time} ${dose.drugName}`)
  return `${shown.join('、')}${doses.length > MOST_NAMED ? '…' : ''}`
}

function linesOf(doses: readonly DoseOf[], what: string, isOpen: boolean): HandoverLine[] {
  const byPerson = Map.groupBy(doses, ({ person }): ResidentId => person.residentId)
  return [...byPerson].flatMap(([residentId, own]) => {
    const person = own[0]?.person
    if (!person) return []
    const values = { count: own.length, doses: named(own) }
    return [handoverLine(what, { residentId, name: person.name, place: person.bedLabel, isOpen, values })]
  })
}

/** The lines of the drugs on the sheet of a shift. */
export function handoverLines(shift: HandoverShift, dosesWithin: DosesWithin): HandoverLine[] {
  const doses = dosesWithin(shift.startedAt, shift.endsAt)
  const told = toldStates.flatMap(([state, what, isOpen]) =>
    linesOf(
      doses.filter(({ dose }) => dose.state === state),
      what,
      isOpen,
    ),
  )
  const next = dosesWithin(shift.endsAt, shift.endsAt + NEXT_MS).filter(({ dose }) => dose.state !== 'away')
  if (next.length === 0) return told
  const values = {
    count: next.length,
    people: new Set(next.map(({ person }) => person.residentId)).size,
    highRisk: next.filter(({ dose }) => dose.isHighRisk).length,
  }
  return [...told, handoverLine('doses-next', { values, isOpen: true })]
}

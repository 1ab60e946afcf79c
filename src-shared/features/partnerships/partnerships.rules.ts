// When an agreement and a licence count, and what a frequency asks for. Pure; days named as last are still inside.
import { addDays, addMonths, daysBetween, monthBounds } from '../../contract/days.ts'
import type { AgreedService, AgreementState, StoredAgreement } from './partnerships.model.ts'

type Term = Pick<StoredAgreement, 'fromOn' | 'untilOn' | 'endedOn'>

/** The last day in force: the day it was ended on where that comes first. */
export function lastDayOf({ untilOn, endedOn }: Term): string {
  return endedOn !== null && endedOn < untilOn ? endedOn : untilOn
}

/** In force from its first to its last day, both inside; a termination counts before anything else. */
export function agreementStateOn(term: Term, day: string): AgreementState {
  if (term.endedOn !== null && day > term.endedOn) return 'terminated'
  if (day < term.fromOn) return 'upcoming'
  return day > term.untilOn ? 'expired' : 'in-force'
}

/** True on every day from the first to the last day in force. */
export function isInForceOn(term: Term, day: string): boolean {
  return agreementStateOn(term, day) === 'in-force'
}

/** The last valid day is still valid. */
export function isLicenceValidOn(licenceUntil: string, day: string): boolean {
  return day <= licenceUntil
}

/** True when fewer than so many whole months are agreed: 1 January to 31 December are twelve. */
export function isShortTerm({ fromOn, untilOn }: Pick<Term, 'fromOn' | 'untilOn'>, leastMonths: number): boolean {
  return addDays(untilOn, 1) < addMonths(fromOn, leastMonths)
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

export type PlannedSlot = { service: string; dueOn: string; periodFrom: string; periodUntil: string; place: number }

/**
 * What an agreed service asks for. Its periods begin with the agreement and follow one another; the visits of a period are spread evenly and
 * each is due on the last day of its part. What would fall due after the last day in force is not owed.
 */
export function slotsOf(term: Term, { service, frequency }: AgreedService): PlannedSlot[] {
  if (frequency.per === 'as-needed') return []
  const last = lastDayOf(term)
  const slots: PlannedSlot[] = []
  for (let index = 0; ; index += 1) {
    const periodFrom = addMonths(term.fromOn, index * monthsOf[frequency.per])
    if (periodFrom > last) return slots
    const next = addMonths(term.fromOn, (index + 1) * monthsOf[frequency.per])
    const days = daysBetween(periodFrom, next)
    for (let place = 1; place <= frequency.times; place += 1) {
      const dueOn = addDays(periodFrom, Math.ceil((days * place) / frequency.times) - 1)
      if (dueOn <= last) slots.push({ service, dueOn, periodFrom, periodUntil: addDays(next, -1), place })
    }
  }
}

export type CountedVisit = { id: string; on: string; services: readonly string[] }
export type FilledSlot = PlannedSlot & { visitId: string | null; state: 'done' | 'open' | 'missed' }

/** The n-th visit of a period with the service fills its n-th slot, late or early; on its due day a slot is still open. */
export function fillSlots(slots: readonly PlannedSlot[], visits: readonly CountedVisit[], today: string): FilledSlot[] {
  const inOrder = [...visits].sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
  return slots.map((slot) => {
    const made = inOrder.filter(
      ({ on, services }) => on >= slot.periodFrom && on <= slot.periodUntil && services.includes(slot.service),
    )
    const visitId = made[slot.place - 1]?.id ?? null
    return { ...slot, visitId, state: visitId !== null ? 'done' : slot.dueOn < today ? 'missed' : 'open' }
  })
}

/** Share in percent with one decimal; null when there is nothing to share. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10
}

/** The calendar quarter of a day, both days inside. */
export function quarterOf(day: string): { from: string; until: string; year: number; quarter: number } {
  const [year, quarter] = [Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3)]
  const month = (count: number): string => `${year}-${String(count).padStart(2, '0')}`
  return { from: `${month(quarter * 3 - 2)}-01`, until: monthBounds(month(quarter * 3)).to, year, quarter }
}

// Which doses a day has and how each stands. Pure: worked out from prescriptions, so none can be lost or doubled by a midnight, a stop,
// a replacement or a restart.
import { instantsOf, timesOn } from '../care-plans/frequency.rules.ts'
import type { Dose, DoseCounts, DoseOutcome, DoseState } from './medication.model.ts'
import type { CustodyState, MedicationAgreement, Prescription, PrescriptionContent } from './prescriptions.model.ts'

export type PlannedDose = Omit<Dose, 'state' | 'record'>
const MINUTE_MS = 60_000

/** Names a dose: which prescription, on which day, at which time 'HH:mm'. */
export function doseKey(prescriptionId: string, day: string, time: string): string {
  return `${prescriptionId}:${day}:${time}`
}

/** The parts of a key; null when it is none. */
export function partsOfDoseKey(key: string): { prescriptionId: string; day: string; time: string } | null {
  const parts = /^(.{1,64}):(\d{4}-\d{2}-\d{2}):(\d{2}:\d{2})$/.exec(key)
  return parts ? { prescriptionId: parts[1] ?? '', day: parts[2] ?? '', time: parts[3] ?? '' } : null
}

/** True while a prescription counts at an instant (epoch ms): from its first one until the one it ends at. */
export function isPrescribedAt({ fromAt, toAt }: Pick<Prescription, 'fromAt' | 'toAt'>, at: number): boolean {
  return fromAt <= at && (toAt === null || at < toAt)
}

/** Every dose of fixed times on a day, earliest first, each once. Drugs given as needed have none. */
export function dosesOn(prescriptions: readonly Prescription[], day: string): PlannedDose[] {
  const instantAt = instantsOf(day)
  return prescriptions
    .flatMap((each) => {
      if (each.schedule.kind !== 'fixed') return []
      return timesOn(each.schedule.frequency, day).flatMap((time) => {
        const dueAt = instantAt(time)
        return isPrescribedAt(each, dueAt) ? [plannedDose(each, day, time, dueAt)] : []
      })
    })
    .sort((left, right) => left.dueAt - right.dueAt || (left.key < right.key ? -1 : 1))
}

function plannedDose(of: Prescription, day: string, time: string, dueAt: number): PlannedDose {
  const { drugName, strength, form, route, dose, unit, doseMin, doseMax, isHighRisk, note } = of
  return {
    ...{ key: doseKey(of.id, day, time), prescriptionId: of.id, residentId: of.residentId, day, time, dueAt },
    ...{ drugName, strength, form, route, dose, unit, doseMin, doseMax, isHighRisk, note },
  }
}

const toldStates: Record<DoseOutcome, DoseState> = {
  given: 'given',
  refused: 'refused',
  held: 'held',
  missed: 'reasoned',
}

/** The state somebody's word gives a dose. */
export function stateOfOutcome(outcome: DoseOutcome): DoseState {
  return toldStates[outcome]
}

/** How a dose stands at `now`. `shiftEndsAt`: end of the shift its time falls into, epoch ms; `graceMinutes` before and after its time. */
export function doseState(
  { dueAt }: Pick<PlannedDose, 'dueAt'>,
  record: { outcome: DoseOutcome } | null,
  at: { now: number; shiftEndsAt: number; isAway: boolean; graceMinutes: number },
): DoseState {
  if (record) return toldStates[record.outcome]
  if (at.isAway) return 'away'
  const isPast = at.now > dueAt + at.graceMinutes * MINUTE_MS
  if (isPast) return at.now >= at.shiftEndsAt ? 'missed' : 'overdue'
  return at.now >= dueAt - at.graceMinutes * MINUTE_MS ? 'due' : 'upcoming'
}

/** Every dose stands in exactly one of these. */
export function countDoses(doses: readonly Pick<Dose, 'state'>[]): DoseCounts {
  const count = (...states: DoseState[]) => doses.filter(({ state }) => states.includes(state)).length
  return {
    total: doses.length,
    given: count('given'),
    reasoned: count('refused', 'held', 'reasoned'),
    open: count('upcoming', 'due'),
    overdue: count('overdue'),
    missed: count('missed'),
    away: count('away'),
  }
}

/** Who keeps a person's drugs on a day, by the agreements of that person. */
export function custodyOn(agreements: readonly MedicationAgreement[], day: string): CustodyState {
  const inForce = agreements.findLast(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day < toOn))
  return inForce?.custody ?? 'missing'
}

/** Single doses an order allows, both ends included. */
export function doseRange({ dose, doseMin, doseMax }: Pick<PrescriptionContent, 'dose' | 'doseMin' | 'doseMax'>): {
  min: number
  max: number
} {
  return { min: doseMin ?? dose, max: doseMax ?? dose }
}

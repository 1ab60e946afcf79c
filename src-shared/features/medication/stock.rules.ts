// What of a drug may be used, from which batch a dose is taken, and what is wrong with it. Pure.
import { addDays, daysBetween } from '../../contract/days.ts'
import { timesOn } from '../care-plans/frequency.rules.ts'
import { plainDrugName } from './drug-names.rules.ts'
import type { MedicationNumbers } from './medication-data.model.ts'
import type { DoseUnit, Prescription } from './prescriptions.model.ts'
import type { Batch, StockFlag } from './stock.model.ts'

type DrugLike = { drugName: string; strength: string | null; unit: DoseUnit }
const AMOUNT_DIGITS = 1_000

/** Amounts have three decimals; sums of halves and thirds of tablets must not drift. */
export function roundAmount(amount: number): number {
  return Math.round(amount * AMOUNT_DIGITS) / AMOUNT_DIGITS
}

/** What batches and prescriptions must agree in, so that the one is taken from the other: name, strength and unit. */
export function stockKey({ drugName, strength, unit }: DrugLike): string {
  return [plainDrugName(drugName), plainDrugName(strength ?? ''), unit].join('|')
}

/** True from the day after the last one printed on the box; a batch without a day is not known to be expired. */
export function isExpired({ expiresOn }: Pick<Batch, 'expiresOn'>, today: string): boolean {
  return expiresOn !== null && expiresOn < today
}

/** Earliest expiry first, unknown last, then the order they came in. */
export function byExpiry(left: Batch, right: Batch): number {
  const [first, second] = [left.expiresOn ?? '9999-12-31', right.expiresOn ?? '9999-12-31']
  if (first !== second) return first < second ? -1 : 1
  return left.receivedOn === right.receivedOn
    ? left.id < right.id
      ? -1
      : 1
    : left.receivedOn < right.receivedOn
      ? -1
      : 1
}

/**
 * From which batches an amount is taken: the earliest expiry that is not over, and what no batch has left from the last one, which then
 * stands below nothing. `expired` = something is there, but only of expired batches; `unknown` = nothing was ever received.
 */
export function takeFrom(
  batches: readonly Batch[],
  amount: number,
  today: string,
): { kind: 'taken'; takings: { batchId: Batch['id']; amount: number }[] } | { kind: 'expired' } | { kind: 'unknown' } {
  const usable = batches.filter((batch) => !isExpired(batch, today)).sort(byExpiry)
  const last = usable.at(-1)
  if (!last) return { kind: batches.some(({ balance }) => balance > 0) ? 'expired' : 'unknown' }
  const takings: { batchId: Batch['id']; amount: number }[] = []
  let left = amount
  for (const batch of usable) {
    const part = batch.id === last.id ? left : Math.min(left, Math.max(0, batch.balance))
    if (part > 0) takings.push({ batchId: batch.id, amount: roundAmount(part) })
    left = roundAmount(left - part)
  }
  return { kind: 'taken', takings }
}

/** What the orders of fixed times need on a day, in their unit. */
function neededOn(prescriptions: readonly Prescription[], day: string): number {
  return prescriptions.reduce(
    (sum, { schedule, dose }) =>
      schedule.kind === 'fixed' ? sum + timesOn(schedule.frequency, day).length * dose : sum,
    0,
  )
}

const FARTHEST_DAYS = 60

/** Whole days an amount lasts from a day on, as ordered; null = nothing is given regularly within two months. */
export function daysLeft(usable: number, prescriptions: readonly Prescription[], today: string): number | null {
  let left = usable
  let needed = 0
  for (let days = 0; days < FARTHEST_DAYS; days += 1) {
    const ofDay = neededOn(prescriptions, addDays(today, days))
    needed += ofDay
    left = roundAmount(left - ofDay)
    if (left < 0) return days
  }
  return needed === 0 ? null : FARTHEST_DAYS
}

/** What is wrong with a drug of a person, worst first. */
export function stockFlags(
  of: { batches: readonly Batch[]; usable: number | null; daysLeft: number | null; isUsed: boolean },
  today: string,
  numbers: Pick<MedicationNumbers, 'expiryWarningDays' | 'fewDaysLeft'>,
): StockFlag[] {
  const held = of.batches.filter(({ balance }) => balance > 0)
  const flags: StockFlag[] = []
  if (held.some((batch) => isExpired(batch, today))) flags.push('expired')
  if (of.batches.some(({ balance }) => balance < 0)) flags.push('negative')
  if (of.isUsed && of.daysLeft !== null && of.daysLeft < numbers.fewDaysLeft) flags.push('few-days')
  const isSoon = ({ expiresOn }: Batch) =>
    expiresOn !== null && expiresOn >= today && daysBetween(today, expiresOn) <= numbers.expiryWarningDays
  if (held.some(isSoon)) flags.push('expires-soon')
  if (of.usable === null) flags.push('unknown')
  return flags
}

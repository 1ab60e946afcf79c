// What medication asks somebody to do: agreements, doses without a word, effects to tell, drugs that run out or expire. Derived, never stored.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant, ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { AsNeededDose, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type { DrugStock } from '#shared/features/medication/stock.model.ts'
import type { DayOfDoses } from './dose-book.ts'

type NewDuty = Omit<Duty, 'snoozed'>
const MINUTE_MS = 60_000

/** People whose drugs the home would give and may not. */
export function agreementDuties(people: readonly MedicationPerson[], today: Day): NewDuty[] {
  return people.map(({ residentId, name, bedLabel }) => ({
    ...{ key: `medication-agreement-missing:${residentId}`, kind: 'medication-agreement-missing', dueOn: today },
    ...{ owner: 'care-lead', link: screenLinks.medicationOf(residentId), basis: null },
    values: { residentId, name, bedLabel },
  }))
}

/** One duty a day and floor while doses of it were missed without a word. */
export function missedDuties(days: readonly DayOfDoses[]): NewDuty[] {
  return days.flatMap(({ day, people, doses }) => {
    const missed = doses.filter(({ state }) => state === 'missed')
    const byFloor = Map.groupBy(missed, ({ residentId }) => people.get(residentId)?.floorName ?? '')
    return [...byFloor].map(
      ([floor, list]): NewDuty => ({
        ...{ key: `medication-missed:${day}:${floor}`, kind: 'medication-missed', dueOn: day, owner: 'care-lead' },
        ...{ link: screenLinks.medicationRound(Math.min(...list.map(({ dueAt }) => dueAt))), basis: null },
        values: { floor, count: list.length, day },
      }),
    )
  })
}

/** Effects whose hour has come. */
export function effectDuties(
  open: readonly AsNeededDose[],
  people: ReadonlyMap<ResidentId, MedicationPerson>,
  now: Instant,
): NewDuty[] {
  return open.flatMap(({ key, residentId, drugName, effectDueAt }) => {
    const person = people.get(residentId)
    if (!person || effectDueAt === null || effectDueAt > now) return []
    const minutes = Math.floor((effectDueAt - startOfDay(dayOf(effectDueAt))) / MINUTE_MS)
    const dueTime = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return [
      {
        ...{ key: `medication-effect:${key}`, kind: 'medication-effect' as const, dueOn: dayOf(effectDueAt) },
        ...{ owner: 'caregiver' as const, link: screenLinks.medication(), basis: null },
        values: { residentId, name: person.name, bedLabel: person.bedLabel, drugName, dueTime },
      },
    ]
  })
}

/** Drugs that run out and batches that expire. A batch's duty falls on its last day. */
export function stockDuties(drugs: readonly (DrugStock & { person: MedicationPerson })[], today: Day): NewDuty[] {
  return drugs.flatMap((drug) => {
    const { residentId, drugName, flags, daysLeft, batches, person } = drug
    const facts = { owner: 'care-lead' as const, link: screenLinks.medicationStock(), basis: null }
    const who = { residentId, name: person.name, bedLabel: person.bedLabel, drugName }
    const isDated = flags.includes('expires-soon') || flags.includes('expired')
    const expiring = batches
      .filter(({ balance }) => balance > 0 && isDated)
      .flatMap((batch) => {
        const { id, expiresOn } = batch
        if (expiresOn === null) return []
        const key = `medication-expires:${id}`
        return [{ ...facts, key, kind: 'medication-expires' as const, dueOn: expiresOn, values: { ...who, expiresOn } }]
      })
    if (!flags.includes('few-days') || daysLeft === null) return expiring
    const key = `medication-few-days:${residentId}:${drugName}`
    const dueOn = addDays(today, daysLeft)
    return [...expiring, { ...facts, key, kind: 'medication-few-days' as const, dueOn, values: { ...who, daysLeft } }]
  })
}

// What the medical partnership asks somebody to do: renew an agreement, ask for a licence, call for a visit. Derived each time, never stored.
import { addDays, daysBetween } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type {
  Partner,
  PartnerAgreement,
  PartnershipData,
  VisitSlot,
} from '#shared/features/partnerships/partnerships.model.ts'

type Owed = Omit<Duty, 'snoozed'>
type Facts = {
  agreements: readonly PartnerAgreement[]
  partners: readonly Partner[]
  slots: readonly VisitSlot[]
  data: PartnershipData
  today: Day
}

/**
 * A notice that was put off comes back when the next one is due, so each has a key of its own. One that ran out is told as long as a missed
 * visit is; what was ended before its time asks for no renewal.
 */
function ends({ agreements, data, today }: Facts): Owed[] {
  return agreements.flatMap(({ id, state, untilOn, endedOn, renewedById, number, partnerName }) => {
    const isTold = state === 'in-force' || (state === 'expired' && untilOn >= addDays(today, -data.missedToldDays))
    if (!isTold || endedOn !== null || renewedById !== null) return []
    const left = daysBetween(today, untilOn)
    const notice = data.noticeDays.filter((days) => left <= days).sort((a, b) => a - b)[0]
    if (notice === undefined) return []
    return [
      {
        ...{ key: `partnership-ends:${id}:${untilOn}:${notice}`, kind: 'partnership-ends' as const, dueOn: untilOn },
        ...{ owner: 'office' as const, link: screenLinks.partnerAgreement(id), basis: data.version },
        values: { name: partnerName, number, day: untilOn },
      },
    ]
  })
}

/** One an institution: its own licence and those of its doctors. Who no longer comes is asked for nothing, nor an institution without agreement. */
function licences({ partners, agreements, data, today }: Facts): Owed[] {
  const until = addDays(today, data.licenceNoticeDays)
  return partners.flatMap(({ id, name, licenceUntil, doctors }) => {
    if (!agreements.some(({ partnerId, state }) => partnerId === id && state === 'in-force')) return []
    const active = doctors.filter(({ isActive }) => isActive)
    const days = [licenceUntil, ...active.map((doctor) => doctor.licenceUntil)].flatMap((day) =>
      day !== null && day <= until ? [day] : [],
    )
    const dueOn = days.sort()[0]
    if (dueOn === undefined) return []
    return [
      {
        ...{ key: `partner-licence:${id}:${days.join(',')}`.slice(0, 200), kind: 'partner-licence' as const, dueOn },
        ...{ owner: 'office' as const, link: screenLinks.partners(), basis: null },
        values: { name, licences: days.length, day: dueOn },
      },
    ]
  })
}

/** One an agreement: the earliest visit that is owed, and how many there are. */
function visits({ agreements, slots, data, today }: Facts): Owed[] {
  const byAgreement = Map.groupBy(
    slots.filter(({ state, dueOn }) => state !== 'done' && dueOn >= addDays(today, -data.missedToldDays)),
    ({ agreementId }) => agreementId,
  )
  return agreements.flatMap(({ id, partnerName, number }) => {
    const owed = byAgreement.get(id) ?? []
    const first = owed.map(({ dueOn }) => dueOn).sort()[0]
    if (first === undefined) return []
    const services = [...new Set(owed.map(({ service }) => service))]
    const term = data.services.find(({ code }) => code === services[0])?.term ?? ''
    return [
      {
        ...{ key: `medical-visit-due:${id}:${first}`, kind: 'medical-visit-due' as const, dueOn: first },
        ...{ owner: 'clinician' as const, link: screenLinks.medicalVisits(), basis: number },
        values: { name: partnerName, service: term, visits: owed.length, day: first },
      },
    ]
  })
}

/** `slots`: those of the days told, up to the horizon. */
export function listPartnershipDuties(facts: Facts): Owed[] {
  return [...ends(facts), ...licences(facts), ...visits(facts)]
}

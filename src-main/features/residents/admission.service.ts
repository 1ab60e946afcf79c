// Coming and going: admission and discharge. An admission opens an episode with its first stay; a discharge closes the
// stay, a running leave and the admission on one day. Nobody is admitted after death.
import { AdmissionId, type BedId, type Day, type ResidentId } from '#shared/contract/primitives.ts'
import type { AdmitInput } from '#shared/features/residents/residents.contract.ts'
import type { DischargeReason } from '#shared/features/residents/residents.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DatedFactsService } from './dated-facts.service.ts'
import type { PersonService } from './person.service.ts'
import type { ResidentContext } from './resident-context.ts'

export type AdmissionService = ReturnType<typeof createAdmissionService>
export type Admitted = { residentId: ResidentId; admissionId: AdmissionId; bedId: BedId; on: Day }
export type DischargeInput = {
  id: ResidentId
  on: Day
  reason: DischargeReason
  destination: string | null
  deathCause: string | null
}

export function createAdmissionService(context: ResidentContext, persons: PersonService, facts: DatedFactsService) {
  const { occupancy } = context

  function refuseIfCannotReturn(id: ResidentId, on: Day): void {
    const admissions = occupancy.admissions.list(id)
    if (admissions.some((row) => row.dischargeReason === 'death')) {
      throw new DomainError('RESIDENT_DEAD', { where: 'resident', values: { id } })
    }
    const meets = admissions.find((row) => row.toOn === null || row.toOn > on || row.fromOn > on)
    if (meets)
      throw new DomainError('RESIDENT_ALREADY_IN', { where: 'resident', values: { id, admissionId: meets.id } })
  }

  /** The act itself, inside the caller's transaction; `announce` belongs after its commit. `levelSource`: where the ability level is known from. */
  function admitWithin(input: AdmitInput, actor: Actor, options: { levelSource?: string } = {}): Admitted {
    const { bedId, admittedOn } = input
    context.refuseFuture(admittedOn, 'admittedOn')
    const stored = input.residentId === null ? null : context.mustFind(input.residentId)
    if (stored) refuseIfCannotReturn(stored.id, admittedOn)
    const before = stored && persons.personOf(stored)
    const person = persons.prepare(input.person, stored)
    if (person.birthOn !== null) context.refuseBefore(admittedOn, person.birthOn, 'admittedOn')
    context.beds.mustBeUsable(bedId, admittedOn, null)
    const residentId = persons.save(person, stored)
    context.mustBeFree(bedId, admittedOn, null, residentId)
    const admissionId = context.recordId()
    const open = { residentId, fromOn: admittedOn, toOn: null, ...context.stamp(actor) }
    occupancy.admissions.insert({
      id: admissionId,
      ...open,
      dischargeReason: null,
      destination: null,
      deathCause: null,
    })
    occupancy.stays.insert({ id: context.recordId(), ...open, admissionId, bedId, reason: null })
    const { category, abilityLevel, careLevel, agreement } = input
    if (category !== null) facts.begin.category(residentId, { category, basis: null, fromOn: admittedOn }, actor)
    if (abilityLevel !== null) {
      const source = options.levelSource ?? 'assessment'
      facts.begin.abilityLevel(residentId, { ...abilityLevel, source }, actor)
    }
    if (careLevel !== null) facts.begin.careLevel(residentId, { careLevel, fromOn: admittedOn, consent: null }, actor)
    if (agreement !== null) facts.begin.agreement(residentId, agreement, actor)
    const after = { person, bedId, admittedOn, admissionId, category, abilityLevel, careLevel, agreement }
    context.audit(actor, 'admit', residentId, { before, after })
    return { residentId, admissionId: AdmissionId.parse(admissionId), bedId, on: admittedOn }
  }

  function announce(admitted: Admitted): void {
    persons.refreshSearch(admitted.residentId)
    context.events.emit('resident-admitted', admitted)
  }

  function admit(input: AdmitInput, actor: Actor): ResidentId {
    const admitted = context.transact(() => admitWithin(input, actor))
    announce(admitted)
    return admitted.residentId
  }

  function discharge(input: DischargeInput, actor: Actor): void {
    const { id, on, reason, destination } = input
    context.refuseFuture(on, 'on')
    const deathCause = reason === 'death' ? input.deathCause : null
    const { stay } = context.transact(() => {
      const inside = context.mustBeIn(id)
      // The last day cannot lie before the last thing that is recorded of the episode.
      const leaves = occupancy.leaves.list(id).filter((row) => row.admissionId === inside.stay.admissionId)
      const known = [inside.stay.fromOn, ...leaves.flatMap((row) => [row.fromOn, row.toOn ?? row.fromOn])]
      context.refuseBefore(
        on,
        known.reduce((latest, day) => (day > latest ? day : latest)),
        'on',
      )
      if (inside.leave) occupancy.leaves.setEnd(inside.leave.id, on)
      occupancy.stays.setEnd(inside.stay.id, on)
      occupancy.closeAdmission(inside.admission.id, { toOn: on, reason, destination, deathCause })
      const before = { admissionId: inside.admission.id, stayId: inside.stay.id, leaveId: inside.leave?.id ?? null }
      context.audit(actor, 'discharge', id, { before, after: { on, reason, destination, deathCause } })
      return inside
    })
    context.events.emit('resident-discharged', { residentId: id, bedId: stay.bedId, on, isDeath: reason === 'death' })
  }

  return { admit, admitWithin, announce, discharge }
}

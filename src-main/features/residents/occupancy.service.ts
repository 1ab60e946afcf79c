// Moves inside an episode: transfer, swap, leave and return. Each ends one interval and begins the next on the same day,
// the old one first, so that the file's own overlap guards stay in force throughout.
import type { BedId, Day, ResidentId } from '#shared/contract/primitives.ts'
import type { LeaveKind } from '#shared/features/residents/residents.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { StayRow } from './occupancy.repository.ts'
import type { ResidentContext } from './resident-context.ts'
import type { ResidentsEvents } from './residents.events.ts'

export type OccupancyService = ReturnType<typeof createOccupancyService>
export type LeaveInput = {
  id: ResidentId
  kind: LeaveKind
  fromOn: Day
  expectedReturnOn: Day | null
  destination: string | null
  reason: string | null
}

export function createOccupancyService(context: ResidentContext) {
  const { occupancy } = context

  function beginStay(previous: StayRow, bedId: BedId, on: Day, reason: string | null, actor: Actor): void {
    const { residentId, admissionId } = previous
    const open = { residentId, admissionId, bedId, fromOn: on, toOn: null, reason }
    occupancy.stays.insert({ id: context.recordId(), ...open, ...context.stamp(actor) })
  }

  type Transfer = { id: ResidentId; toBedId: BedId; on: Day; reason: string | null }
  type Moved = ResidentsEvents['resident-moved']

  /** A transfer as part of the caller's transaction; it announces what it is answered after its commit. */
  function transferWithin({ id, toBedId, on, reason }: Transfer, actor: Actor): Moved {
    context.refuseFuture(on, 'on')
    const { stay } = context.mustBeIn(id)
    if (stay.bedId === toBedId) refuseRule('SAME_BED', 'bed')
    context.refuseBefore(on, stay.fromOn, 'on')
    context.beds.mustBeUsable(toBedId, on, null)
    context.mustBeFree(toBedId, on, null, id)
    occupancy.stays.setEnd(stay.id, on)
    beginStay(stay, toBedId, on, reason, actor)
    context.audit(actor, 'transfer', id, { before: { bedId: stay.bedId }, after: { bedId: toBedId, on }, reason })
    return { residentId: id, fromBedId: stay.bedId, toBedId, on }
  }
  const announceMoved = (moved: Moved): void => context.events.emit('resident-moved', moved)

  function transfer(input: Transfer, actor: Actor): void {
    announceMoved(context.transact(() => transferWithin(input, actor)))
  }

  type SwapInput = { firstId: ResidentId; secondId: ResidentId; on: Day; reason: string | null }
  function swap({ firstId, secondId, on, reason }: SwapInput, actor: Actor): void {
    context.refuseFuture(on, 'on')
    if (firstId === secondId) {
      refuseRule('SAME_RESIDENT', 'secondId')
    }
    const { first, second } = context.transact(() => {
      const first = context.mustBeIn(firstId).stay
      const second = context.mustBeIn(secondId).stay
      for (const [mine, other] of [
        [first, second],
        [second, first],
      ] as const) {
        context.refuseBefore(on, mine.fromOn, 'on')
        context.beds.mustBeUsable(other.bedId, on, null)
        // Between the day of a backdated swap and today nobody else may have slept in the bed.
        context.mustBeFree(other.bedId, on, null, mine.residentId, other.residentId)
      }
      occupancy.stays.setEnd(first.id, on)
      occupancy.stays.setEnd(second.id, on)
      beginStay(first, second.bedId, on, reason, actor)
      beginStay(second, first.bedId, on, reason, actor)
      context.audit(actor, 'swap', firstId, {
        before: { bedId: first.bedId },
        after: { bedId: second.bedId, on },
        reason,
      })
      context.audit(actor, 'swap', secondId, {
        before: { bedId: second.bedId },
        after: { bedId: first.bedId, on },
        reason,
      })
      return { first, second }
    })
    context.events.emit('resident-moved', { residentId: firstId, fromBedId: first.bedId, toBedId: second.bedId, on })
    context.events.emit('resident-moved', { residentId: secondId, fromBedId: second.bedId, toBedId: first.bedId, on })
  }

  function startLeave(input: LeaveInput, actor: Actor): void {
    const { id, kind, fromOn, expectedReturnOn } = input
    context.refuseFuture(fromOn, 'fromOn')
    if (expectedReturnOn !== null) context.refuseBefore(expectedReturnOn, fromOn, 'expectedReturnOn')
    const stay = context.transact(() => {
      const inside = context.mustBeIn(id)
      if (inside.leave) throw new DomainError('RESIDENT_ON_LEAVE', { where: 'resident', values: { id } })
      context.refuseBefore(fromOn, inside.admission.fromOn, 'fromOn')
      const { destination, reason } = input
      const row = { id: context.recordId(), residentId: id, admissionId: inside.stay.admissionId, kind, fromOn }
      const leave = { ...row, toOn: null, expectedReturnOn, destination, reason, ...context.stamp(actor) }
      occupancy.leaves.insert(leave)
      context.audit(actor, 'start-leave', id, { after: leave, reason })
      return inside.stay
    })
    context.events.emit('resident-left', { residentId: id, bedId: stay.bedId, kind, on: fromOn })
  }

  function endLeave({ id, on }: { id: ResidentId; on: Day }, actor: Actor): void {
    context.refuseFuture(on, 'on')
    const stay = context.transact(() => {
      const inside = context.mustBeIn(id)
      if (!inside.leave) throw new DomainError('RESIDENT_NOT_ON_LEAVE', { where: 'resident', values: { id } })
      context.refuseBefore(on, inside.leave.fromOn, 'on')
      occupancy.leaves.setEnd(inside.leave.id, on)
      context.audit(actor, 'end-leave', id, { before: { leaveId: inside.leave.id }, after: { on } })
      return inside.stay
    })
    context.events.emit('resident-returned', { residentId: id, bedId: stay.bedId, on })
  }

  return { transferWithin, announceMoved, transfer, swap, startLeave, endLeave }
}

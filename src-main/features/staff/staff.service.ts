// The staff roll: who works here since when. Nobody is removed; who left keeps the row with the last day.
import { dayOf } from '#shared/contract/days.ts'
import { type Day, StaffId } from '#shared/contract/primitives.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { StaffRepository } from './staff.repository.ts'
import type { StaffRecord } from './staff.tables.ts'

export type StaffService = ReturnType<typeof createStaffService>
type Dependencies = { records: SqliteDatabase; repository: StaffRepository; clock: Clock; newId: () => string }
type Trace = { before?: unknown; after?: unknown; reason?: string }

function toMember(record: StaffRecord): StaffMember {
  const { leaveReason: _leaveReason, createdAt: _createdAt, ...member } = record
  return member
}

export function createStaffService({ records, repository, clock, newId }: Dependencies) {
  function audit(actor: Actor, action: string, id: StaffId, trace: Trace): void {
    const what = { action: `staff.${action}`, objectType: 'staff', objectId: id }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...what, ...trace })
  }

  function refuseFuture(on: Day, where: string): void {
    const today = dayOf(clock.now())
    if (on > today) throw new DomainError('DAY_IN_FUTURE', { where, values: { on, today } })
  }

  function change(
    id: StaffId,
    version: number,
    changes: Partial<StaffRecord>,
    actor: Actor,
    action: string,
    reason?: string,
  ): StaffMember {
    return withTransaction(records, () => {
      const stored = repository.find(id)
      if (!stored) throw new DomainError('NOT_FOUND', { where: 'staff', values: { id } })
      if (stored.version !== version)
        throw new DomainError('EDIT_CONFLICT', { where: 'staff', theirs: toMember(stored) })
      const next = { ...stored, ...changes, version: version + 1 }
      if (next.leftOn !== null && next.leftOn < next.hiredOn) {
        throw new DomainError('DAY_BEFORE_START', {
          where: 'leftOn',
          values: { on: next.leftOn, earliest: next.hiredOn },
        })
      }
      repository.update(id, next)
      audit(actor, action, id, {
        before: toMember(stored),
        after: toMember(next),
        ...(reason === undefined ? {} : { reason }),
      })
      return toMember(next)
    })
  }

  return {
    /** The roll on a day; everybody there ever was when no day is given. */
    list: (on?: Day): StaffMember[] => (on === undefined ? repository.listAll() : repository.listOn(on)).map(toMember),
    hire(input: Omit<StaffMember, 'id' | 'leftOn' | 'version'>, actor: Actor): StaffMember {
      refuseFuture(input.hiredOn, 'hiredOn')
      const id = StaffId.parse(newId())
      const row: StaffRecord = { id, ...input, leftOn: null, leaveReason: null, version: 1, createdAt: clock.now() }
      withTransaction(records, () => {
        repository.insert(row)
        audit(actor, 'hire', id, { after: toMember(row) })
      })
      return toMember(row)
    },
    update(input: Omit<StaffMember, 'leftOn'>, actor: Actor): StaffMember {
      refuseFuture(input.hiredOn, 'hiredOn')
      const { id, version, ...changes } = input
      return change(id, version, changes, actor, 'update')
    },
    leave(input: { id: StaffId; version: number; leftOn: Day; reason: string }, actor: Actor): StaffMember {
      refuseFuture(input.leftOn, 'leftOn')
      const changes = { leftOn: input.leftOn, leaveReason: input.reason }
      return change(input.id, input.version, changes, actor, 'leave', input.reason)
    },
  }
}

// The staff roll: who works here since when. Nobody is removed; who left keeps the row with the last day.
import { dayOf } from '#shared/contract/days.ts'
import { type Day, StaffId } from '#shared/contract/primitives.ts'
import type { StaffMember, StaffPost } from '#shared/features/staff/staff.contract.ts'
import { type HeldPost, heldPosts, postOn } from '#shared/features/staff/staff-posts.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { StaffRepository } from './staff.repository.ts'
import type { StaffPostRecord, StaffRecord } from './staff.tables.ts'

export type StaffService = ReturnType<typeof createStaffService>
type Dependencies = { records: SqliteDatabase; repository: StaffRepository; clock: Clock; newId: () => string }
type Trace = { before?: unknown; after?: unknown; reason?: string }

function heldBy({ post, hiredOn }: StaffRecord, changes: readonly StaffPostRecord[]): HeldPost[] {
  return heldPosts({ post, fromOn: hiredOn }, changes)
}

function toMember(record: StaffRecord, changes: readonly StaffPostRecord[], on: Day): StaffMember {
  const { leaveReason: _leaveReason, createdAt: _createdAt, ...member } = record
  return { ...member, post: postOn(heldBy(record, changes), on) }
}

export function createStaffService({ records, repository, clock, newId }: Dependencies) {
  const today = (): Day => dayOf(clock.now())
  const shown = (record: StaffRecord): StaffMember => toMember(record, repository.listPostsOf(record.id), today())

  function mustFind(id: StaffId): StaffRecord {
    const stored = repository.find(id)
    if (!stored) throw new DomainError('NOT_FOUND', { where: 'staff', values: { id } })
    return stored
  }

  function audit(actor: Actor, action: string, id: StaffId, trace: Trace): void {
    const what = { action: `staff.${action}`, objectType: 'staff', objectId: id }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...what, ...trace })
  }

  function refuseFuture(on: Day, where: string): void {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where, values: { on, today: today() } })
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
      const stored = mustFind(id)
      refuseOutdated(stored, version)
      const next = { ...stored, ...changes, version: version + 1 }
      if (next.leftOn !== null && next.leftOn < next.hiredOn) {
        throw new DomainError('DAY_BEFORE_START', {
          where: 'leftOn',
          values: { on: next.leftOn, earliest: next.hiredOn },
        })
      }
      const before = shown(stored)
      repository.update(id, next)
      const after = shown(next)
      audit(actor, action, id, { before, after, ...(reason === undefined ? {} : { reason }) })
      return after
    })
  }

  function refuseOutdated(stored: StaffRecord, version: number): void {
    if (stored.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'staff', theirs: shown(stored) })
  }

  return {
    /** The roll on a day; everybody there ever was when no day is given. */
    list(on?: Day): StaffMember[] {
      const posts = Map.groupBy(repository.listPosts(), ({ staffId }) => staffId)
      const rows = on === undefined ? repository.listAll() : repository.listOn(on)
      return rows.map((row) => toMember(row, posts.get(row.id) ?? [], on ?? today()))
    },
    /** Everybody's posts, earliest first. */
    posts(): ReadonlyMap<StaffId, HeldPost[]> {
      const changes = Map.groupBy(repository.listPosts(), ({ staffId }) => staffId)
      return new Map(repository.listAll().map((row) => [row.id, heldBy(row, changes.get(row.id) ?? [])]))
    },
    /** One person, why they left, and every change of post as it was written. Throws NOT_FOUND. */
    get(id: StaffId) {
      const record = mustFind(id)
      const changes = repository.listPostsOf(id)
      const { leaveReason, post: hiredAs } = record
      return { member: toMember(record, changes, today()), leaveReason, hiredAs, changes }
    },
    changePost(
      input: { id: StaffId; version: number; post: StaffPost; fromOn: Day; reason: string },
      actor: Actor,
    ): StaffMember {
      const { id, version, post, fromOn, reason } = input
      refuseFuture(fromOn, 'fromOn')
      return withTransaction(records, () => {
        const stored = mustFind(id)
        refuseOutdated(stored, version)
        if (fromOn < stored.hiredOn) {
          throw new DomainError('DAY_BEFORE_START', {
            where: 'fromOn',
            values: { on: fromOn, earliest: stored.hiredOn },
          })
        }
        if (postOn(heldBy(stored, repository.listPostsOf(id)), fromOn) === post)
          refuseRule('STAFF_POST_IS_HELD', 'post')
        const before = shown(stored)
        const stamp = { recordedAt: clock.now(), recordedBy: actor.userId }
        repository.insertPost({ id: newId(), staffId: id, post, fromOn, reason, ...stamp })
        repository.update(id, { version: version + 1 })
        const after = shown({ ...stored, version: version + 1 })
        audit(actor, 'change-post', id, { before, after, reason })
        return after
      })
    },
    hire(input: Omit<StaffMember, 'id' | 'leftOn' | 'version'>, actor: Actor): StaffMember {
      refuseFuture(input.hiredOn, 'hiredOn')
      const id = StaffId.parse(newId())
      const row: StaffRecord = { id, ...input, leftOn: null, leaveReason: null, version: 1, createdAt: clock.now() }
      withTransaction(records, () => {
        repository.insert(row)
        audit(actor, 'hire', id, { after: shown(row) })
      })
      return shown(row)
    },
    update(input: Omit<StaffMember, 'leftOn' | 'post'>, actor: Actor): StaffMember {
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

// The acts of a handover: draft, two signatures, a note underneath, the list of people to watch. The first signature freezes the sheet; nothing
// signed is ever changed.
import { dayOf } from '#shared/contract/days.ts'
import { isAllowed, type Role } from '#shared/contract/permissions.ts'
import { type Instant, RecordId, type ResidentId, type UserId } from '#shared/contract/primitives.ts'
import type { HandoverDraft, HandoverShift, SignHandover } from '#shared/features/handover/handover.model.ts'
import { closedAfterMs, missingAfterMs, opensBeforeEndMs } from '#shared/features/handover/handover.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { type HandoverBook, hashOf } from './handover-book.ts'
import type { HandoverRecord, HandoversRepository } from './handovers.repository.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export type HandoverServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: HandoversRepository
  book: HandoverBook
  residents: Pick<ResidentsFeature, 'get'>
  /** Proves by PIN that somebody stands at the seat. Throws WRONG_CREDENTIALS, ACCOUNT_LOCKED. */
  confirmPerson: (
    actor: Actor,
    input: { userId: UserId; pin: string },
  ) => Promise<{ userId: UserId; displayName: string; roles: readonly Role[] }>
}
export type HandoverService = ReturnType<typeof createHandoverService>

export function createHandoverService(deps: HandoverServiceDependencies) {
  const { records, clock, newId, repository, book } = deps

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `handover.${action}`, objectType: 'handover', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  /** The shift that began then and may still be handed over. */
  function mustBeOpen(startedAt: Instant): HandoverShift {
    const now = clock.now()
    const shift = book.spanAt(startedAt)
    if (shift.startedAt !== startedAt || startedAt > now) refuseRule('HANDOVER_SHIFT_UNKNOWN', 'shiftStartedAt')
    if (repository.findOfShift(startedAt)) refuseRule('HANDOVER_IS_SIGNED', 'shiftStartedAt')
    return shift
  }

  function mustFind(id: RecordId): HandoverRecord {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'handover', values: { id } })
    return row
  }

  function mustBeReceivable(id: RecordId, userId: UserId): void {
    const row = mustFind(id)
    if (row.receivedAt !== null) refuseRule('HANDOVER_IS_RECEIVED', 'handover')
    if (row.signedBy === userId) refuseRule('HANDOVER_SAME_PERSON', 'userId')
  }

  return {
    saveDraft(input: { shiftStartedAt: Instant; version: number; remarks: string }, actor: Actor): HandoverDraft {
      const { shiftStartedAt, version, remarks } = input
      return withTransaction(records, () => {
        mustBeOpen(shiftStartedAt)
        const stored = repository.findDraft(shiftStartedAt)
        if (stored.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'draft', theirs: stored })
        const draft = { remarks, version: version + 1 }
        repository.saveDraft({ ...draft, shiftStartedAt, changedAt: clock.now(), changedBy: actor.userId })
        return draft
      })
    },

    /** `withCare` false leaves the sections of care out: for a demo whose past is written in seconds. */
    sign({ shiftStartedAt, draftVersion, lateReason }: SignHandover, actor: Actor, { withCare = true } = {}): RecordId {
      const now = clock.now()
      const { userId } = actor
      if (userId === null) throw new DomainError('NOT_SIGNED_IN')
      return withTransaction(records, () => {
        const shift = mustBeOpen(shiftStartedAt)
        if (now < shift.endsAt - opensBeforeEndMs) {
          refuseRule('HANDOVER_TOO_EARLY', 'shiftStartedAt', { minutes: opensBeforeEndMs / 60_000 })
        }
        if (now > shift.endsAt + closedAfterMs) {
          refuseRule('HANDOVER_CLOSED', 'shiftStartedAt', { days: closedAfterMs / DAY_MS })
        }
        const isLate = now >= shift.endsAt + missingAfterMs
        if (isLate && lateReason === null) {
          refuseRule('HANDOVER_LATE_REASON', 'lateReason', { hours: missingAfterMs / HOUR_MS })
        }
        const draft = repository.findDraft(shiftStartedAt)
        if (draft.version !== draftVersion) throw new DomainError('EDIT_CONFLICT', { where: 'draft', theirs: draft })
        const contentJson = JSON.stringify(book.contentOf(shift, draft.remarks, { withCare }))
        const id = RecordId.parse(newId())
        const row = {
          ...{ id, shift: shift.name, shiftStartedAt, shiftEndsAt: shift.endsAt, contentHash: hashOf(contentJson) },
          ...{ signedAt: now, signedBy: userId, seat: actor.seatName, lateReason: isLate ? lateReason : null },
        }
        repository.insert({ ...row, contentJson })
        audit(actor, 'sign', id, { after: row, ...(row.lateReason === null ? {} : { reason: row.lateReason }) })
        return id
      })
    },

    async confirm({ id, userId, pin }: { id: RecordId; userId: UserId; pin: string }, actor: Actor): Promise<void> {
      mustBeReceivable(id, userId)
      const person = await deps.confirmPerson(actor, { userId, pin })
      if (!isAllowed(person.roles, 'handover.sign')) refuseRule('HANDOVER_PERSON_MAY_NOT', 'userId')
      withTransaction(records, () => {
        // While the PIN was checked somebody else may have signed.
        mustBeReceivable(id, userId)
        repository.receive({ id, receivedAt: clock.now(), receivedBy: userId, seat: actor.seatName })
        const incoming: Actor = { ...actor, userId, displayName: person.displayName, roles: person.roles }
        audit(incoming, 'confirm', id, { after: { receivedBy: userId } })
      })
    },

    addNote({ id, text }: { id: RecordId; text: string }, actor: Actor): void {
      mustFind(id)
      const note = { id: RecordId.parse(newId()), handoverId: id, text, recordedAt: clock.now() }
      withTransaction(records, () => {
        repository.insertNote({ ...note, recordedBy: actor.userId, seat: actor.seatName })
        audit(actor, 'add-note', id, { after: note })
      })
    },

    watch({ residentId, reason }: { residentId: ResidentId; reason: string }, actor: Actor): void {
      const { state } = deps.residents.get(residentId, dayOf(clock.now()))
      if (state === 'dead') throw new DomainError('RESIDENT_DEAD', { where: 'resident' })
      if (state === 'discharged' || state === 'never-admitted') {
        throw new DomainError('RESIDENT_NOT_IN', { where: 'resident' })
      }
      withTransaction(records, () => {
        if (repository.listWatched().some((row) => row.residentId === residentId))
          refuseRule('WATCHED_ALREADY', 'resident')
        const row = {
          id: RecordId.parse(newId()),
          residentId,
          reason,
          recordedAt: clock.now(),
          recordedBy: actor.userId,
        }
        repository.insertWatched(row)
        audit(actor, 'watch', row.id, { after: row })
      })
    },

    unwatch({ id, reason }: { id: RecordId; reason: string }, actor: Actor): void {
      withTransaction(records, () => {
        const before = repository.listWatched().find((row) => row.id === id)
        if (!before) throw new DomainError('NOT_FOUND', { where: 'watched', values: { id } })
        repository.endWatched({ id, endedAt: clock.now(), endedBy: actor.userId, reason })
        audit(actor, 'unwatch', id, { before, reason })
      })
    },
  }
}

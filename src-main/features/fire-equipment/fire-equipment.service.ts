// The acts on fire equipment: register, change, look, send out, service, scrap. Each is one transaction with its audit row; nothing written is
// ever changed.
import { dayOf } from '#shared/contract/days.ts'
import { type AttachmentId, type Day, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { EquipmentFields, LookEntry } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { isPastScrap } from '#shared/features/fire-equipment/fire-equipment.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { type EquipmentBook, fieldsOf } from './equipment-book.ts'
import type { EquipmentRow, EventRow, FireEquipmentRepository } from './fire-equipment.repository.ts'

export type FireEquipmentServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: FireEquipmentRepository
  book: EquipmentBook
  isDetector: (deviceId: string) => boolean
  /** Throws NOT_FOUND at the field for a photo that is not kept. */
  requireAttachments: (ids: readonly AttachmentId[], where: string) => unknown
}
export type FireEquipmentService = ReturnType<typeof createFireEquipmentService>
type When = { on: Day; reason: string | null }
type Said = Partial<Pick<EventRow, 'faults' | 'company' | 'note' | 'source' | 'attachmentIds'>>

export function createFireEquipmentService(deps: FireEquipmentServiceDependencies) {
  const { records, clock, newId, repository, book } = deps
  const today = () => dayOf(clock.now())

  const audit = auditActs(deps, (action) => ({ action: `fire-equipment.${action}`, objectType: 'fire-equipment' }))

  function mustFit(fields: EquipmentFields, ownId: RecordId | null): void {
    if (!book.hasType(fields.type)) refuseRule('EQUIPMENT_TYPE_UNKNOWN', 'type')
    for (const where of ['madeOn', 'boughtOn'] as const) {
      if ((fields[where] ?? '') > today()) throw new DomainError('DAY_IN_FUTURE', { where })
    }
    if (fields.madeOn !== null && fields.boughtOn !== null && fields.boughtOn < fields.madeOn)
      refuseRule('EQUIPMENT_BOUGHT_BEFORE_MADE', 'boughtOn')
    if (fields.deviceId !== null && !deps.isDetector(fields.deviceId))
      refuseRule('EQUIPMENT_DEVICE_UNKNOWN', 'deviceId')
    const isTaken = book
      .rows()
      .some(({ number, id, state }) => number === fields.number && id !== ownId && state !== 'scrapped')
    if (isTaken) refuseRule('EQUIPMENT_NUMBER_TAKEN', 'number')
  }

  function insert(id: RecordId, version: number, fields: EquipmentFields, reason: string | null, actor: Actor) {
    const row: EquipmentRow = {
      ...{ rowId: newId(), id, version, ...fields, reason },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId },
    }
    repository.insertPiece(row)
    return row
  }

  function mustFind(id: RecordId) {
    const found = book.find(id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'equipment', values: { id } })
    return found
  }

  /** What holds for every entry: the piece is there, the day is one on which it can have been done. */
  function mustBeInUse(id: RecordId, { on, reason }: When) {
    const found = mustFind(id)
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on' })
    if (on < today() && reason === null) refuseRule('EQUIPMENT_LATE_REASON', 'reason')
    if (found.piece.madeOn !== null && on < found.piece.madeOn) refuseRule('EQUIPMENT_BEFORE_MADE', 'on')
    if (found.piece.state === 'scrapped') refuseRule('EQUIPMENT_IS_SCRAPPED', 'id')
    return found
  }

  function insertEvent(equipmentId: RecordId, kind: EventRow['kind'], when: When, said: Said, actor: Actor): EventRow {
    const isLate = when.on < today()
    const row: EventRow = {
      ...{ id: RecordId.parse(newId()), equipmentId, kind, on: when.on, faults: [], company: null, note: null },
      attachmentIds: [],
      ...{ source: 'hand', isLate, reason: isLate ? when.reason : null, voidsId: null, ...said },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId },
    }
    repository.insertEvent(row)
    return row
  }

  /** What is past its last day is scrapped, and neither sent to service nor serviced. */
  function mustHaveLife({ piece }: ReturnType<typeof mustFind>, on: Day): void {
    if (isPastScrap(book.typeOf(piece.type), piece.madeOn, on)) refuseRule('EQUIPMENT_PAST_SCRAP_DAY', 'ids')
  }

  function mustLook({ id, faults }: LookEntry, when: When): void {
    const { piece } = mustBeInUse(id, when)
    const type = book.typeOf(piece.type)
    if (piece.sentOutOn !== null && when.on > piece.sentOutOn) refuseRule('EQUIPMENT_IS_AWAY', 'id')
    if (faults.some((fault) => !type.looks.includes(fault))) refuseRule('EQUIPMENT_LOOK_UNKNOWN', 'faults')
    if (faults.length === 0 && isPastScrap(type, piece.madeOn, when.on))
      refuseRule('EQUIPMENT_PAST_SCRAP_DAY', 'faults')
  }

  return {
    add(fields: EquipmentFields, actor: Actor): RecordId {
      mustFit(fields, null)
      const id = RecordId.parse(newId())
      withTransaction(records, () => audit(actor, 'add', id, { after: insert(id, 1, fields, null, actor) }))
      return id
    },

    change(input: { id: RecordId; version: number; fields: EquipmentFields; reason: string }, actor: Actor): void {
      const { id, fields, reason } = input
      const { row } = mustFind(id)
      if (row.version !== input.version) throw new DomainError('EDIT_CONFLICT', { where: 'equipment', theirs: row })
      mustFit(fields, id)
      withTransaction(records, () => {
        const after = fieldsOf(insert(id, row.version + 1, fields, reason, actor))
        audit(actor, 'change', id, { before: fieldsOf(row), after, reason })
      })
    },

    look(input: { entries: readonly LookEntry[]; source: 'scan' | 'hand' } & When, actor: Actor): void {
      for (const [index, entry] of input.entries.entries()) {
        mustLook(entry, input)
        deps.requireAttachments(entry.attachmentIds, `entries.${index}.attachmentIds`)
      }
      withTransaction(records, () => {
        for (const { id, faults, note, attachmentIds } of input.entries) {
          const said = { faults, note, attachmentIds, source: input.source }
          const after = insertEvent(id, 'looked', input, said, actor)
          audit(actor, 'look', id, { after })
        }
      })
    },

    sendOut(input: { ids: readonly RecordId[]; company: string } & When, actor: Actor): void {
      const { ids, company } = input
      for (const id of ids) {
        const found = mustBeInUse(id, input)
        if (found.piece.state === 'sent-out') refuseRule('EQUIPMENT_IS_AWAY', 'ids')
        mustHaveLife(found, input.on)
      }
      withTransaction(records, () => {
        for (const id of ids)
          audit(actor, 'send-out', id, { after: insertEvent(id, 'sent-out', input, { company }, actor) })
      })
    },

    service(
      input: { ids: readonly RecordId[]; company: string; note: string | null; attachmentIds: AttachmentIds } & When,
      actor: Actor,
    ): void {
      const { ids, company, note, attachmentIds } = input
      deps.requireAttachments(attachmentIds, 'attachmentIds')
      for (const id of ids) {
        const found = mustBeInUse(id, input)
        if (book.typeOf(found.piece.type).cycleMonths === null) refuseRule('EQUIPMENT_NOT_SERVICED', 'ids')
        mustHaveLife(found, input.on)
      }
      withTransaction(records, () => {
        for (const id of ids)
          audit(actor, 'service', id, {
            after: insertEvent(id, 'serviced', input, { company, note, attachmentIds }, actor),
          })
      })
    },

    scrap(input: { ids: readonly RecordId[]; why: string } & When, actor: Actor): void {
      const { ids, why } = input
      for (const id of ids) mustBeInUse(id, input)
      withTransaction(records, () => {
        for (const id of ids) {
          audit(actor, 'scrap', id, { after: insertEvent(id, 'scrapped', input, { note: why }, actor), reason: why })
        }
      })
    },

    takeBack(input: { eventId: RecordId; reason: string }, actor: Actor): RecordId {
      const { reason } = input
      const before = repository.findEvent(input.eventId)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'event', values: { id: input.eventId } })
      const { equipmentId } = before
      const isStanding = mustFind(equipmentId).events.some(({ id }) => id === before.id)
      if (!isStanding) refuseRule('ALREADY_CORRECTED', 'event')
      withTransaction(records, () => {
        const row: EventRow = { ...before, id: RecordId.parse(newId()), isLate: false, reason, voidsId: before.id }
        const after = { ...row, recordedAt: clock.now(), recordedBy: actor.userId }
        repository.insertEvent(after)
        audit(actor, 'take-back', equipmentId, { before, after, reason })
      })
      return equipmentId
    },
  }
}

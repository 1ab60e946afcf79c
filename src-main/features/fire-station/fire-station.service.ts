// The acts of the station: people join, change and leave, the kit is checked, training is held, a run is timed. One transaction and audit row each.
import { dayOf } from '#shared/contract/days.ts'
import { type AttachmentId, type Day, RecordId } from '#shared/contract/primitives.ts'
import { standing } from '#shared/features/fire-safety/standing.rules.ts'
import type {
  MemberFields,
  StationRecordContent,
  StationRules,
} from '#shared/features/fire-station/fire-station.model.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FireStationRepository, MemberRow, StationRecordRow } from './fire-station.repository.ts'

export type FireStationServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: FireStationRepository
  rules: StationRules
  staff: () => readonly StaffMember[]
  requireAttachments: (ids: readonly AttachmentId[]) => void
}
export type FireStationService = ReturnType<typeof createFireStationService>

type Membership = Pick<MemberFields, 'joinedOn' | 'leftOn'>

/** True when there is a day on which both hold. */
function meets(left: Membership, right: Membership): boolean {
  return (
    (right.leftOn === null || left.joinedOn < right.leftOn) && (left.leftOn === null || right.joinedOn < left.leftOn)
  )
}

export function createFireStationService(deps: FireStationServiceDependencies) {
  const { records, clock, newId, repository, rules } = deps
  const today = () => dayOf(clock.now())

  const audit = auditActs(deps, (action) => ({ action: `fire-station.${action}`, objectType: 'fire-station' }))

  /** People of the register go by the name it has. */
  function named(fields: MemberFields, ownId: RecordId | null): MemberFields {
    if (fields.leftOn !== null && fields.leftOn < fields.joinedOn) refuseRule('STATION_LEFT_BEFORE_JOINED', 'leftOn')
    const { staffId } = fields
    const person = staffId === null ? undefined : deps.staff().find(({ id }) => id === staffId)
    if (staffId !== null && !person) throw new DomainError('NOT_FOUND', { where: 'staffId' })
    const name = person?.name ?? fields.name
    const isTwice = repository
      .listMembers()
      .some((row) => row.id !== ownId && meets(row, fields) && (staffId ? row.staffId === staffId : row.name === name))
    if (isTwice) refuseRule('STATION_MEMBER_TWICE', 'name')
    return { ...fields, name }
  }

  function insertMember(id: RecordId, version: number, fields: MemberFields, reason: string | null, actor: Actor) {
    const row: MemberRow = {
      ...{ rowId: newId(), id, version, ...fields, reason },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId },
    }
    repository.insertMember(row)
    return row
  }

  function mustFit(content: StationRecordContent): void {
    const items = new Set(rules.items.map(({ key }) => key))
    if (content.kind === 'kit-check' && content.items.some(({ key }) => !items.has(key)))
      refuseRule('STATION_ITEM_UNKNOWN', 'items')
    if (content.kind === 'training') deps.requireAttachments(content.attachmentIds)
    if (content.kind === 'settings' && (content.dispatchOn ?? '') > today())
      throw new DomainError('DAY_IN_FUTURE', { where: 'dispatchOn' })
    if (content.kind !== 'arrival') return
    if (content.arrivedAt > clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: 'arrivedAt' })
    if (content.arrivedAt < content.confirmedAt) refuseRule('STATION_ARRIVED_BEFORE_CONFIRMED', 'arrivedAt')
  }

  return {
    addMember(fields: MemberFields, actor: Actor): void {
      const id = RecordId.parse(newId())
      const member = named(fields, null)
      withTransaction(records, () =>
        audit(actor, 'add-member', id, { after: insertMember(id, 1, member, null, actor) }),
      )
    },

    changeMember(input: { id: RecordId; version: number; fields: MemberFields; reason: string }, actor: Actor): void {
      const { id, reason } = input
      const before = repository.listMembers().find((row) => row.id === id)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'member', values: { id } })
      if (before.version !== input.version) throw new DomainError('EDIT_CONFLICT', { where: 'member', theirs: before })
      const member = named(input.fields, id)
      withTransaction(records, () => {
        const after = insertMember(id, before.version + 1, member, reason, actor)
        audit(actor, 'change-member', id, { before, after, reason })
      })
    },

    record(input: { on: Day; content: StationRecordContent; reason: string | null }, actor: Actor): void {
      const { on, content, reason } = input
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on' })
      const isLate = on < today()
      if (isLate && reason === null) refuseRule('STATION_LATE_REASON', 'reason')
      mustFit(content)
      const row: StationRecordRow = {
        ...{ id: RecordId.parse(newId()), on, content, isLate, reason: isLate ? reason : null, voidsId: null },
        ...{ recordedAt: clock.now(), recordedBy: actor.userId },
      }
      withTransaction(records, () => {
        repository.insertRecord(row)
        audit(actor, 'record', row.id, { after: row })
      })
    },

    takeBack({ recordId, reason }: { recordId: RecordId; reason: string }, actor: Actor): void {
      const rows = repository.listRecords()
      const before = rows.find(({ id }) => id === recordId)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'record', values: { id: recordId } })
      if (!standing(rows).includes(before)) refuseRule('ALREADY_CORRECTED', 'record')
      withTransaction(records, () => {
        const after: StationRecordRow = {
          ...{ ...before, id: RecordId.parse(newId()), isLate: false, reason, voidsId: recordId },
          ...{ recordedAt: clock.now(), recordedBy: actor.userId },
        }
        repository.insertRecord(after)
        audit(actor, 'take-back', recordId, { before, after, reason })
      })
    },
  }
}

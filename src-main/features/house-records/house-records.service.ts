// Acts on the papers of the house. A row is never changed: a correction is a further row with its reason.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type {
  HouseNeed,
  HouseReading,
  HouseRecord,
  HouseRecordInput,
  HouseRecordKind,
} from '#shared/features/house-records/house-records.model.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AttachmentsFeature } from '../attachments/index.ts'
import type { HouseRecordsRepository } from './house-records.repository.ts'

export type HouseRecordsServiceDependencies = {
  records: SqliteDatabase
  repository: HouseRecordsRepository
  kinds: readonly HouseRecordKind[]
  attachments: Pick<AttachmentsFeature, 'require'>
  clock: Clock
  newId: () => string
}
export type HouseRecordsService = ReturnType<typeof createHouseRecordsService>
type Correction = { id: RecordId; reason: string }

export function createHouseRecordsService(deps: HouseRecordsServiceDependencies) {
  const { records, repository, clock } = deps

  function mustFindKind(code: string): HouseRecordKind {
    const kind = deps.kinds.find((each) => each.code === code)
    if (!kind) throw new DomainError('NOT_FOUND', { where: 'kind', values: { kind: code } })
    return kind
  }

  function mustFind(id: RecordId): HouseRecord {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'house-record', values: { id } })
    return row
  }

  function mustStand(id: RecordId): HouseRecord {
    const row = mustFind(id)
    if (row.isVoid || repository.isReplaced(id)) refuseRule('HOUSE_ROW_REPLACED', 'id')
    return row
  }

  function check(input: HouseRecordInput): void {
    const kind = mustFindKind(input.kind)
    const today = dayOf(clock.now())
    if (input.on > today) throw new DomainError('DAY_IN_FUTURE', { where: 'on', values: { today } })
    if (kind.asksValidity && input.validUntil === null) refuseRule('HOUSE_VALIDITY_MISSING', 'validUntil')
    if (input.validUntil !== null && input.validUntil < input.on) refuseRule('HOUSE_VALIDITY_BEFORE', 'validUntil')
    if (input.result === 'failed' && !input.note) refuseRule('HOUSE_FAILURE_WITHOUT_NOTE', 'note')
    deps.attachments.require(input.attachmentIds)
  }

  const audit = auditActs(deps, (action) => ({ action: `house-records.${action}`, objectType: 'house-record' }))

  function change(actor: Actor, action: string, row: HouseRecord): HouseRecord {
    repository.insert({ ...row, seat: actor.seatName })
    audit(actor, action, row.id, {
      reason: row.reason,
      after: { kind: row.kind, on: row.on, validUntil: row.validUntil, result: row.result, correctsId: row.correctsId },
    })
    return row
  }

  const stamp = (actor: Actor) => ({
    ...{ id: deps.newId() as RecordId, recordedAt: clock.now(), recordedBy: actor.userId },
  })

  return {
    mustFindKind,
    mustFind,

    record(input: HouseRecordInput, corrects: Correction | null, actor: Actor): HouseRecord {
      check(input)
      return withTransaction(records, () => {
        if (corrects) mustStand(corrects.id)
        const why = { correctsId: corrects?.id ?? null, reason: corrects?.reason ?? null }
        const row = { ...stamp(actor), ...input, ...why, isVoid: false }
        return corrects ? change(actor, 'correct', row) : change(actor, 'record', row)
      })
    },

    void({ id, reason }: Correction, actor: Actor): HouseRecord {
      return withTransaction(records, () =>
        change(actor, 'void', { ...mustStand(id), ...stamp(actor), correctsId: id, reason, isVoid: true }),
      )
    },

    setNeeded({ kind: code, isNeeded, reason }: HouseNeed, actor: Actor): void {
      const kind = mustFindKind(code)
      if (!kind.isOptional && !isNeeded) refuseRule('HOUSE_ALWAYS_NEEDED', 'isNeeded')
      withTransaction(records, () => {
        const row = { ...stamp(actor), kind: code, isNeeded, reason, seat: actor.seatName }
        repository.insertNeed(row)
        audit(actor, 'set-needed', code, { after: { isNeeded }, reason })
      })
    },

    sign(id: RecordId, on: Day, people: readonly Omit<HouseReading, 'on'>[], actor: Actor): void {
      const row = mustStand(id)
      const today = dayOf(clock.now())
      if (on > today) throw new DomainError('DAY_IN_FUTURE', { where: 'on', values: { today } })
      if (on < row.on) refuseRule('HOUSE_READ_BEFORE', 'on', { on: row.on })
      withTransaction(records, () => {
        const keyOf = (person: { staffId: string | null; name: string }) => person.staffId ?? person.name
        const signed = new Set(repository.readings().flatMap((each) => (each.recordId === id ? [keyOf(each)] : [])))
        const fresh = people.filter((person) => !signed.has(keyOf(person)))
        for (const person of fresh) {
          signed.add(keyOf(person))
          repository.insertReading({ ...stamp(actor), ...person, recordId: id, on, seat: actor.seatName })
        }
        if (fresh.length === 0) return
        audit(actor, 'sign', id, { after: { count: fresh.length, on } })
      })
    },
  }
}

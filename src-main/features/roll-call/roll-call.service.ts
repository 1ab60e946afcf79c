// Acts of a roll-call: open, tick, close; and the mobility facts it reads. Each act is one transaction with an audit row.
// Must never close silently over somebody nobody found.
import { dayOf } from '#shared/contract/days.ts'
import type { AlarmId, Day, ResidentId, RollCallId } from '#shared/contract/primitives.ts'
import type {
  MarkEntry,
  Mobility,
  MobilityFact,
  RollCall,
  RollCallChange,
  RollCallMark,
  RollCallSheet,
} from '#shared/features/roll-call/roll-call.model.ts'
import { countRollCall, stillOpen } from '#shared/features/roll-call/roll-call.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { RollCallRepository } from './roll-call.repository.ts'

const LIST_LIMIT = 200
const REPLACED_SAME_DAY = 'replaced the same day'

export type RollCallService = ReturnType<typeof createRollCallService>

export type RollCallServiceOptions = {
  records: SqliteDatabase
  repository: RollCallRepository
  clock: Pick<Clock, 'now'>
  newId: () => string
  sheet: () => RollCallSheet
  nameOf: (residentId: ResidentId) => string | null
  onChange: (change: RollCallChange) => void
}

export function createRollCallService(options: RollCallServiceOptions) {
  const { records, repository, clock } = options

  type Trace = { id: string; objectType?: string; before?: unknown; after?: unknown; reason?: string | null }
  function audit(actor: Actor, action: string, { id, objectType = 'roll-call', ...trace }: Trace): void {
    appendAudit(records, { at: clock.now(), ...auditAs(actor), action, objectType, objectId: id, ...trace })
  }

  function mustBeOpen(id: RollCallId): RollCall {
    const call = repository.find(id)
    if (!call) throw new DomainError('NOT_FOUND', { where: id })
    if (call.closedAt !== null) throw new DomainError('NOTHING_TO_UNDO', { where: id })
    return call
  }

  function open(input: { alarmId: AlarmId | null; isDrill: boolean }, actor: Actor): RollCall {
    const running = repository.findOpen()
    if (running) return running
    const id = options.newId() as RollCallId
    // An alarm that could not be stored yet must not keep the roll-call from being opened.
    const alarmId = input.alarmId !== null && repository.hasAlarm(input.alarmId) ? input.alarmId : null
    const { people } = options.sheet()
    withTransaction(records, () => {
      const at = clock.now()
      repository.insert({ id, alarmId, isDrill: input.isDrill, at, by: actor.userId, people })
      audit(actor, 'roll-call.open', { id, after: { alarmId, isDrill: input.isDrill, people: people.length } })
    })
    const call = mustBeOpen(id)
    options.onChange({ kind: 'call', call })
    return call
  }

  function mark(input: { id: RollCallId; residentIds: ResidentId[]; mark: RollCallMark }, actor: Actor): RollCall {
    const call = mustBeOpen(input.id)
    const known = new Set(call.people.map((person) => person.residentId))
    const stranger = input.residentIds.find((residentId) => !known.has(residentId))
    if (stranger !== undefined) throw new DomainError('NOT_FOUND', { where: stranger })
    const at = clock.now()
    withTransaction(records, () => {
      for (const residentId of input.residentIds) {
        const who = { userId: actor.userId, seat: actor.seatName }
        repository.insertMark({ callId: input.id, residentId, mark: input.mark, at, ...who })
      }
      audit(actor, 'roll-call.mark', { id: input.id, after: { mark: input.mark, residentIds: input.residentIds } })
    })
    const marks = input.residentIds.map(
      (residentId): MarkEntry => ({
        ...{ residentId, mark: input.mark, at },
        ...{ by: actor.displayName, seat: actor.seatName },
      }),
    )
    options.onChange({ kind: 'marks', marks })
    return mustBeOpen(input.id)
  }

  function close(input: { id: RollCallId; note: string | null }, actor: Actor): RollCall {
    const call = mustBeOpen(input.id)
    const counts = countRollCall(call.people, call.marks)
    if (stillOpen(counts) > 0 && input.note === null) {
      const { unchecked, missing } = counts
      refuseRule('ROLL_CALL_INCOMPLETE', 'note', { unchecked, missing })
    }
    withTransaction(records, () => {
      repository.close(input.id, { at: clock.now(), by: actor.userId, note: input.note })
      const { toFind, found, evacuated, missing, unchecked } = counts
      const after = { toFind, found, evacuated, missing, unchecked }
      audit(actor, 'roll-call.close', { id: input.id, after, reason: input.note })
    })
    options.onChange({ kind: 'call', call: null })
    const closed = repository.find(input.id)
    if (!closed) throw new Error('a roll-call was closed and then not found')
    return closed
  }

  function setMobility(
    input: { residentId: ResidentId; mobility: Mobility; fromOn: Day },
    actor: Actor,
  ): MobilityFact[] {
    const { residentId, mobility, fromOn } = input
    const today = dayOf(clock.now())
    if (options.nameOf(residentId) === null) throw new DomainError('NOT_FOUND', { where: 'resident' })
    if (fromOn > today) throw new DomainError('DAY_IN_FUTURE', { where: 'fromOn', values: { on: fromOn, today } })
    withTransaction(records, () => {
      const rows = repository.mobilityRows(residentId)
      const current = rows.find((row) => row.fromOn <= fromOn && (row.toOn === null || row.toOn > fromOn))
      const next = rows.find((row) => row.fromOn > fromOn)
      if (current?.fromOn === fromOn) {
        repository.voidMobility(current.id, clock.now(), actor.userId, REPLACED_SAME_DAY)
      } else if (current) repository.endMobility(current.id, fromOn)
      const row = { id: options.newId(), residentId, mobility, fromOn, toOn: next?.fromOn ?? null }
      repository.insertMobility({ ...row, at: clock.now(), by: actor.userId })
      audit(actor, 'roll-call.set-mobility', {
        ...{ id: residentId, objectType: 'resident' },
        ...{ before: current?.mobility ?? null, after: { mobility, fromOn } },
      })
    })
    return repository.mobilityFacts(residentId)
  }

  return {
    open,
    mark,
    close,
    setMobility,
    sheet: options.sheet,
    find: (id: RollCallId): RollCall | null => repository.find(id),
    running: (): RollCall | null => repository.findOpen(),
    list: (from: number, to: number): RollCall[] => repository.listBetween(from, to, LIST_LIMIT),
    mobility: (residentId: ResidentId): MobilityFact[] => repository.mobilityFacts(residentId),
  }
}

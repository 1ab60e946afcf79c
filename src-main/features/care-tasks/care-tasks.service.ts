// Writing what came of tasks. All entries of a call or none; the same word sent twice is one record, so that a lost answer may be asked again.
import { RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { CareTask, TaskEntry, TaskOutcome } from '#shared/features/care-tasks/care-tasks.model.ts'
import { type PlannedTask, partsOfKey } from '#shared/features/care-tasks/care-tasks.rules.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { TaskBook } from './task-book.ts'
import type { TaskRecordRow, TaskRecordsRepository } from './task-records.repository.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Care may be given somewhat before its time, not half a day. */
const EARLIEST_MS = 2 * 60 * MINUTE_MS
/** After this the shift is closed for good; what was forgotten is told in the handover, not written as if it were known. */
const CLOSED_AFTER_DAYS = 7

export type CareTasksServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: TaskRecordsRepository
  book: TaskBook
  residents: Pick<ResidentsFeature, 'get'>
  shifts: () => FacilitySettings['shifts']
}
export type CareTasksService = ReturnType<typeof createCareTasksService>
type Day = { tasks: Map<string, PlannedTask>; people: Map<ResidentId, ResidentRow> }

export function createCareTasksService(deps: CareTasksServiceDependencies) {
  const { records, clock, newId, repository, book } = deps

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `care-tasks.${action}`, objectType: 'care-task', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  /** Plans and people of a day, read once for a call. */
  function createDays() {
    const known = new Map<string, Day>()
    return (day: string): Day => {
      const found = known.get(day) ?? {
        tasks: new Map(book.plannedOn(day).map((task) => [task.key, task])),
        people: book.peopleOn(day),
      }
      known.set(day, found)
      return found
    }
  }

  function mustBePlanned(key: string, dayOf: (day: string) => Day): { task: PlannedTask; person: ResidentRow } {
    const parts = partsOfKey(key)
    const day = parts && dayOf(parts.day)
    const task = day?.tasks.get(key)
    if (!day || !task) throw new DomainError('NOT_FOUND', { where: 'task', values: { key } })
    const person = day.people.get(task.residentId)
    if (person) return { task, person }
    const { state } = deps.residents.get(task.residentId, task.day)
    throw new DomainError(state === 'dead' ? 'RESIDENT_DEAD' : 'RESIDENT_NOT_IN', { where: 'resident' })
  }

  function rowOf(entry: TaskEntry, { task, person }: { task: PlannedTask; person: ResidentRow }, actor: Actor) {
    const now = clock.now()
    const at = entry.at ?? now
    if (person.state !== 'in') throw new DomainError('RESIDENT_ON_LEAVE', { where: 'resident' })
    if (at > now + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
    if (now < task.dueAt - EARLIEST_MS) refuseRule('TASK_NOT_YET', 'key', { time: task.time })
    const { endsAt } = shiftSpanAt(task.dueAt, deps.shifts())
    if (now > endsAt + CLOSED_AFTER_DAYS * DAY_MS) refuseRule('SHIFT_CLOSED', 'key', { days: CLOSED_AFTER_DAYS })
    const isLate = now >= endsAt
    if ((entry.outcome !== 'done' || isLate) && entry.reason === null) refuseRule('REASON_MISSING', 'reason')
    const row: TaskRecordRow = {
      ...{ id: RecordId.parse(newId()), taskKey: task.key, residentId: task.residentId, day: task.day },
      ...{ outcome: entry.outcome, at, reason: entry.reason, note: entry.note, isLate: isLate ? 1 : 0 },
      ...{ recordedAt: now, recordedBy: actor.userId, seat: actor.seatName, correctsId: null },
    }
    return row
  }

  /** Writes one entry; false = exactly this was written before. */
  function write(entry: TaskEntry, dayOf: (day: string) => Day, actor: Actor): boolean {
    const planned = mustBePlanned(entry.key, dayOf)
    const known = repository.findByKey(entry.key)
    if (known) {
      const isSame = known.outcome === entry.outcome && known.reason === entry.reason && known.correctsId === null
      if (isSame) return false
      refuseRule('TASK_RECORDED', 'key', { outcome: known.outcome })
    }
    const row = rowOf(entry, planned, actor)
    repository.insert(row)
    audit(actor, 'record', row.id, { after: row })
    return true
  }

  return {
    record(entries: readonly TaskEntry[], actor: Actor): { count: number } {
      const dayOf = createDays()
      const count = withTransaction(records, () =>
        entries.reduce((sum, entry, index) => {
          try {
            return sum + (write(entry, dayOf, actor) ? 1 : 0)
          } catch (error) {
            if (!(error instanceof DomainError)) throw error
            throw new DomainError(error.code, { ...error.data, where: `entries.${index}` })
          }
        }, 0),
      )
      return { count }
    },

    correct(input: { key: string; outcome: TaskOutcome; at: number | null; reason: string }, actor: Actor): CareTask {
      const before = repository.findByKey(input.key)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'record', values: { key: input.key } })
      const at = input.at ?? before.at
      if (at > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      const after: TaskRecordRow = {
        ...{
          ...before,
          id: RecordId.parse(newId()),
          outcome: input.outcome,
          at,
          reason: input.reason,
          correctsId: before.id,
        },
        ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
      }
      withTransaction(records, () => {
        repository.insert(after)
        audit(actor, 'correct', after.id, { before, after, reason: input.reason })
      })
      const planned = mustBePlanned(input.key, createDays())
      return book.standing(planned.task, planned.person, after)
    },
  }
}

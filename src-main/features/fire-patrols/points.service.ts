// Points of the route and the times it is walked at. A change counts from a day on and never reaches back: what was walked stays complete.
import { addDays, dayOf } from '#shared/contract/days.ts'
import { type Day, type FloorId, RecordId } from '#shared/contract/primitives.ts'
import type { NewPoint, PatrolTimes } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { type PointVersion, pointsOn, timesFault } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { isSamePosition, rowsToPlace } from '#shared/features/fire-patrols/point-place.rules.ts'
import type { Drawing } from '#shared/features/floor-plans/floor-plans.model.ts'
import { isOnSheet } from '#shared/features/floor-plans/sheet-place.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs, writeAudit } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FirePatrolsRepository } from './fire-patrols.repository.ts'
import type { PatrolBook } from './patrol-book.ts'

export type PointsServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: FirePatrolsRepository
  book: PatrolBook
  /** The newest drawing of a floor; null = nobody has drawn it, or there is no such floor. */
  drawingOf: (floorId: FloorId) => Pick<Drawing, 'width' | 'height'> | null
}
export type PointsService = ReturnType<typeof createPointsService>

export function createPointsService(deps: PointsServiceDependencies) {
  const { records, clock, newId, repository, book } = deps
  const today = (): Day => dayOf(clock.now())
  const traceOf = (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName })

  const audit = auditActs(deps, (action) => ({ action: `fire-patrols.${action}`, objectType: 'fire-point' }))

  function mustFind(id: RecordId): PointVersion {
    const own = repository.listVersions().filter((version) => version.id === id)
    const last = own.at(-1)
    if (!last) throw new DomainError('NOT_FOUND', { where: 'point', values: { id } })
    return last
  }

  /** Whoever types a name means one point: none may have it on that day or later. */
  function isNameTaken({ id, name, fromOn }: { id: RecordId | null; name: string; fromOn: Day }): boolean {
    const others = repository.listVersions().filter((version) => version.id !== id)
    const later = others.filter((version) => version.fromOn > fromOn && !version.isClosed)
    return [...pointsOn(fromOn, clock.now(), others), ...later].some((version) => version.name === name)
  }

  function refusePast(day: Day, least: Day, where: string): void {
    if (day < least) refuseRule('FIRE_FROM_PAST', where, { day: least })
  }

  /** A position that does not change is not looked at: the drawing under it may have become smaller since. */
  function refuseOffSheet(position: NewPoint['position'], before: NewPoint['position']): void {
    if (position === null || isSamePosition(position, before)) return
    const drawing = deps.drawingOf(position.floorId)
    if (!drawing) throw new DomainError('NOT_FOUND', { where: 'floor', values: { floorId: position.floorId } })
    if (!isOnSheet(position.at, drawing)) refuseRule('DRAWING_OUT_OF_SHEET', 'position')
  }

  return {
    savePoint(input: NewPoint & { id: RecordId | null; fromOn: Day; reason: string | null }, actor: Actor): RecordId {
      refusePast(input.fromOn, today(), 'fromOn')
      const before = input.id === null ? null : mustFind(input.id)
      // A day's row that a later one overtakes would never count.
      if (before) refusePast(input.fromOn, before.fromOn, 'fromOn')
      if (before && input.reason === null) refuseRule('REASON_MISSING', 'reason')
      if (isNameTaken(input)) refuseRule('FIRE_POINT_NAME_TAKEN', 'name')
      refuseOffSheet(input.position, before?.position ?? null)
      return withTransaction(records, () => {
        const id = input.id ?? RecordId.parse(newId())
        const after = { ...input, id, isClosed: false, ...traceOf(actor) }
        repository.insertVersion({ ...after, rowId: newId() })
        audit(actor, 'save-point', id, { before, after, ...(input.reason === null ? {} : { reason: input.reason }) })
        return id
      })
    },

    placePoint(
      { id, position, reason }: { id: RecordId; position: NewPoint['position']; reason: string | null },
      actor: Actor,
    ): void {
      const own = repository.listVersions().filter((version) => version.id === id)
      const rows = rowsToPlace(today(), own)
      const [before] = rows
      if (!before) throw new DomainError('NOT_FOUND', { where: 'point', values: { id } })
      if (isSamePosition(before.position, position)) return
      if (before.position !== null && reason === null) refuseRule('REASON_MISSING', 'reason')
      refuseOffSheet(position, before.position)
      withTransaction(records, () => {
        for (const row of rows)
          repository.insertVersion({ ...row, position, reason, ...traceOf(actor), rowId: newId() })
        const trace = { before: { position: before.position }, after: { position } }
        audit(actor, 'place-point', id, reason === null ? trace : { ...trace, reason })
      })
    },

    closePoint({ id, endsOn, reason }: { id: RecordId; endsOn: Day; reason: string }, actor: Actor): void {
      const before = mustFind(id)
      refusePast(endsOn, today() > before.fromOn ? today() : addDays(before.fromOn, 1), 'endsOn')
      withTransaction(records, () => {
        const after = { ...before, fromOn: endsOn, isClosed: true, reason, ...traceOf(actor) }
        repository.insertVersion({ ...after, rowId: newId() })
        audit(actor, 'close-point', id, { before, after, reason })
      })
    },

    saveTimes({ fromOn, reason, ...times }: PatrolTimes & { fromOn: Day; reason: string }, actor: Actor): void {
      refusePast(fromOn, addDays(today(), 1), 'fromOn')
      const fault = timesFault(times, book.plan)
      if (fault) refuseRule(fault.rule, fault.where, { day: book.plan.least.day, night: book.plan.least.night })
      withTransaction(records, () => {
        const row = { id: RecordId.parse(newId()), fromOn, times, reason, ...traceOf(actor) }
        const before = book.settingOn(fromOn)
        repository.insertSetting(row)
        const about = { action: 'fire-patrols.save-times', objectType: 'fire-patrol-times', objectId: row.id }
        writeAudit(deps, actor, { ...about, before, after: row, reason })
      })
    },
  }
}

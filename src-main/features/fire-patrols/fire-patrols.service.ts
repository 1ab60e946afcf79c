// Walking a patrol: a scan says that somebody is at a point, an answer says what was found there. Nothing written is ever changed.
import { dayOf } from '#shared/contract/days.ts'
import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { PointFault } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { isTooFast, lastScanAt } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { pointCodeOf, readPointCode } from '#shared/features/fire-patrols/point-code.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ToldPatrol, ToldVisit, VisitRow } from './fire-patrols.repository.ts'
import type { PatrolContext } from './patrol-context.ts'

const DAY_MS = 86_400_000

export type FirePatrolsService = ReturnType<typeof createFirePatrolsService>
/** A patrol as a scanner that keeps its readings hands it over. */
export type WalkedPatrol = {
  startedAt: Instant
  finishedAt: Instant
  points: readonly { pointId: RecordId; at: Instant; faults: PointFault[] }[]
}

export function createFirePatrolsService(context: PatrolContext) {
  const { records, clock, repository, book, id, traceOf, audit, mustFind, newPatrol, insertAnswer, settle } = context

  function mustRun(patrolId: RecordId): ToldPatrol {
    const row = mustFind(patrolId)
    if (row.finishedAt !== null) refuseRule('FIRE_PATROL_FINISHED', 'fire-patrol')
    return row
  }
  function mustFindVisit(visitId: RecordId): ToldVisit {
    const row = repository.findVisit(visitId)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'fire-patrol-visit', values: { id: visitId } })
    return row
  }

  function pointOfCode(text: string): RecordId {
    if (text.trim() === '') refuseRule('CODE_MISSING', 'code')
    const code = readPointCode(text)
    const now = clock.now()
    const found = book
      .pointsOn(dayOf(now), now)
      .filter((point) => point.name === text.trim() || (code !== null && pointCodeOf(point.id) === code))
    const [point, other] = found
    if (!point || other) refuseRule('CODE_UNKNOWN', 'code')
    return point.id
  }

  return {
    start(actor: Actor): RecordId {
      const now = clock.now()
      if (book.pointsOn(dayOf(now), now).length === 0) refuseRule('FIRE_NO_POINTS', 'fire-patrol')
      const span = book.spanAt(now)
      const running = repository
        .listPatrols((span?.at ?? now) - DAY_MS, now + DAY_MS)
        .findLast(({ plannedAt, finishedAt, startedAt, recordedBy }) => {
          if (finishedAt !== null || plannedAt !== (span?.at ?? null)) return false
          return span !== null || (recordedBy === actor.userId && now <= lastScanAt(startedAt, null))
        })
      if (running) return running.id
      return withTransaction(records, () => {
        const after = newPatrol(now, actor, null)
        repository.insertPatrol(after)
        audit(actor, 'start', after.id, { after })
        return after.id
      })
    },

    scan(
      input: { patrolId: RecordId; code: string; source: 'scan' | 'hand'; hasteReason: string | null },
      actor: Actor,
    ): { visitId: RecordId; isRepeated: boolean } {
      const patrol = mustRun(input.patrolId)
      const now = clock.now()
      // A walk of the afternoon must not stand for the morning's patrol that was begun and left.
      const span = patrol.plannedAt === null ? null : book.spanOfPlanned(patrol.plannedAt)
      if (now > lastScanAt(patrol.startedAt, span)) refuseRule('FIRE_PATROL_OVER', 'fire-patrol')
      const pointId = pointOfCode(input.code)
      return withTransaction(records, () => {
        const visits = repository.listVisits([patrol.id])
        const same = visits.findLast((visit) => visit.pointId === pointId)
        if (same && same.at !== null && Math.abs(now - same.at) <= book.plan.sameScanMs) {
          return { visitId: same.id, isRepeated: true }
        }
        const last = visits.at(-1)
        const [from, to] = [last && book.versionOn(last.pointId, dayOf(now)), book.versionOn(pointId, dayOf(now))]
        const isHasty =
          last !== undefined &&
          last.at !== null &&
          from !== undefined &&
          to !== undefined &&
          isTooFast({ ...from, at: last.at }, { ...to, at: now }, book.settingOn(dayOf(now)).farPointsSeconds)
        if (isHasty && input.hasteReason === null) {
          refuseRule('FIRE_SCAN_TOO_FAST', 'hasteReason', { seconds: Math.round((now - (last.at ?? now)) / 1000) })
        }
        const after: VisitRow = {
          ...{ id: id(), patrolId: patrol.id, pointId, at: now, source: input.source, ...traceOf(actor) },
          hasteReason: isHasty ? input.hasteReason : null,
        }
        repository.insertVisit(after)
        audit(actor, 'scan', patrol.id, { after })
        return { visitId: after.id, isRepeated: false }
      })
    },

    answer(input: { visitId: RecordId; faults: PointFault[]; attachmentIds: AttachmentIds }, actor: Actor): void {
      const { answer, ...visit } = mustFindVisit(input.visitId)
      const { visitId: _id, ...told } = input
      // A lost answer may be asked again: the same word is one record.
      if (answer && JSON.stringify(answer.faults) === JSON.stringify(told.faults)) return
      if (answer) refuseRule('FIRE_ANSWERED', 'faults')
      const patrol = mustFind(visit.patrolId)
      withTransaction(records, () => {
        audit(actor, 'answer', patrol.id, { after: insertAnswer(visit, told, patrol, null, actor) })
      })
      settle(patrol.plannedAt)
    },

    correct(
      input: { visitId: RecordId; faults: PointFault[]; attachmentIds: AttachmentIds; reason: string },
      actor: Actor,
    ): void {
      withTransaction(records, () => {
        const { answer, ...visit } = mustFindVisit(input.visitId)
        if (!answer) refuseRule('FIRE_NOT_ANSWERED', 'faults')
        const { visitId: _id, reason, ...told } = input
        const patrol = mustFind(visit.patrolId)
        const after = insertAnswer(visit, told, patrol, { id: answer.id, reason }, actor)
        audit(actor, 'correct', patrol.id, { before: answer, after, reason })
      })
    },

    finish(patrolId: RecordId, actor: Actor): void {
      withTransaction(records, () => {
        mustRun(patrolId)
        const visits = repository.listVisits([patrolId])
        if (visits.length === 0) refuseRule('FIRE_PATROL_EMPTY', 'fire-patrol')
        const answered = new Set(visits.flatMap(({ pointId, answer }) => (answer ? [pointId] : [])))
        const open = new Set(visits.filter(({ pointId }) => !answered.has(pointId)).map(({ pointId }) => pointId))
        if (open.size > 0) refuseRule('FIRE_POINT_UNANSWERED', 'fire-patrol', { count: open.size })
        repository.insertEnd(patrolId, traceOf(actor))
        audit(actor, 'finish', patrolId, { after: { finishedAt: clock.now() } })
      })
    },

    /** A whole patrol at once: one transaction, one audit row. */
    walk({ startedAt, finishedAt, points }: WalkedPatrol, actor: Actor): RecordId {
      return withTransaction(records, () => {
        const patrol = newPatrol(startedAt, actor, null)
        repository.insertPatrol(patrol)
        const asked = new Map(book.pointsOn(dayOf(startedAt), startedAt).map(({ id: each, items }) => [each, items]))
        for (const { pointId, at, faults } of points) {
          const visit: VisitRow = {
            ...{ id: id(), patrolId: patrol.id, pointId, at, source: 'scan', hasteReason: null, ...traceOf(actor) },
          }
          repository.insertVisit(visit)
          insertAnswer(visit, { faults, attachmentIds: [] }, { startedAt, finishedAt }, null, actor, asked.get(pointId))
        }
        repository.insertEnd(patrol.id, { ...traceOf(actor), recordedAt: finishedAt })
        audit(actor, 'walk', patrol.id, { after: { ...patrol, count: points.length } })
        return patrol.id
      })
    },
  }
}

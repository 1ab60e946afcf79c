// Walking a patrol: a scan says that somebody is at a point, an answer says what was found there. What was not walked at its time is written
// afterwards with a reason, and marked. Nothing written is ever changed.

import { dayOf } from '#shared/contract/days.ts'
import { isAllowed, type Role } from '#shared/contract/permissions.ts'
import { type Instant, RecordId, type UserId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { judgeTakenAt } from '#shared/features/attachments/taken-at.rules.ts'
import type { LatePatrol, PointFault } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf, isNightTime, isTooFast } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { pointCodeOf, readPointCode } from '#shared/features/fire-patrols/point-code.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type {
  AnswerRow,
  FirePatrolsRepository,
  PatrolRow,
  ToldPatrol,
  ToldVisit,
  VisitRow,
} from './fire-patrols.repository.ts'
import type { PatrolBook } from './patrol-book.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** A walk outside of every patrol time is gone on with so long. */
const RESUMES_MS = 2 * 3_600_000

export type PatrolServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: FirePatrolsRepository
  book: PatrolBook
  confirmPerson: (
    actor: Actor,
    input: { userId: UserId; pin: string },
  ) => Promise<{ userId: UserId; displayName: string; roles: readonly Role[] }>
  /** Photos by id, in order; throws NOT_FOUND for one that is not kept. */
  requirePhotos: (ids: AttachmentIds) => readonly { takenAt: Instant | null }[]
  /** A planned patrol was walked afterwards or explained. */
  onSettled: (plannedAt: Instant) => void
}
export type FirePatrolsService = ReturnType<typeof createFirePatrolsService>
/** A patrol as a scanner that keeps its readings hands it over. */
export type WalkedPatrol = {
  startedAt: Instant
  finishedAt: Instant
  points: readonly { pointId: RecordId; at: Instant; faults: PointFault[] }[]
}

export function createFirePatrolsService(deps: PatrolServiceDependencies) {
  const { records, clock, newId, repository, book } = deps
  const traceOf = (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName })
  const id = () => RecordId.parse(newId())

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `fire-patrols.${action}`, objectType: 'fire-patrol', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  function mustFind(patrolId: RecordId): ToldPatrol {
    const row = repository.findPatrol(patrolId)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { id: patrolId } })
    return row
  }
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

  function newPatrol(at: Instant, actor: Actor, late: { plannedAt: Instant; reason: string } | null): PatrolRow {
    const span = late ? book.spanOfPlanned(late.plannedAt) : book.spanAt(at)
    const shift = span?.shift ?? (isNightTime(clockTimeOf(at), book.plan.night) ? 'night' : 'day')
    return {
      ...{ id: id(), plannedAt: span?.at ?? null, shift, startedAt: at, isLate: late ? 1 : 0 },
      ...{ lateReason: late?.reason ?? null, planVersion: book.plan.version, ...traceOf(actor) },
    }
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

  function insertAnswer(
    visit: VisitRow,
    told: { faults: PointFault[]; attachmentIds: AttachmentIds },
    patrol: Pick<ToldPatrol, 'startedAt' | 'finishedAt'>,
    corrects: { id: RecordId; reason: string } | null,
    actor: Actor,
  ): AnswerRow {
    const day = dayOf(patrol.startedAt)
    const items = book.versionOn(visit.pointId, day)?.items ?? []
    const asked = told.faults.map(({ item }) => item)
    if (new Set(asked).size < asked.length || !asked.every((item) => items.includes(item))) {
      refuseRule('FIRE_ITEM_NOT_ASKED', 'faults')
    }
    const photos = deps.requirePhotos(told.attachmentIds)
    const grace = book.settingOn(day).photoGraceMinutes
    const span = { from: patrol.startedAt, until: (patrol.finishedAt ?? clock.now()) + grace * MINUTE_MS }
    const fits = photos.map(({ takenAt }) => judgeTakenAt(takenAt, span))
    if (fits.includes('before')) refuseRule('FIRE_PHOTO_TOO_OLD', 'attachmentIds')
    if (fits.includes('after')) refuseRule('FIRE_PHOTO_TOO_NEW', 'attachmentIds', { minutes: grace })
    const row: AnswerRow = {
      ...{ id: id(), visitId: visit.id, items, ...told, ...traceOf(actor) },
      undatedPhotos: fits.filter((fit) => fit === 'unknown').length,
      ...{ correctsId: corrects?.id ?? null, reason: corrects?.reason ?? null },
    }
    repository.insertAnswer(row)
    return row
  }

  function refuseOld(plannedAt: Instant, where: string): void {
    const days = book.plan.lateDays
    if (plannedAt < clock.now() - days * DAY_MS) refuseRule('FIRE_TOO_OLD', where, { days })
  }

  function settle(plannedAt: Instant | null): void {
    if (plannedAt !== null) deps.onSettled(plannedAt)
  }

  function mustBeSignable(patrolId: RecordId, userId: UserId): void {
    const row = mustFind(patrolId)
    if (row.finishedAt === null) refuseRule('FIRE_PATROL_NOT_FINISHED', 'fire-patrol')
    if (row.signedAt !== null) refuseRule('FIRE_PATROL_SIGNED', 'fire-patrol')
    if (row.recordedBy === userId) refuseRule('SECOND_PERSON_SAME', 'userId')
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
          return span !== null || (recordedBy === actor.userId && startedAt > now - RESUMES_MS)
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
      const pointId = pointOfCode(input.code)
      const now = clock.now()
      return withTransaction(records, () => {
        const visits = repository.listVisits([patrol.id])
        const same = visits.findLast((visit) => visit.pointId === pointId)
        if (same && same.at !== null && now - same.at <= book.plan.sameScanMs) {
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

    async sign(input: { ids: readonly RecordId[]; userId: UserId; pin: string }, actor: Actor): Promise<number> {
      const { ids, userId, pin } = input
      for (const each of ids) mustBeSignable(each, userId)
      const person = await deps.confirmPerson(actor, { userId, pin })
      if (!isAllowed(person.roles, 'fire-safety.manage')) refuseRule('FIRE_SIGNER_MAY_NOT', 'userId')
      return withTransaction(records, () => {
        const signer: Actor = { ...actor, userId, displayName: person.displayName, roles: person.roles }
        for (const each of ids) {
          // While the PIN was checked somebody else may have signed.
          mustBeSignable(each, userId)
          repository.insertSignature(each, { at: clock.now(), by: userId, seat: actor.seatName })
          audit(signer, 'sign', each, { after: { signedBy: userId } })
        }
        return ids.length
      })
    },

    recordLate(input: LatePatrol, actor: Actor): RecordId {
      const { plannedAt, startedAt, reason, points } = input
      const span = book.spanOfPlanned(plannedAt)
      if (!span) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { plannedAt } })
      if (startedAt > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'startedAt' })
      refuseOld(plannedAt, 'plannedAt')
      if (startedAt < span.opensAt || startedAt > span.closesAt) refuseRule('FIRE_LATE_OUTSIDE', 'startedAt')
      const patrol = newPatrol(startedAt, actor, { plannedAt, reason })
      withTransaction(records, () => {
        repository.insertPatrol(patrol)
        for (const { pointId, faults } of points) {
          if (!book.versionOn(pointId, dayOf(startedAt))) {
            throw new DomainError('NOT_FOUND', { where: 'point', values: { id: pointId } })
          }
          const visit: VisitRow = {
            ...{ id: id(), patrolId: patrol.id, pointId, at: null, source: 'hand', hasteReason: null },
            ...traceOf(actor),
          }
          repository.insertVisit(visit)
          insertAnswer(visit, { faults, attachmentIds: [] }, { startedAt, finishedAt: null }, null, actor)
        }
        repository.insertEnd(patrol.id, traceOf(actor))
        audit(actor, 'record-late', patrol.id, { after: { ...patrol, points }, reason })
      })
      settle(plannedAt)
      return patrol.id
    },

    explain({ plannedAt, reason }: { plannedAt: Instant; reason: string }, actor: Actor): void {
      const span = book.spanOfPlanned(plannedAt)
      const planned = span && book.plannedIn(span.day, span.day, clock.now()).find(({ at }) => at === plannedAt)
      if (!planned) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { plannedAt } })
      refuseOld(plannedAt, 'plannedAt')
      if (planned.state === 'explained') refuseRule('FIRE_EXPLAINED', 'plannedAt')
      if (planned.state !== 'missed' && planned.state !== 'partly') refuseRule('FIRE_NOT_MISSED', 'plannedAt')
      withTransaction(records, () => {
        repository.insertReason(plannedAt, reason, traceOf(actor))
        audit(actor, 'explain', String(plannedAt), { after: { plannedAt, reason }, reason })
      })
      settle(plannedAt)
    },

    /** A whole patrol at once: one transaction, one audit row. */
    walk({ startedAt, finishedAt, points }: WalkedPatrol, actor: Actor): RecordId {
      return withTransaction(records, () => {
        const patrol = newPatrol(startedAt, actor, null)
        repository.insertPatrol(patrol)
        for (const { pointId, at, faults } of points) {
          const visit: VisitRow = {
            ...{ id: id(), patrolId: patrol.id, pointId, at, source: 'scan', hasteReason: null, ...traceOf(actor) },
          }
          repository.insertVisit(visit)
          insertAnswer(visit, { faults, attachmentIds: [] }, { startedAt, finishedAt }, null, actor)
        }
        repository.insertEnd(patrol.id, { ...traceOf(actor), recordedAt: finishedAt })
        audit(actor, 'walk', patrol.id, { after: { ...patrol, count: points.length } })
        return patrol.id
      })
    },

    /** A signature of somebody whose presence was proven elsewhere. */
    signAs(ids: readonly RecordId[], signer: Actor & { userId: UserId }): void {
      withTransaction(records, () => {
        for (const each of ids) {
          mustBeSignable(each, signer.userId)
          repository.insertSignature(each, { at: clock.now(), by: signer.userId, seat: signer.seatName })
          audit(signer, 'sign', each, { after: { signedBy: signer.userId } })
        }
      })
    },
  }
}

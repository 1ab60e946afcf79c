// What the acts of a patrol share: who is found, how a patrol and an answer are written, the audit row.
import { dayOf } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import { type Instant, RecordId, type UserId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { judgeTakenAt } from '#shared/features/attachments/taken-at.rules.ts'
import type { PatrolItem, PointFault } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf, isNightTime } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AnswerRow, FirePatrolsRepository, PatrolRow, ToldPatrol, VisitRow } from './fire-patrols.repository.ts'
import type { PatrolBook } from './patrol-book.ts'

const MINUTE_MS = 60_000

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
export type PatrolContext = ReturnType<typeof createPatrolContext>

export function createPatrolContext(deps: PatrolServiceDependencies) {
  const { clock, newId, repository, book } = deps
  const traceOf = (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName })
  const id = () => RecordId.parse(newId())

  const audit = auditActs(deps, (action) => ({ action: `fire-patrols.${action}`, objectType: 'fire-patrol' }))

  function mustFind(patrolId: RecordId): ToldPatrol {
    const row = repository.findPatrol(patrolId)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { id: patrolId } })
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

  /** Answers how many of the photos do not say when they were taken. */
  function mustBeOfPatrol(ids: AttachmentIds, patrol: Pick<ToldPatrol, 'startedAt' | 'finishedAt'>): number {
    const grace = book.settingOn(dayOf(patrol.startedAt)).photoGraceMinutes
    const span = { from: patrol.startedAt, until: (patrol.finishedAt ?? clock.now()) + grace * MINUTE_MS }
    const fits = deps.requirePhotos(ids).map(({ takenAt }) => judgeTakenAt(takenAt, span))
    if (fits.includes('before')) refuseRule('FIRE_PHOTO_TOO_OLD', 'attachmentIds')
    if (fits.includes('after')) refuseRule('FIRE_PHOTO_TOO_NEW', 'attachmentIds', { minutes: grace })
    return fits.filter((fit) => fit === 'unknown').length
  }

  function insertAnswer(
    visit: VisitRow,
    told: { faults: PointFault[]; attachmentIds: AttachmentIds },
    patrol: Pick<ToldPatrol, 'startedAt' | 'finishedAt'>,
    corrects: { id: RecordId; reason: string } | null,
    actor: Actor,
    /** What the point is asked, where that was looked up for many at once. */
    askedAt?: PatrolItem[],
  ): AnswerRow {
    const items = askedAt ?? book.versionOn(visit.pointId, dayOf(patrol.startedAt))?.items ?? []
    const asked = told.faults.map(({ item }) => item)
    if (new Set(asked).size < asked.length || !asked.every((item) => items.includes(item))) {
      refuseRule('FIRE_ITEM_NOT_ASKED', 'faults')
    }
    const undatedPhotos = told.attachmentIds.length === 0 ? 0 : mustBeOfPatrol(told.attachmentIds, patrol)
    const row: AnswerRow = {
      ...{ id: id(), visitId: visit.id, items, ...told, ...traceOf(actor) },
      undatedPhotos,
      ...{ correctsId: corrects?.id ?? null, reason: corrects?.reason ?? null },
    }
    repository.insertAnswer(row)
    return row
  }

  function settle(plannedAt: Instant | null): void {
    if (plannedAt !== null) deps.onSettled(plannedAt)
  }

  return { ...deps, id, traceOf, audit, mustFind, newPatrol, insertAnswer, settle }
}

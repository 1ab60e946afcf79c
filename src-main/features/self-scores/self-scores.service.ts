// Acts on self-scores: one draft at a time, kept as it grows, frozen when it is finished.
import { dayOf } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { scoreFault } from '#shared/features/self-scores/self-score.rules.ts'
import type { SelfScoreChanges, SelfScoreScale } from '#shared/features/self-scores/self-scores.model.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { SelfScoreRow, SelfScoresRepository } from './self-scores.repository.ts'

export type SelfScoresServiceDependencies = {
  records: SqliteDatabase
  repository: SelfScoresRepository
  scale: SelfScoreScale
  clock: Clock
  newId: () => string
}
export type SelfScoresService = ReturnType<typeof createSelfScoresService>
type Seen = { id: RecordId; version: number }

export function createSelfScoresService({ records, repository, scale, clock, newId }: SelfScoresServiceDependencies) {
  function mustFind(id: RecordId): SelfScoreRow {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'self-score', values: { id } })
    return row
  }

  function mustSee({ id, version }: Seen): SelfScoreRow {
    const row = mustFind(id)
    if (row.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'self-score', theirs: row })
    return row
  }

  function mustBeDraft(seen: Seen): SelfScoreRow {
    const row = mustSee(seen)
    if (row.state !== 'draft') refuseRule('SELF_SCORE_FINISHED', 'id')
    return row
  }

  const audit = auditActs({ records, clock }, (action) => ({
    action: `self-scores.${action}`,
    objectType: 'self-score',
  }))

  return {
    mustFind,

    start(actor: Actor): SelfScoreRow {
      const known = repository.list()
      const open = known.find(({ state }) => state === 'draft')
      if (open) return open
      // Scores of an older scale say nothing about this one's items.
      const last = known.find(({ state, scaleVersion }) => state === 'finished' && scaleVersion === scale.version)
      const now = clock.now()
      const row: SelfScoreRow = {
        ...{ id: newId() as RecordId, scaleVersion: scale.version, scoredOn: dayOf(now), state: 'draft' },
        ...{
          scores: last?.scores ?? {},
          notes: {},
          scorer: actor.displayName,
          startedAt: now,
          startedBy: actor.userId,
        },
        ...{ finishedAt: null, finishedBy: null, voidReason: null, version: 1 },
      }
      withTransaction(records, () => {
        repository.insert(row)
        audit(actor, 'start', row.id, { after: null })
      })
      return row
    },

    answer(seen: Seen, { scores = {}, notes = {}, scorer }: SelfScoreChanges): SelfScoreRow {
      return withTransaction(records, () => {
        const row = mustBeDraft(seen)
        const fault = scoreFault(scale, scores)
        if (fault) refuseRule('SELF_SCORE_TOO_HIGH', fault.code, { max: fault.max ?? 0 })
        const merged = Object.entries({ ...row.scores, ...scores }).flatMap(([code, score]) =>
          score === null ? [] : [[code, score] as const],
        )
        const next = {
          ...row,
          ...{ scores: Object.fromEntries(merged), notes: { ...row.notes, ...notes } },
          ...{ scorer: scorer === undefined ? row.scorer : scorer || null, version: row.version + 1 },
        }
        repository.update(next)
        return next
      })
    },

    finish(seen: Seen, actor: Actor): SelfScoreRow {
      return withTransaction(records, () => {
        const row = mustBeDraft(seen)
        const open = scale.blocks.flatMap(({ items }) => items).find(({ code }) => row.scores[code] === undefined)
        if (open) refuseRule('SELF_SCORE_INCOMPLETE', open.code)
        if (row.scorer === null) refuseRule('SELF_SCORE_NO_SCORER', 'scorer')
        const now = clock.now()
        const done = {
          ...row,
          scoredOn: dayOf(now),
          finishedAt: now,
          finishedBy: actor.userId,
          version: row.version + 1,
        }
        repository.update({ ...done, state: 'finished' })
        audit(actor, 'finish', row.id, { after: null })
        return mustFind(row.id)
      })
    },

    void(seen: Seen & { reason: string }, actor: Actor): SelfScoreRow {
      return withTransaction(records, () => {
        const row = mustSee(seen)
        if (row.state === 'voided') refuseRule('SELF_SCORE_VOIDED', 'id')
        repository.update({ ...row, state: 'voided', voidReason: seen.reason, version: row.version + 1 })
        audit(actor, 'void', row.id, { after: null, reason: seen.reason })
        return mustFind(row.id)
      })
    },
  }
}

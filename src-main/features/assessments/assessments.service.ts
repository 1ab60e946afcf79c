// The acts on assessments: begin, answer, finish, void, bring in history. Each is one transaction with its audit row.
// A draft is on disk with every answer, so that a crash takes nothing away.
import { dayOf } from '#shared/contract/days.ts'
import { type Day, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { AssessmentReason, DraftChanges } from '#shared/features/assessments/assessments.model.ts'
import { disputedItems, withChanges } from '#shared/features/assessments/draft.rules.ts'
import { isFactValue, isOffered, judge } from '#shared/features/assessments/judgement.rules.ts'
import type { Scale } from '#shared/features/assessments/scale.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { AssessmentRow, AssessmentsRepository } from './assessments.repository.ts'
import { historyRow } from './history-row.ts'

export type AssessmentsServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: AssessmentsRepository
  scales: readonly Scale[]
  residents: Pick<ResidentsFeature, 'get' | 'nameOf' | 'acts' | 'abilityLevelOf'>
}
export type AssessmentsService = ReturnType<typeof createAssessmentsService>
type Target = { id: string; version: number }

export function createAssessmentsService(deps: AssessmentsServiceDependencies) {
  const { records, clock, newId, repository, scales, residents } = deps
  const today = (): Day => dayOf(clock.now())

  function scaleOf(code: string): Scale {
    const scale = scales.find((each) => each.code === code)
    if (!scale) throw new DomainError('NOT_FOUND', { where: 'scale', values: { id: code } })
    return scale
  }

  function mustBePerson(residentId: ResidentId): void {
    if (residents.nameOf(residentId) === null) {
      throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
    }
  }

  function refuseFuture(on: Day): void {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'basedOn', values: { on, today: today() } })
  }

  function mustFind({ id, version }: Target): AssessmentRow {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'assessment', values: { id } })
    if (row.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'assessment', theirs: row })
    return row
  }

  function mustBeDraft(target: Target): AssessmentRow {
    const row = mustFind(target)
    if (row.state !== 'draft') refuseRule('ASSESSMENT_IS_FINISHED', 'assessment')
    return row
  }

  /** Writes the row and its audit row. */
  function record(
    actor: Actor,
    action: string,
    before: AssessmentRow | null,
    after: AssessmentRow,
    reason?: string,
  ): void {
    if (before) repository.update(after)
    else repository.insert(after)
    const about = { action: `assessments.${action}`, objectType: 'assessment', objectId: after.id }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about, before, after, ...(reason ? { reason } : {}) })
  }

  function mustBeOffered(scale: Scale, { answers, secondAnswers, facts }: DraftChanges): void {
    for (const [code, score] of [...Object.entries({ ...answers }), ...Object.entries({ ...secondAnswers })]) {
      if (score !== null && !isOffered(scale, code, score)) refuseRule('ANSWER_NOT_OFFERED', code, { score })
    }
    for (const [code, value] of Object.entries({ ...facts })) {
      if (value !== null && !isFactValue(scale, code, value)) refuseRule('ANSWER_NOT_OFFERED', code, { score: value })
    }
  }

  function mustBeSigned(scale: Scale, row: AssessmentRow): void {
    const different = new Set(row.assessors.filter((name) => name.length > 0))
    if (different.size < scale.assessors) refuseRule('ASSESSORS_MISSING', 'assessors', { count: scale.assessors })
    const [disputed] = disputedItems(row)
    if (disputed) refuseRule('ASSESSORS_DIFFER', disputed)
  }

  /** Whoever made the first result cannot be the one to judge it. */
  function mustBeOthers(row: AssessmentRow): void {
    const first = row.disputes && repository.find(row.disputes.id)?.assessors
    if (first && row.assessors.some((name) => name.length > 0 && first.includes(name))) {
      refuseRule('DISPUTE_SAME_ASSESSOR', 'assessors')
    }
  }

  /** 评估编号: year of the day it is based on, and a running number within it. */
  function nextNumber(basedOn: Day): string {
    const prefix = `PG${basedOn.slice(0, 4)}-`
    return `${prefix}${String(repository.countNumbered(prefix) + 1).padStart(4, '0')}`
  }

  return {
    start(
      input: { residentId: ResidentId; scale: string; reason: AssessmentReason; basedOn: Day | null },
      actor: Actor,
    ): AssessmentRow {
      mustBePerson(input.residentId)
      const scale = scaleOf(input.scale)
      const open = repository.findDraft(input.residentId, scale.code)
      if (open) return open
      const basedOn = input.basedOn ?? today()
      refuseFuture(basedOn)
      if (residents.get(input.residentId, basedOn).state === 'dead') {
        throw new DomainError('RESIDENT_DEAD', { where: 'resident', values: { id: input.residentId } })
      }
      const row: AssessmentRow = {
        ...{ id: RecordId.parse(newId()), residentId: input.residentId, reason: input.reason, basedOn },
        ...{ scale: scale.code, scaleVersion: scale.version, state: 'draft', number: null, version: 1 },
        ...{
          answers: {},
          secondAnswers: {},
          facts: {},
          assessors: [],
          informant: null,
          note: null,
          result: null,
          disputes: null,
        },
        ...{ startedAt: clock.now(), startedBy: actor.userId, finishedAt: null, finishedBy: null },
        ...{ voidedAt: null, voidedBy: null, voidReason: null },
      }
      withTransaction(records, () => record(actor, 'start', null, row))
      return row
    },

    dispute(input: { id: RecordId; by: string; why: string }, actor: Actor): AssessmentRow {
      const first = repository.find(input.id)
      if (!first) throw new DomainError('NOT_FOUND', { where: 'assessment', values: { id: input.id } })
      if (first.state !== 'finished' || first.scale !== 'ability') refuseRule('DISPUTE_OF_UNFINISHED', 'assessment')
      const scale = scaleOf(first.scale)
      if (repository.findDraft(first.residentId, first.scale)) refuseRule('DISPUTE_DRAFT_OPEN', 'assessment')
      if (residents.get(first.residentId).state === 'dead') {
        throw new DomainError('RESIDENT_DEAD', { where: 'resident', values: { id: first.residentId } })
      }
      const row: AssessmentRow = {
        ...{ ...first, id: RecordId.parse(newId()), state: 'draft', number: null, version: 1, reason: 'dispute' },
        ...{ scaleVersion: scale.version, basedOn: today(), answers: {}, secondAnswers: {}, facts: {}, assessors: [] },
        ...{ informant: null, note: null, result: null, disputes: input },
        ...{ startedAt: clock.now(), startedBy: actor.userId, finishedAt: null, finishedBy: null },
      }
      withTransaction(records, () => record(actor, 'dispute', null, row, input.why))
      return row
    },

    answer(input: Target & { changes: DraftChanges }, actor: Actor): AssessmentRow {
      const before = mustBeDraft(input)
      const { basedOn } = input.changes
      mustBeOffered(scaleOf(before.scale), input.changes)
      if (basedOn !== undefined) refuseFuture(basedOn)
      const after = { ...withChanges(before, input.changes), version: before.version + 1 }
      withTransaction(records, () => record(actor, 'answer', before, after))
      return after
    },

    finish(input: Target, actor: Actor): AssessmentRow {
      const before = mustBeDraft(input)
      const scale = scaleOf(before.scale)
      const { missing, possible: _possible, ...result } = judge(scale, before.answers, before.facts)
      if (missing.length > 0 || result.final === null) {
        refuseRule('ASSESSMENT_INCOMPLETE', missing[0] ?? 'answers', { count: missing.length })
      }
      mustBeSigned(scale, before)
      mustBeOthers(before)
      const { final } = result
      return withTransaction(records, () => {
        const number = nextNumber(before.basedOn)
        const { residentId: id, basedOn: assessedOn } = before
        if (scale.subject === 'ability') {
          residents.acts.recordAbilityLevel({ id, level: final.level, assessedOn, reportNumber: number }, actor)
        }
        const after: AssessmentRow = {
          ...{ ...before, result, number, version: before.version + 1 },
          ...{ state: 'finished', finishedAt: clock.now(), finishedBy: actor.userId },
        }
        record(actor, 'finish', before, after)
        return after
      })
    },

    void(input: Target & { reason: string }, actor: Actor): AssessmentRow {
      const before = mustFind(input)
      if (before.state === 'voided') refuseRule('ASSESSMENT_VOIDED', 'assessment')
      const voiding = { voidedAt: clock.now(), voidedBy: actor.userId, voidReason: input.reason }
      const after: AssessmentRow = { ...before, ...voiding, state: 'voided', version: before.version + 1 }
      withTransaction(records, () => {
        // The level it gave goes with it, whatever was corrected about that level meanwhile.
        const levelId = before.number === null ? null : residents.abilityLevelOf(before.residentId, before.number)
        if (levelId !== null) {
          const record = { kind: 'ability-level', id: levelId } as const
          const about = { id: before.residentId, record, changes: {}, reason: input.reason }
          residents.acts.correct({ ...about, action: 'void' }, actor)
        }
        record(actor, 'void', before, after, input.reason)
      })
      return after
    },

    recordHistory(
      input: { residentId: ResidentId; level: number; assessedOn: Day; assessor: string | null; note: string | null },
      actor: Actor,
    ): AssessmentRow {
      mustBePerson(input.residentId)
      refuseFuture(input.assessedOn)
      const isKnown = repository
        .listOf(input.residentId)
        .some(({ state, basedOn }) => state === 'history' && basedOn === input.assessedOn)
      // The same table brought in twice must not double anything.
      if (isKnown) refuseRule('HISTORY_RECORDED', 'assessedOn', { on: input.assessedOn })
      const row = historyRow(input, { id: RecordId.parse(newId()), at: clock.now(), by: actor.userId })
      withTransaction(records, () => record(actor, 'record-history', null, row))
      return row
    },
  }
}

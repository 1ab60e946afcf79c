// The acts on risk assessments: begin, answer, finish, void. Each is one transaction with its audit row. A draft is on disk with every answer, so
// that a crash takes nothing away; nothing is ever assessed by default.
import { dayOf } from '#shared/contract/days.ts'
import { type Day, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import {
  countAssessed,
  frozenItems,
  gapsOf,
  nobodyInformed,
  untouchedItems,
  withRiskChanges,
} from '#shared/features/risks/draft.rules.ts'
import {
  type RiskAssessmentKind,
  type RiskChanges,
  type RiskList,
  riskKeys,
} from '#shared/features/risks/risks.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { RiskRow, RisksRepository } from './risks.repository.ts'

export type RisksServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: RisksRepository
  /** The list in force first. */
  lists: readonly [RiskList, ...RiskList[]]
  residents: Pick<ResidentsFeature, 'get' | 'nameOf'>
}
export type RisksService = ReturnType<typeof createRisksService>
type Target = { id: string; version: number }

export function createRisksService(deps: RisksServiceDependencies) {
  const { records, clock, newId, repository, lists, residents } = deps
  const today = (): Day => dayOf(clock.now())

  function refuseFuture(on: Day): void {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'basedOn', values: { on, today: today() } })
  }

  function refuseDead(residentId: ResidentId): void {
    if (residents.get(residentId).state === 'dead') {
      throw new DomainError('RESIDENT_DEAD', { where: 'resident', values: { id: residentId } })
    }
  }

  function mustFind({ id, version }: Target): RiskRow {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'risk-assessment', values: { id } })
    if (row.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'risk-assessment', theirs: row })
    return row
  }

  function mustBeDraft(target: Target): RiskRow {
    const row = mustFind(target)
    if (row.state !== 'draft') refuseRule('RISKS_FINISHED', 'risk-assessment')
    return row
  }

  /** A measure of one risk is none of another, and none of a list the draft was not begun by. */
  function mustBeListed({ listVersion }: RiskRow, changes: RiskChanges): void {
    const list = lists.find(({ version }) => version === listVersion)
    for (const key of riskKeys) {
      const listed = list?.risks.find((risk) => risk.key === key)?.measures.map(({ code }) => code) ?? []
      if (changes.items?.[key]?.measures?.some((code) => !listed.includes(code)))
        refuseRule('RISK_MEASURE_UNKNOWN', key)
    }
  }

  /** Writes the row and its audit row. */
  function record(actor: Actor, action: string, before: RiskRow | null, after: RiskRow, reason?: string): void {
    if (before) repository.update(after)
    else repository.insert(after)
    const about = { action: `risks.${action}`, objectType: 'risk-assessment', objectId: after.id }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about, before, after, ...(reason ? { reason } : {}) })
  }

  return {
    start(input: { residentId: ResidentId; kind: RiskAssessmentKind; basedOn: Day | null }, actor: Actor): RiskRow {
      const { residentId, kind } = input
      if (residents.nameOf(residentId) === null) {
        throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
      }
      const open = repository.findDraft(residentId)
      if (open) return open
      const basedOn = input.basedOn ?? today()
      refuseFuture(basedOn)
      refuseDead(residentId)
      const row: RiskRow = {
        ...{ id: RecordId.parse(newId()), residentId, kind, basedOn, listVersion: lists[0].version, state: 'draft' },
        ...{ items: untouchedItems(), informing: nobodyInformed, assessor: actor.displayName, note: null, version: 1 },
        ...{ startedAt: clock.now(), startedBy: actor.userId, finishedAt: null, finishedBy: null },
        ...{ voidedAt: null, voidedBy: null, voidReason: null },
      }
      withTransaction(records, () => record(actor, 'start', null, row))
      return row
    },

    answer(input: Target & { changes: RiskChanges }, actor: Actor): RiskRow {
      const before = mustBeDraft(input)
      mustBeListed(before, input.changes)
      if (input.changes.basedOn !== undefined) refuseFuture(input.changes.basedOn)
      const after = { ...withRiskChanges(before, input.changes), version: before.version + 1 }
      withTransaction(records, () => record(actor, 'answer', before, after))
      return after
    },

    finish(input: Target, actor: Actor): RiskRow {
      const before = mustBeDraft(input)
      refuseDead(before.residentId)
      const [gap] = gapsOf(before, clock.now())
      if (gap) refuseRule(gap.rule, gap.where, { count: riskKeys.length - countAssessed(before.items) })
      const after: RiskRow = {
        ...{ ...before, items: frozenItems(before.items), version: before.version + 1 },
        ...{ state: 'finished', finishedAt: clock.now(), finishedBy: actor.userId },
      }
      withTransaction(records, () => record(actor, 'finish', before, after))
      return after
    },

    void(input: Target & { reason: string }, actor: Actor): RiskRow {
      const before = mustFind(input)
      if (before.state === 'voided') refuseRule('RISKS_VOIDED', 'risk-assessment')
      const voiding = { voidedAt: clock.now(), voidedBy: actor.userId, voidReason: input.reason }
      const after: RiskRow = { ...before, ...voiding, state: 'voided', version: before.version + 1 }
      withTransaction(records, () => record(actor, 'void', before, after, input.reason))
      return after
    },
  }
}

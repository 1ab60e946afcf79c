// The acts on hazards: report one, add a step, take the newest step back. Each is one transaction with its audit row.
import { dayOf } from '#shared/contract/days.ts'
import { type AttachmentId, type Day, RecordId } from '#shared/contract/primitives.ts'
import { standing } from '#shared/features/fire-safety/standing.rules.ts'
import type { HazardFound, HazardStepContent } from '#shared/features/hazards/hazards.model.ts'
import { hazardNumber, problemOf } from '#shared/features/hazards/hazards.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { SettleDraft } from '../drafts/index.ts'
import type { HazardRow, HazardStepRow, HazardsRepository } from './hazards.repository.ts'

export type HazardsServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: HazardsRepository
  /** Refuses ids of attachments nobody added. */
  requireAttachments: (ids: readonly AttachmentId[], where?: string) => void
  settleDraft: SettleDraft
}
export type HazardsService = ReturnType<typeof createHazardsService>
export type NewHazard = HazardFound & { reason: string | null; fixedText: string | null; openedFrom: string }

export function createHazardsService(deps: HazardsServiceDependencies) {
  const { records, clock, newId, repository } = deps
  const today = () => dayOf(clock.now())

  const audit = auditActs(deps, (action) => ({ action: `hazards.${action}`, objectType: 'hazard' }))

  function mustBePossible(on: Day, reason: string | null, where: string): void {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where })
    if (on < today() && reason === null) refuseRule('HAZARD_LATE_REASON', 'reason')
  }

  function mustFind(id: RecordId): { row: HazardRow; steps: HazardStepRow[] } {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'hazard', values: { id } })
    return { row, steps: standing(repository.stepsOf(id)) }
  }

  /** Numbers go on where the year's last one stands; none is given twice. */
  function nextNumber(on: Day): string {
    const year = on.slice(0, 4)
    const counts = repository.numbersOf(year).map((number) => Number(number.slice(number.lastIndexOf('-') + 1)))
    return hazardNumber(year, Math.max(0, ...counts) + 1)
  }

  function insertStep(
    hazardId: RecordId,
    when: { on: Day; reason: string | null },
    content: HazardStepContent,
    actor: Actor,
  ): HazardStepRow {
    const isLate = when.on < today()
    const step: HazardStepRow = {
      ...{ id: RecordId.parse(newId()), hazardId, on: when.on, content },
      ...{ isLate, reason: isLate ? when.reason : null, voidsId: null },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId },
    }
    repository.insertStep(step)
    return step
  }

  return {
    report({ reason, fixedText, openedFrom, ...found }: NewHazard, actor: Actor): { id: RecordId; number: string } {
      mustBePossible(found.foundOn, reason, 'foundOn')
      if (found.alarmId !== null) {
        if (!repository.hasAlarm(found.alarmId)) throw new DomainError('NOT_FOUND', { where: 'alarmId' })
        if (repository.findOfAlarm(found.alarmId)) refuseRule('HAZARD_OF_ALARM_EXISTS', 'alarmId')
      }
      if (found.drillId !== null && !repository.hasDrill(found.drillId))
        throw new DomainError('NOT_FOUND', { where: 'drillId' })
      deps.requireAttachments(found.attachmentIds, 'attachmentIds')
      const isLate = found.foundOn < today()
      return withTransaction(records, () => {
        const row: HazardRow = {
          ...{ id: RecordId.parse(newId()), number: nextNumber(found.foundOn), ...found },
          ...{ isLate, reason: isLate ? reason : null, recordedAt: clock.now(), recordedBy: actor.userId },
        }
        repository.insert(row)
        deps.settleDraft({ kind: 'hazard', subjectId: openedFrom }, actor)
        audit(actor, 'report', row.id, { after: row })
        if (fixedText !== null) {
          const owner = actor.displayName ?? actor.seatName
          const when = { on: found.foundOn, reason }
          const fixed: HazardStepContent[] = [
            { kind: 'verified', grade: 'general', basis: null },
            { kind: 'planned', owner, measures: fixedText, funds: null, dueOn: found.foundOn, precautions: null },
            { kind: 'finished', text: fixedText, attachmentIds: [] },
          ]
          for (const content of fixed)
            audit(actor, 'add-step', row.id, { after: insertStep(row.id, when, content, actor) })
        }
        return { id: row.id, number: row.number }
      })
    },

    addStep(input: { id: RecordId; on: Day; reason: string | null; content: HazardStepContent }, actor: Actor): void {
      const { id, on, content } = input
      const { row, steps } = mustFind(id)
      mustBePossible(on, input.reason, 'on')
      const problem = problemOf(steps, { on, content }, row.foundOn)
      if (problem) refuseRule(problem.rule, problem.where)
      if (content.kind === 'finished') deps.requireAttachments(content.attachmentIds, 'attachmentIds')
      withTransaction(records, () => audit(actor, 'add-step', id, { after: insertStep(id, input, content, actor) }))
    },

    takeBack({ id, reason }: { id: RecordId; reason: string }, actor: Actor): void {
      const before = mustFind(id).steps.at(-1)
      if (!before) throw new DomainError('NOTHING_TO_UNDO', { where: 'hazard', values: { id } })
      withTransaction(records, () => {
        const row: HazardStepRow = {
          ...{ ...before, id: RecordId.parse(newId()), isLate: false, reason, voidsId: before.id },
          ...{ recordedAt: clock.now(), recordedBy: actor.userId },
        }
        repository.insertStep(row)
        audit(actor, 'take-back', id, { before, after: row, reason })
      })
    },
  }
}

// What follows a signed check: later looks at what was wanting, and when the authority was told of a major hazard.
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { HazardReport } from '#shared/features/self-checks/self-checks.model.ts'
import { wantingItems } from '#shared/features/self-checks/self-checks.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { CheckContext } from './check-context.ts'

export type CheckFollowUpService = ReturnType<typeof createCheckFollowUpService>

export function createCheckFollowUpService(context: CheckContext) {
  const { records, repository, today, id, traceOf, listOf, audit, mustBeSigned } = context

  function refuseDay(day: Day, least: Day, where: string): void {
    if (day > today()) throw new DomainError('DAY_IN_FUTURE', { where })
    if (day < least) refuseRule('CHECK_DAY_TOO_EARLY', where, { day: least })
  }

  return {
    recheck(
      input: { id: RecordId; itemCode: string; on: Day; isPassed: boolean; note: string | null },
      actor: Actor,
    ): void {
      withTransaction(records, () => {
        const { row, newest } = mustBeSigned(input.id)
        if (newest.answers[input.itemCode]?.result !== 'wanting') refuseRule('CHECK_ITEM_NOT_WANTING', 'itemCode')
        refuseDay(input.on, row.onDay, 'on')
        const { itemCode, on: onDay, isPassed, note } = input
        const after = {
          ...{ id: id(), checkId: input.id, itemCode, onDay, isPassed: isPassed ? (1 as const) : (0 as const), note },
          ...traceOf(actor),
        }
        repository.insertRecheck(after)
        audit(actor, 'recheck', input.id, { after })
      })
    },

    reportHazard({ id: checkId, ...report }: HazardReport & { id: RecordId }, actor: Actor): void {
      withTransaction(records, () => {
        const { row, newest } = mustBeSigned(checkId)
        if (row.kind !== 'major-hazards' || wantingItems(listOf(row), newest.answers).length === 0) {
          refuseRule('CHECK_NO_HAZARD', 'self-check')
        }
        if (repository.listReports([checkId]).length > 0) refuseRule('CHECK_REPORTED', 'self-check')
        refuseDay(report.reportedOn, row.onDay, 'reportedOn')
        const after = { checkId, ...report, ...traceOf(actor) }
        repository.insertReport(after)
        audit(actor, 'report-hazard', checkId, { after })
      })
    },
  }
}

// A patrol and a check of October by hand, for the forms of reports.
import { loadPatrolPlan } from '#main/features/fire-patrols/patrol-book.ts'
import type { SourceFirePatrols } from '#main/features/reports/sources/fire-patrols-source.ts'
import type { SourceSelfChecks } from '#main/features/reports/sources/self-checks-source.ts'
import { listOfKind, loadCheckLists } from '#main/features/self-checks/check-lists.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { CheckAnswer, type CheckKind } from '#shared/features/self-checks/self-checks.model.ts'
import { itemsOf } from '#shared/features/self-checks/self-checks.rules.ts'

const day = '2026-10-10'
const startedAt = startOfDay(day) + 9 * 3_600_000

export function onePatrol(): SourceFirePatrols {
  const patrol = {
    ...{ id: 'patrol' as RecordId, plannedAt: startedAt, shift: 'day' as const, startedAt, day, visits: [] },
    ...{ walkedBy: null, isLate: false, lateReason: null, finishedAt: startedAt, signedAt: null, signedBy: null },
  }
  return { plan: loadPatrolPlan(), planned: [], patrols: [patrol] }
}

export function oneCheck(kind: CheckKind): SourceSelfChecks {
  const list = listOfKind(loadCheckLists(), kind)
  const answers = Object.fromEntries(itemsOf(list).map(({ code }) => [code, CheckAnswer.parse({ result: 'in-order' })]))
  const check = {
    ...{ id: 'check' as RecordId, kind, listVersion: list.version, on: day, lateReason: null, startedBy: null },
    ...{ version: 0, answers, finishedAt: startedAt, checkedBy: null, signedBy: null, records: [], rechecks: [] },
    hazardReport: null,
  }
  return { list, checks: [check] }
}

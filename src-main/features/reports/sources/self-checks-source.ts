// What reports ask of the self-checks: signed ones only, by their day, oldest first.
import type { Day } from '#shared/contract/primitives.ts'
import type { CheckKind, CheckList, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'

export type SourceSelfChecks = { list: CheckList; checks: SelfCheck[] }

export interface SelfChecksSource {
  selfChecksIn(kind: CheckKind, from: Day, until: Day): SourceSelfChecks
}

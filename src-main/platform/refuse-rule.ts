// The one way to refuse with RULE_BROKEN: always with a rule the screens have words for.
import type { RuleCode } from '#shared/contract/rule-codes.ts'
import { DomainError } from './domain-error.ts'

/** `where` names the field or record; `values` are what the sentence needs, ids and numbers only. */
export function refuseRule(rule: RuleCode, where: string, values: Record<string, string | number> = {}): never {
  throw new DomainError('RULE_BROKEN', { where, values: { rule, ...values } })
}

// What a found risk usually leads to: stricter alarm rules for the person, a problem for the care plan. Proposals; somebody accepts each.
import * as z from 'zod'
import { RuleField, RuleValue } from '../alarms/alarm-rules.model.ts'
import { AlarmKind } from '../alarms/alarms.model.ts'
import { TemplateIntervention } from '../care-plans/care-plans.model.ts'
import { type RiskItems, RiskKey, type RiskLevel, riskKeys } from './risks.model.ts'

const ConsequenceRule = z.object({
  /** The least level that leads to it. */
  from: z.enum(['protect', 'high']),
  ...{ kind: AlarmKind, field: RuleField, value: RuleValue },
})
const ConsequenceProblem = z.object({
  ...{ text: z.string().min(1), goal: z.string().min(1) },
  interventions: z.array(TemplateIntervention).min(1),
})
/** The versioned data file. */
export const ConsequenceList = z.object({
  ...{ version: z.string(), basis: z.string(), isVerified: z.boolean() },
  risks: z.record(RiskKey, z.object({ rules: z.array(ConsequenceRule), problem: ConsequenceProblem })),
})
export type ConsequenceList = z.infer<typeof ConsequenceList>

/** What one assessment leads to, beside what counts for the person now. */
export const RiskConsequences = z.object({
  ...{ version: z.string(), basis: z.string(), isVerified: z.boolean() },
  rules: z.array(
    ConsequenceRule.omit({ from: true }).extend({
      riskKey: RiskKey,
      /** What counts for the person now; null = the kind has no such value. */
      present: RuleValue,
    }),
  ),
  problems: z.array(ConsequenceProblem.extend({ riskKey: RiskKey })),
})
export type RiskConsequences = z.infer<typeof RiskConsequences>

const rank: Record<RiskLevel, number> = { 'not-assessed': 0, none: 0, protect: 1, high: 2 }

/** What the found levels lead to; a rule two risks ask for is named once, with the first. `presentOf` answers what counts now. */
export function consequencesOf(
  items: RiskItems,
  list: ConsequenceList,
  presentOf: (kind: AlarmKind, field: RuleField) => RuleValue,
): RiskConsequences {
  const { version, basis, isVerified } = list
  const found = riskKeys.filter((key) => rank[items[key].level] > 0)
  const rules = found.flatMap((riskKey) =>
    list.risks[riskKey].rules
      .filter(({ from }) => rank[items[riskKey].level] >= rank[from])
      .map(({ kind, field, value }) => ({ riskKey, kind, field, value, present: presentOf(kind, field) })),
  )
  return {
    ...{ version, basis, isVerified },
    rules: rules.filter(
      (rule, index) => rules.findIndex(({ kind, field }) => kind === rule.kind && field === rule.field) === index,
    ),
    problems: found.map((riskKey) => ({ riskKey, ...list.risks[riskKey].problem })),
  }
}

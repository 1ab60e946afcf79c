// Plans, call list and stores for an emergency. Public API of the feature.

import { dayOf } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import { createCallListRepository } from './call-list.repository.ts'
import { createCallListService } from './call-list.service.ts'
import { createEmergencyRouter } from './emergency.router.ts'
import { createEmergencyContext, type EmergencyDependencies } from './emergency-context.ts'
import { listEmergencyDuties } from './emergency-duties.ts'
import { plansEvidence, suppliesEvidence } from './emergency-evidence.ts'
import { loadEmergencyRules } from './emergency-rules.ts'
import { createPlansRepository } from './plans.repository.ts'
import { createPlansService } from './plans.service.ts'
import { createSuppliesRepository } from './supplies.repository.ts'
import { createSuppliesService } from './supplies.service.ts'

export type { EmergencyDependencies } from './emergency-context.ts'
export type EmergencyFeature = ReturnType<typeof createEmergencyFeature>

/** Builds the feature; does no work until called. Throws when the file of kinds is broken. */
export function createEmergencyFeature(deps: EmergencyDependencies) {
  const rules = loadEmergencyRules()
  const context = createEmergencyContext(deps, rules)
  const plans = createPlansService(context, createPlansRepository(deps.records))
  const callList = createCallListService(context, createCallListRepository(deps.records))
  const supplies = createSuppliesService(context, createSuppliesRepository(deps.records))
  const firstAct = deps.records.prepare('SELECT at FROM audit_log ORDER BY seq LIMIT 1').pluck()
  const since = (): Day | null => {
    const at = firstAct.get() as Instant | undefined
    return at === undefined ? null : dayOf(at)
  }
  const evidence: EvidenceContributor[] = [
    { topic: 'emergency-plans', collect: (span) => plansEvidence(plans.listPlans(), span, rules, since()) },
    { topic: 'emergency-supplies', collect: (span) => suppliesEvidence(supplies.listSupplies(), span, rules) },
  ]
  return {
    router: createEmergencyRouter({ rules, plans, callList, supplies }),
    dutyContributor: (today: Day) => listEmergencyDuties(plans.standings(), supplies.standings(), rules, today),
    evidenceContributors: evidence,
  }
}

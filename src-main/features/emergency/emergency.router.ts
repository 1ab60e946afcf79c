import { implement } from '@orpc/server'
import { emergencyContract } from '#shared/features/emergency/emergency.contract.ts'
import type { EmergencyRules } from '#shared/features/emergency/emergency.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { CallListService } from './call-list.service.ts'
import type { PlansService } from './plans.service.ts'
import type { SuppliesService } from './supplies.service.ts'

const api = implement(emergencyContract).$context<RequestContext>()

export function createEmergencyRouter(options: {
  rules: EmergencyRules
  plans: PlansService
  callList: CallListService
  supplies: SuppliesService
}) {
  const { rules, plans, callList, supplies } = options
  return api.router({
    rules: api.rules.handler(() => rules),
    plans: api.plans.handler(() => plans.standings()),
    plan: api.plan.handler(({ input }) => plans.file(input.kind)),
    writePlan: api.writePlan.handler(({ input, context }) => plans.write(input, context.actor)),
    reviewPlan: api.reviewPlan.handler(({ input, context }) => plans.review(input, context.actor)),
    signPlan: api.signPlan.handler(({ input, context }) => plans.sign(input, context.actor)),
    callList: api.callList.handler(() => callList.list()),
    revealCallList: api.revealCallList.handler(({ input, context }) => callList.reveal(input, context.actor)),
    saveCallList: api.saveCallList.handler(({ input, context }) => callList.save(input, context.actor)),
    recordTestCall: api.recordTestCall.handler(({ input, context }) => callList.test(input, context.actor)),
    supplies: api.supplies.handler(() => supplies.standings()),
    supplyChecks: api.supplyChecks.handler(({ input }) => supplies.checksOf(input.supplyId)),
    saveSupply: api.saveSupply.handler(({ input, context }) => supplies.save(input, context.actor)),
    checkSupplies: api.checkSupplies.handler(({ input, context }) => supplies.check(input, context.actor)),
  })
}

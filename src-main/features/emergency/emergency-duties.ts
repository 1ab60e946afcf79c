// What plans and stores ask somebody to do. Stores are grouped: one line for what expires, one a category for what must be looked at. Pure.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { EmergencyRules, PlanStanding, SupplyStanding } from '#shared/features/emergency/emergency.model.ts'

type EmergencyDuty = Omit<Duty, 'snoozed'>
const firstOf = (days: readonly Day[]): Day => days.reduce((first, day) => (day < first ? day : first))

export function listEmergencyDuties(
  plans: readonly PlanStanding[],
  supplies: readonly SupplyStanding[],
  rules: EmergencyRules,
  today: Day,
): EmergencyDuty[] {
  const duties = plans.flatMap(({ kind, term, reviewDueOn, lastReviewedOn }): EmergencyDuty[] =>
    reviewDueOn === null
      ? []
      : [
          {
            ...{ key: `plan-review-due:${kind}:${reviewDueOn}`, kind: 'plan-review-due', dueOn: reviewDueOn },
            ...{ owner: 'safety', link: screenLinks.emergencyPlan(kind), basis: rules.basis },
            values: { name: term, lastOn: lastReviewedOn },
          },
        ],
  )
  const lastDays = supplies.flatMap(({ expiry, lastCheck }) =>
    (expiry === 'soon' || expiry === 'expired') && lastCheck?.expiresOn ? [lastCheck.expiresOn] : [],
  )
  if (lastDays.length > 0) {
    const expired = lastDays.filter((day) => day < today).length
    const dueOn = firstOf(lastDays)
    duties.push({
      ...{ key: `supply-expiring:${dueOn}`, kind: 'supply-expiring', dueOn, owner: 'safety', basis: rules.basis },
      ...{ link: screenLinks.emergencySupplies(), values: { things: lastDays.length, expired } },
    })
  }
  for (const { category, term, check } of rules.supplies) {
    const ahead = addDays(today, check === 'week' ? 1 : 3)
    const due = supplies.filter((supply) => supply.category === category && supply.checkDueOn <= ahead)
    if (due.length === 0) continue
    const dueOn = firstOf(due.map((supply) => supply.checkDueOn))
    duties.push({
      ...{ key: `supply-check-due:${category}:${dueOn}`, kind: 'supply-check-due', dueOn, owner: 'safety' },
      ...{ link: screenLinks.emergencySupplies(), basis: rules.basis, values: { name: term, things: due.length } },
    })
  }
  return duties
}

// What plans ask somebody to do: write one, look at one whose day has come, look at those whose day of the month it is. Derived, never stored.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CarePlan, PlanTemplates } from '#shared/features/care-plans/care-plans.model.ts'
import { isReviewDay } from '#shared/features/care-plans/plan-review.rules.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'

type PlanDuty = Omit<Duty, 'snoozed'>
export type PlanDutyFacts = {
  today: Day
  untilOn: Day
  /** Everybody who belongs to the house today. */
  people: readonly ResidentRow[]
  /** Plans in force today. */
  plans: readonly CarePlan[]
  templates: Pick<PlanTemplates, 'version' | 'writeWithinDays'>
}

/** How many names the line of the day tells. */
const mostNames = 4

const owned = ({ version }: PlanDutyFacts['templates']) => ({ owner: 'care-lead' as const, basis: version })
const about = ({ id, name, bedLabel }: ResidentRow) => ({ residentId: id, name, bedLabel })

function missingPlans({ people, plans, untilOn, templates }: PlanDutyFacts): PlanDuty[] {
  const planned = new Set(plans.map(({ residentId }) => residentId))
  return people.flatMap((person) => {
    if (planned.has(person.id) || person.admittedOn === null) return []
    const dueOn = addDays(person.admittedOn, templates.writeWithinDays)
    if (dueOn > untilOn) return []
    return [
      {
        ...{ key: `care-plan-missing:${person.id}:${person.admittedOn}`, kind: 'care-plan-missing', dueOn },
        ...owned(templates),
        link: screenLinks.carePlan(person.id),
        values: { ...about(person), day: dueOn },
      },
    ]
  })
}

function overduePlans({ people, plans, untilOn, templates }: PlanDutyFacts): PlanDuty[] {
  const personOf = new Map(people.map((person) => [person.id, person]))
  return plans.flatMap((plan) => {
    const person = personOf.get(plan.residentId)
    if (!person || plan.reviewOn > untilOn) return []
    return [
      {
        ...{ key: `care-plan-review:${plan.id}:${plan.reviewOn}`, kind: 'care-plan-review', dueOn: plan.reviewOn },
        ...owned(templates),
        link: screenLinks.carePlan(person.id),
        values: { ...about(person), day: plan.reviewOn },
      },
    ]
  })
}

/** 今日复核: people of this day of the month whose plan nobody has written or looked at today. */
export function peopleOfTheDay({
  today,
  people,
  plans,
}: Pick<PlanDutyFacts, 'today' | 'people' | 'plans'>): ResidentRow[] {
  const lookedAt = new Set(
    plans
      .filter(({ writtenAt, reviewedAt }) => dayOf(reviewedAt ?? writtenAt) === today)
      .map(({ residentId }) => residentId),
  )
  const planned = new Set(plans.map(({ residentId }) => residentId))
  return people.filter(
    ({ id, state }) => state === 'in' && planned.has(id) && !lookedAt.has(id) && isReviewDay(id, today),
  )
}

function plansOfTheDay(facts: PlanDutyFacts): PlanDuty[] {
  const people = peopleOfTheDay(facts)
  const [first] = people
  if (!first) return []
  const names = people.slice(0, mostNames).map(({ name, bedLabel }) => [bedLabel, name].filter(Boolean).join(' '))
  return [
    {
      ...{ key: `care-plan-of-day:${facts.today}`, kind: 'care-plan-of-day', dueOn: facts.today },
      ...owned(facts.templates),
      link: people.length === 1 ? screenLinks.carePlan(first.id) : screenLinks.carePlansOfDay(),
      values: { names: names.join('、'), count: people.length, day: facts.today },
    },
  ]
}

export function listPlanDuties(facts: PlanDutyFacts): PlanDuty[] {
  return [...missingPlans(facts), ...overduePlans(facts), ...plansOfTheDay(facts)]
}

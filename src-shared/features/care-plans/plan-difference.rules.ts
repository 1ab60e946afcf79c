// What changed from one version of a plan to the next, by id. Pure.
import type { Intervention, PlanContent, Problem } from './care-plans.model.ts'

type Change<Item> = { before: Item | null; after: Item | null }
export type PlanDifference = { problems: Change<Problem>[]; interventions: Change<Intervention>[] }

function compare<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (left: Item, right: Item) => boolean,
): Change<Item>[] {
  const known = new Map(before.map((item) => [item.id, item]))
  const now = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((item) => {
      const old = known.get(item.id) ?? null
      return old && isSame(old, item) ? [] : [{ before: old, after: item }]
    }),
    ...before.filter(({ id }) => !now.has(id)).map((item) => ({ before: item, after: null })),
  ]
}

const interventionsOf = (plan: Pick<PlanContent, 'problems'>) =>
  plan.problems.flatMap((problem) => problem.interventions)

/** New, changed and dropped problems and interventions; both lists empty = nothing changed. */
export function planDifference(
  before: Pick<PlanContent, 'problems'>,
  after: Pick<PlanContent, 'problems'>,
): PlanDifference {
  const words = ({ text, goal }: Problem) => JSON.stringify([text, goal])
  return {
    problems: compare(before.problems, after.problems, (left, right) => words(left) === words(right)),
    interventions: compare(
      interventionsOf(before),
      interventionsOf(after),
      (left, right) => JSON.stringify(left) === JSON.stringify(right),
    ),
  }
}

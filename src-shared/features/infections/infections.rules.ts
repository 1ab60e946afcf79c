// When cases make a possible cluster, and what a temperature says. Pure; the numbers are data.
import { addDays, daysBetween } from '../../contract/days.ts'
import type { CaseOutcome, InfectionRules } from './infections.model.ts'

export type CountedCase = {
  id: string
  kind: string
  onsetOn: string
  outcome: CaseOutcome | null
  isVoid: boolean
  floorId: string | null
}
export type FoundCluster = {
  kind: string
  floorId: string
  caseIds: string[]
  firstOn: string
  reachedOn: string
  lastOn: string
  isOpen: boolean
}
type Numbers = Pick<InfectionRules, 'kinds' | 'quietDays'>

/** True from the limit on, the limit included. */
export function isFever(celsius: number, { feverFromCelsius }: Pick<InfectionRules, 'feverFromCelsius'>): boolean {
  return celsius >= feverFromCelsius
}

/** Cases by day of onset, parted wherever more than `quietDays` lie between two of them. */
function runsOf(cases: readonly CountedCase[], quietDays: number): CountedCase[][] {
  const runs: CountedCase[][] = []
  for (const one of [...cases].sort((a, b) => (a.onsetOn === b.onsetOn ? 0 : a.onsetOn < b.onsetOn ? -1 : 1))) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && daysBetween(last.onsetOn, one.onsetOn) <= quietDays) run.push(one)
    else runs.push([one])
  }
  return runs
}

/** The day of the case that makes the number full within the span of days; null = it never is. */
function reachedOn(run: readonly CountedCase[], { cases, days }: { cases: number; days: number }): string | null {
  for (let index = cases - 1; index < run.length; index += 1) {
    const [first, last] = [run[index - cases + 1], run[index]]
    // Within D days: both ends count, so that three cases on one day are within one.
    if (first && last && daysBetween(first.onsetOn, last.onsetOn) < days) return last.onsetOn
  }
  return null
}

/** Possible clusters of all time, newest first. What was ruled out or entered by mistake counts for nothing, nor who had no bed. */
export function findClusters(cases: readonly CountedCase[], rules: Numbers, today: string): FoundCluster[] {
  const counting = cases.filter(({ isVoid, outcome, floorId }) => !isVoid && outcome !== 'excluded' && floorId !== null)
  const groups = Map.groupBy(counting, ({ kind, floorId }) => `${kind}\n${floorId}`)
  const found = [...groups.values()].flatMap((group) => {
    const limit = rules.kinds.find(({ code }) => code === group[0]?.kind)?.cluster
    if (!limit) return []
    // A rare illness has a longer span than the quiet days: its cases belong together as long as the span is.
    const quietDays = Math.max(rules.quietDays, limit.days)
    return runsOf(group, quietDays).flatMap((run): FoundCluster[] => {
      const reached = reachedOn(run, limit)
      const [first, last] = [run[0], run.at(-1)]
      if (reached === null || !first || !last || first.floorId === null) return []
      return [
        {
          ...{ kind: first.kind, floorId: first.floorId, caseIds: run.map(({ id }) => id) },
          ...{ firstOn: first.onsetOn, reachedOn: reached, lastOn: last.onsetOn },
          isOpen: addDays(last.onsetOn, rules.quietDays) >= today,
        },
      ]
    })
  })
  return found.sort((left, right) => (left.lastOn === right.lastOn ? 0 : left.lastOn < right.lastOn ? 1 : -1))
}

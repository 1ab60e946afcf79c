// A plan as the form holds it, and back. Pure.
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type {
  CareDays,
  Frequency,
  InterventionKind,
  PlanContent,
  PlanTemplates,
  ProblemSource,
} from '#shared/features/care-plans/care-plans.model.ts'
import type { RiskConsequences } from '#shared/features/risks/risk-consequences.rules.ts'
import type { RiskKey } from '#shared/features/risks/risks.model.ts'

export type InterventionValues = {
  id?: RecordId
  kind: InterventionKind
  text: string
  dayKind: CareDays['kind']
  weekdays?: number[]
  everyDays?: number
  times: string[]
}
export type ProblemValues = {
  id?: RecordId
  text: string
  goal: string
  assessmentId?: RecordId | null
  itemCode?: string | null
  riskAssessmentId?: RecordId | null
  riskKey?: RiskKey | null
  interventions: InterventionValues[]
}
export type PlanValues = {
  fromOn: Day
  reviewOn: Day
  consentName?: string
  consentRelation?: string
  note?: string
  problems: ProblemValues[]
}

function daysOf({ dayKind, weekdays = [], everyDays = 2 }: InterventionValues, fromOn: Day): CareDays {
  if (dayKind === 'weekly') return { kind: 'weekly', weekdays: [...weekdays].sort() }
  return dayKind === 'every-days' ? { kind: 'every-days', everyDays, from: fromOn } : { kind: 'daily' }
}

/** The frequency a line of the form names; every n days counts from `fromOn`. */
export function frequencyOf(values: InterventionValues, fromOn: Day): Frequency {
  return { days: daysOf(values, fromOn), times: [...values.times].sort() }
}

function sourceOf({ assessmentId, itemCode, riskAssessmentId, riskKey }: ProblemValues): ProblemSource | null {
  if (assessmentId) return { assessmentId, itemCode: itemCode ?? null }
  return riskAssessmentId && riskKey ? { riskAssessmentId, riskKey } : null
}

/** `newId` gives ids to what is new; what was there keeps its own, so that its tasks keep their history. */
export function contentOf(values: PlanValues, newId: () => string): PlanContent {
  const { fromOn, reviewOn, consentName, consentRelation, note } = values
  return {
    reviewOn,
    note: note?.trim() ? note.trim() : null,
    consent: consentName?.trim()
      ? { name: consentName.trim(), relation: consentRelation?.trim() ?? '', on: fromOn }
      : null,
    problems: values.problems.map((problem) => ({
      id: problem.id ?? (newId() as RecordId),
      text: problem.text.trim(),
      goal: problem.goal.trim(),
      source: sourceOf(problem),
      interventions: problem.interventions.map((each) => ({
        id: each.id ?? (newId() as RecordId),
        kind: each.kind,
        text: each.text.trim(),
        frequency: frequencyOf(each, fromOn),
      })),
    })),
  }
}

export function problemValues(problems: PlanContent['problems']): ProblemValues[] {
  return problems.map(({ id, text, goal, source, interventions }) => ({
    ...{ id, text, goal, ...source },
    interventions: interventions.map(({ frequency: { days, times }, ...each }) => ({
      ...{ id: each.id, kind: each.kind, text: each.text, times, dayKind: days.kind },
      ...(days.kind === 'weekly' ? { weekdays: days.weekdays } : {}),
      ...(days.kind === 'every-days' ? { everyDays: days.everyDays } : {}),
    })),
  }))
}

/** What found risks propose, without what the plan already names. */
export function riskValues(
  { problems }: Pick<RiskConsequences, 'problems'>,
  riskAssessmentId: RecordId,
  known: readonly ProblemValues[],
): ProblemValues[] {
  return problems
    .filter(({ text }) => !known.some((problem) => problem.text === text))
    .flatMap(({ riskKey, ...problem }) =>
      templateValues({ problems: [problem] }).map((values) => ({ ...values, riskAssessmentId, riskKey })),
    )
}

/** What a template proposes, with nothing that was there before. */
export function templateValues({ problems }: Pick<PlanTemplates['templates'][number], 'problems'>): ProblemValues[] {
  return problems.map(({ text, goal, interventions }) => ({
    ...{ text, goal },
    interventions: interventions.map(({ kind, text: words, frequency: { days, times } }) => ({
      ...{ kind, text: words, times, dayKind: days.kind },
      ...(days.kind === 'weekly' ? { weekdays: days.weekdays } : {}),
      ...(days.kind === 'every-days' ? { everyDays: days.everyDays } : {}),
    })),
  }))
}

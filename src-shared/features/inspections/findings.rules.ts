// What the steps of a finding come to: its state, the term in force, and which step may come next. Pure. A step taken back never counts.
import { addDays, addMonths } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { RuleCode } from '../../contract/rule-codes.ts'
import type { FindingState, InspectionSource, StepContent } from './inspections.model.ts'

/** Authorities; the others are the home's own or a hired eye. */
export const authorities: readonly InspectionSource[] = [
  'civil-affairs',
  'fire',
  'market',
  'health',
  'housing',
  'joint',
]
/** Civil affairs stand in the house themselves, alone or with others. */
export const onSiteSources: readonly InspectionSource[] = ['civil-affairs', 'joint']

/** In the order they were written down, those taken back left out. */
export function stateOf(live: readonly StepContent[]): FindingState {
  let state: FindingState = 'open'
  for (const step of live) {
    if (step.kind === 'rectified') state = 'rectified'
    if (step.kind === 'rechecked') state = step.isPassed ? 'passed' : 'open'
    if (step.kind === 'closed') state = 'closed'
  }
  return state
}

/** Last day of the term in force. */
export function termOf(dueOn: Day, live: readonly StepContent[]): Day {
  return live.reduce((term, step) => (step.kind === 'extended' ? step.dueOn : term), dueOn)
}

/** True once the last day of the term is over; that day itself still counts. */
export const isOverdue = (state: FindingState, termOn: Day, today: Day): boolean => state === 'open' && today > termOn

export type StepFault = { rule: RuleCode; where: 'on' | 'by' | 'text' | 'dueOn' | 'kind' }

const sameName = (left: string, right: string): boolean => left.replaceAll(/\s/g, '') === right.replaceAll(/\s/g, '')

/** Why a step cannot follow; null = it may. `inspectedOn`: nothing is rectified before it was found. */
export function stepFault(
  next: StepContent,
  finding: { inspectedOn: Day; dueOn: Day; live: readonly StepContent[] },
): StepFault | null {
  const { live } = finding
  const state = stateOf(live)
  if (state === 'closed') return { rule: 'FINDING_IS_CLOSED', where: 'kind' }
  const rectified = live.findLast((step) => step.kind === 'rectified')
  switch (next.kind) {
    case 'rectified':
      if (state !== 'open') return { rule: 'FINDING_IS_RECTIFIED', where: 'kind' }
      return next.on < earliestFor(finding) ? { rule: 'FINDING_STEP_TOO_EARLY', where: 'on' } : null
    case 'rechecked':
      if (state !== 'rectified' || !rectified) return { rule: 'RECHECK_BEFORE_RECTIFIED', where: 'kind' }
      if (next.on < rectified.on) return { rule: 'FINDING_STEP_TOO_EARLY', where: 'on' }
      if (sameName(next.by, rectified.by)) return { rule: 'RECHECK_BY_SAME_PERSON', where: 'by' }
      return !next.isPassed && next.text === null ? { rule: 'RECHECK_WITHOUT_WORDS', where: 'text' } : null
    case 'extended':
      if (state === 'passed') return { rule: 'FINDING_IS_RECTIFIED', where: 'kind' }
      if (next.on < finding.inspectedOn) return { rule: 'FINDING_STEP_TOO_EARLY', where: 'on' }
      // A term that is over the day it is given is none.
      return next.dueOn <= termOf(finding.dueOn, live) || next.dueOn < next.on
        ? { rule: 'TERM_NOT_LATER', where: 'dueOn' }
        : null
    case 'closed':
      if (state !== 'passed') return { rule: 'FINDING_NOT_PASSED', where: 'kind' }
      return next.on < (live.findLast((step) => step.kind === 'rechecked')?.on ?? next.on)
        ? { rule: 'FINDING_STEP_TOO_EARLY', where: 'on' }
        : null
  }
}

/** After a recheck that did not pass, what is done next is done on its day or later. */
function earliestFor({ inspectedOn, live }: { inspectedOn: Day; live: readonly StepContent[] }): Day {
  return live.findLast((step) => step.kind === 'rechecked')?.on ?? inspectedOn
}

/** Day until which a rectification should have been looked at. */
export const recheckDueOn = (rectifiedOn: Day, withinDays: number): Day => addDays(rectifiedOn, withinDays)

/**
 * Last day on which the next look of civil affairs is in time. Without one on record the year begins with the first day of this home's
 * records: what was before is not known here.
 */
export function onSiteDueOn(lastOn: Day | null, recordsSince: Day, everyMonths: number): Day {
  return addMonths(lastOn ?? recordsSince, everyMonths)
}

// How a walk-test step passes or fails by what the device says. Pure. A value that was there before anything was done proves nothing.
import type { WalkTestPlanStep, WalkTestStep } from './walk-test.model.ts'

/** What a device said in one message, as far as a walk-test cares. */
export type WalkTestHeard = {
  values: Readonly<Record<string, unknown>>
  /** Words of presses that count (not replayed ones). */
  presses: readonly string[]
  at: number
}

/** A step as it stands at the start; `open` once it is its turn. */
export function newStep({ id, words, value }: WalkTestPlanStep): WalkTestStep {
  return {
    ...{ id, words: [...words], value, state: 'waiting', failure: null, isAlreadySo: false },
    ...{ heardAt: null, heard: null, note: null },
  }
}

/** The word and value of a message that this step listens for; null = the message says nothing about it. */
export function wordHeard(
  step: Pick<WalkTestStep, 'words'>,
  values: WalkTestHeard['values'],
): [string, boolean] | null {
  for (const word of step.words) {
    const value = values[word]
    if (typeof value === 'boolean') return [word, value]
  }
  return null
}

/**
 * The step after one message. `before` is what the device said last about the step's words when the step opened or since
 * (null = nothing): the expected value must come as a change, and a change to the opposite means it speaks the wrong way round.
 */
export function hearStep(
  plan: WalkTestPlanStep,
  step: WalkTestStep,
  before: boolean | null,
  heard: WalkTestHeard,
): { step: WalkTestStep; before: boolean | null } {
  if (step.state !== 'open') return { step, before }
  const press = heard.presses[0]
  if (plan.press && press !== undefined) {
    return { step: { ...step, state: 'passed', heardAt: heard.at, heard: press }, before }
  }
  const said = wordHeard(step, heard.values)
  if (said === null) return { step, before }
  const [word, value] = said
  const told = { heardAt: heard.at, heard: `${word}=${value}` }
  if (value === step.value && before !== value) {
    return { step: { ...step, ...told, state: 'passed', isAlreadySo: false }, before: value }
  }
  // A press that is told as a flag has no way round to be wrong.
  if (value !== step.value && before === step.value && !plan.press) {
    return { step: { ...step, ...told, state: 'failed', failure: 'reversed', isAlreadySo: false }, before: value }
  }
  return { step: { ...step, isAlreadySo: value === step.value }, before: value }
}

/** Passed only when every step passed: a skipped step proves nothing. */
export function resultOfSteps(steps: readonly WalkTestStep[]): 'passed' | 'failed' {
  return steps.length > 0 && steps.every((step) => step.state === 'passed') ? 'passed' : 'failed'
}

// Most procedures that change something do two things: the service acts for whoever asks, then the record is answered as it stands after it.
import type { Actor, RequestContext } from './request-context.ts'

type Call<Input> = { input: Input; context: RequestContext }

/** A handler of that kind; `answer` also gets what the act gave back, such as the id of a new record. */
export function actThen<Input, Outcome, Answer>(
  act: (input: Input, actor: Actor) => Outcome,
  answer: (input: Input, outcome: Awaited<Outcome>) => Answer,
): (call: Call<Input>) => Promise<Answer> {
  return async ({ input, context }) => answer(input, await act(input, context.actor))
}

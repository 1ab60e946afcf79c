// What a change makes of a draft; used by the page before the backend has answered and by the backend itself.
import type { Assessment, DraftChanges } from './assessments.model.ts'

type Marks = Record<string, number>
type Draft = Pick<
  Assessment,
  'answers' | 'secondAnswers' | 'facts' | 'reason' | 'basedOn' | 'assessors' | 'informant' | 'note'
>

/** What is given takes the place of what was; null takes it back. */
function markedWith(marks: Marks, changes: Record<string, number | null> | undefined): Marks {
  const next = { ...marks, ...changes }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)) as Marks
}

/** The draft after a change; what the change does not name stays. */
export function withChanges<Kept extends Draft>(draft: Kept, changes: DraftChanges): Kept {
  const { answers, secondAnswers, facts, ...plain } = changes
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  return {
    ...draft,
    ...given,
    answers: markedWith(draft.answers, answers),
    secondAnswers: markedWith(draft.secondAnswers, secondAnswers),
    facts: markedWith(draft.facts, facts),
  }
}

/** Two changes in one; the later word counts. */
export function joinChanges(first: DraftChanges, second: DraftChanges): DraftChanges {
  const marks = (['answers', 'secondAnswers', 'facts'] as const).flatMap((name) => {
    const joined = { ...first[name], ...second[name] }
    return Object.keys(joined).length > 0 ? [[name, joined] as const] : []
  })
  return { ...first, ...second, ...Object.fromEntries(marks) }
}

/** Items on which the two assessors do not agree, in no order. */
export function disputedItems({ answers, secondAnswers }: Pick<Draft, 'answers' | 'secondAnswers'>): string[] {
  return Object.keys(secondAnswers).filter((code) => secondAnswers[code] !== answers[code])
}

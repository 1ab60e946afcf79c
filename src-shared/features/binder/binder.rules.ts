// From what the features show to how each clause stands. Pure.
import type { BinderTopic, ClauseCatalogue, ClauseState } from './binder.model.ts'
import type { EvidenceTopic } from './evidence.model.ts'

/** One gap outweighs any number of records; a clause no feature answers is not kept here, which is not the same as in order. */
export function stateOfClause(
  topics: readonly EvidenceTopic[],
  shown: ReadonlyMap<EvidenceTopic, BinderTopic>,
): ClauseState {
  const answers = topics.flatMap((topic) => shown.get(topic) ?? [])
  if (answers.length === 0) return 'not-kept'
  if (answers.some(({ gaps }) => gaps.length > 0)) return 'gaps'
  return answers.some(({ recordCount }) => recordCount > 0) ? 'in-order' : 'no-record'
}

/** The clauses with how each stands. */
export function answerClauses({ documents }: ClauseCatalogue, topics: readonly BinderTopic[]) {
  const shown = new Map(topics.map((topic) => [topic.topic, topic]))
  return documents.map((document) => ({
    ...document,
    clauses: document.clauses.map((clause) => ({ ...clause, state: stateOfClause(clause.topics, shown) })),
  }))
}

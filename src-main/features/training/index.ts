// Training of the staff: plans, sessions with their archive, hours, mentors. Public API of the feature.
import type { Day } from '#shared/contract/primitives.ts'
import { loadTrainingRules } from './load-training-rules.ts'
import { createMentorsService } from './mentors.service.ts'
import { createParticipantsRepository } from './participants.repository.ts'
import { createParticipantsService } from './participants.service.ts'
import { createSessionsService } from './sessions.service.ts'
import { createTrainingRepository } from './training.repository.ts'
import { createTrainingRouter } from './training.router.ts'
import { createTrainingBook } from './training-book.ts'
import { createTrainingContext, type TrainingContextDependencies } from './training-context.ts'
import { listTrainingDuties } from './training-duties.ts'
import { createTrainingEvidence } from './training-evidence.ts'

export type TrainingDependencies = Omit<TrainingContextDependencies, 'repository' | 'participants' | 'rules'>
export type TrainingFeature = ReturnType<typeof createTrainingFeature>

/** Builds the feature; does no work until called. Throws when its file of data is broken. */
export function createTrainingFeature(deps: TrainingDependencies) {
  const context = createTrainingContext({
    ...{ ...deps, rules: loadTrainingRules() },
    repository: createTrainingRepository(deps.records),
    participants: createParticipantsRepository(deps.records),
  })
  const book = createTrainingBook(context)
  const participants = createParticipantsService(context, book)
  return {
    router: createTrainingRouter({
      ...{ context, book, participants },
      ...{ sessions: createSessionsService(context, book), mentors: createMentorsService(context, book) },
    }),
    /** Everybody's part in closed sessions. */
    attended: book.attended,
    /** A card was held to a reader by the holder of an account. */
    signInByCard: participants.signInByCard,
    dutyContributor: (today: Day) => listTrainingDuties(book, today),
    evidenceContributor: createTrainingEvidence(context, book),
  }
}

import { implement } from '@orpc/server'
import { trainingContract } from '#shared/features/training/training.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { MentorsService } from './mentors.service.ts'
import type { ParticipantsService } from './participants.service.ts'
import type { SessionsService } from './sessions.service.ts'
import type { TrainingBook } from './training-book.ts'
import type { TrainingContext } from './training-context.ts'

const api = implement(trainingContract).$context<RequestContext>()

export function createTrainingRouter(parts: {
  context: TrainingContext
  book: TrainingBook
  sessions: SessionsService
  participants: ParticipantsService
  mentors: MentorsService
}) {
  const { context: home, book, sessions, participants, mentors } = parts
  return api.router({
    rules: api.rules.handler(() => home.rules),
    plan: api.plan.handler(({ input }) => book.plan(input.year)),
    addToPlan: api.addToPlan.handler(({ input, context }) => sessions.addToPlan(input, context.actor)),
    voidPlan: api.voidPlan.handler(({ input, context }) => sessions.voidPlan(input, context.actor)),
    sessions: api.sessions.handler(({ input }) => book.sessions(input.year)),
    session: api.session.handler(({ input }) => book.sessionOf(input.id)),
    readers: api.readers.handler(() => [...home.readers()]),
    hold: api.hold.handler(({ input, context }) => sessions.hold(input, context.actor)),
    change: api.change.handler(({ input, context }) => sessions.change(input, context.actor)),
    mark: api.mark.handler(({ input, context }) => participants.mark(input, context.actor)),
    close: api.close.handler(({ input, context }) => sessions.close(input, context.actor)),
    callOff: api.callOff.handler(({ input, context }) => sessions.callOff(input, context.actor)),
    addNote: api.addNote.handler(({ input, context }) => sessions.addNote(input, context.actor)),
    records: api.records.handler(({ input }) => book.records(input.year)),
    sessionsOf: api.sessionsOf.handler(({ input }) => book.sessionsOf(input.staffId)),
    mentorships: api.mentorships.handler(() => book.mentorships()),
    beginMentorship: api.beginMentorship.handler(({ input, context }) => mentors.begin(input, context.actor)),
    changeMentorship: api.changeMentorship.handler(({ input, context }) => mentors.change(input, context.actor)),
  })
}

// Handover: the sheet of a shift worked out from the house, signed by who goes and by who comes. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays, dayOf, daysBetween } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { handoverContract } from '#shared/features/handover/handover.contract.ts'
import { missingAfterMs } from '#shared/features/handover/handover.rules.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { type CareSources, createCareSections } from './care-sections.ts'
import { createHandoverService, type HandoverServiceDependencies } from './handover.service.ts'
import { createHandoverBook, type HandoverBookDependencies } from './handover-book.ts'
import { createHandoversRepository } from './handovers.repository.ts'
import { createHouseSections, type HandoverContributor, type HouseSources } from './house-sections.ts'

export { type HandoverContributor, type HandoverMoment, toSection } from './house-sections.ts'

const api = implement(handoverContract).$context<RequestContext>()
const LONGEST_SPAN_DAYS = 92
/** Missing handovers are told for this many days; the list tells of older ones. */
const TOLD_DAYS = 2

export type HandoverDependencies = Pick<HandoverServiceDependencies, 'records' | 'clock' | 'newId' | 'confirmPerson'> &
  Pick<HandoverBookDependencies, 'shifts' | 'dutyRoster'> & {
    residents: HandoverBookDependencies['residents'] & HouseSources['residents']
    /** The features the sheet is worked out from. */
    sources: CareSources &
      Omit<HouseSources, 'residents' | 'leaveMovesBetween' | 'incidents'> &
      Pick<HouseSources, 'incidents'>
    /** Sections of further features, asked when a sheet is made. */
    contributors?: () => readonly HandoverContributor[]
    displayNameOf?: (userId: string) => string | null
  }
export type HandoverFeature = ReturnType<typeof createHandoverFeature>

/** Builds the feature; does no work until called. */
export function createHandoverFeature({
  displayNameOf = () => null,
  contributors = () => [],
  ...deps
}: HandoverDependencies) {
  const { clock, residents, sources } = deps
  const repository = createHandoversRepository(deps.records)
  const house = createHouseSections({ ...sources, residents, leaveMovesBetween: repository.leaveMovesBetween })
  const care = createCareSections(sources)
  const book = createHandoverBook({
    ...{ ...deps, repository, displayNameOf },
    contributors: { house: () => [house], care: () => [care, ...contributors()] },
  })
  const service = createHandoverService({ ...deps, repository, book })

  const router = api.router({
    ofShift: api.ofShift.handler(({ input }) => book.ofShift(input.at ?? clock.now())),
    get: api.get.handler(({ input }) => book.get(input.id)),
    list: api.list.handler(({ input }) => {
      const days = daysBetween(input.from, input.until)
      if (days < 0 || days >= LONGEST_SPAN_DAYS) {
        refuseRule('PERIOD_TOO_LONG', 'until', { longestDays: LONGEST_SPAN_DAYS })
      }
      return book.list(input.from, input.until)
    }),
    saveDraft: api.saveDraft.handler(({ input, context }) => service.saveDraft(input, context.actor)),
    sign: api.sign.handler(({ input, context }) => book.get(service.sign(input, context.actor))),
    confirm: api.confirm.handler(async ({ input, context }) => {
      await service.confirm(input, context.actor)
      return book.get(input.id)
    }),
    addNote: api.addNote.handler(({ input, context }) => {
      service.addNote(input, context.actor)
      return book.get(input.id)
    }),
    watched: api.watched.handler(() => book.watched()),
    watch: api.watch.handler(({ input, context }) => {
      service.watch(input, context.actor)
      return book.watched()
    }),
    unwatch: api.unwatch.handler(({ input, context }) => {
      service.unwatch(input, context.actor)
      return book.watched()
    }),
  })

  return {
    router,
    service,
    /** Every shift that began on a day of the span, newest first: signed, taken over or missing since the first one that was handed over. */
    list: book.list,
    /** Shifts that ended an hour ago and more without a handover, or with one nobody took over. */
    dutyContributor(today: Day): Omit<Duty, 'snoozed'>[] {
      const now = clock.now()
      return book.list(addDays(today, -TOLD_DAYS), today).flatMap(({ shift, state }): Omit<Duty, 'snoozed'>[] => {
        const isUnconfirmed = state === 'signed' && now >= shift.endsAt + missingAfterMs
        if (state !== 'missing' && !isUnconfirmed) return []
        const day = dayOf(shift.startedAt)
        if (!book.isInhabited(day)) return []
        const kind = state === 'missing' ? ('handover-missing' as const) : ('handover-unconfirmed' as const)
        return [
          {
            ...{ key: `${kind}:${shift.startedAt}`, kind, dueOn: dayOf(shift.endsAt), owner: 'care-lead' as const },
            ...{ link: screenLinks.handoverOf(shift.startedAt), basis: 'GB 38600-2019' },
            values: { day, onDay: day, shiftName: `shift-${shift.name}` },
          },
        ]
      })
    },
  }
}

// Health files: family doctor, health file and yearly check-up of each person, their rates. Public API of the feature.
import { implement } from '@orpc/server'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { healthFilesContract } from '#shared/features/health-files/health-files.contract.ts'
import type { PartnershipData } from '#shared/features/partnerships/partnerships.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { PartnershipContext } from '../partnerships/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createHealthBook } from './health-book.ts'
import { createHealthEvidence } from './health-evidence.ts'
import { createHealthFilesService } from './health-files.service.ts'
import { createHealthRecordStore } from './health-records.ts'

const api = implement(healthFilesContract).$context<RequestContext>()
export type HealthFilesFeature = ReturnType<typeof createHealthFilesFeature>

/** Builds the feature; does no work until called. */
export function createHealthFilesFeature(deps: {
  context: PartnershipContext
  residents: Pick<ResidentsFeature, 'list' | 'figures' | 'nameOf'>
  data: PartnershipData
}) {
  const { context, residents, data } = deps
  const store = createHealthRecordStore(context.records)
  const book = createHealthBook(context, store, data.checkUpMonths)
  const service = createHealthFilesService(context, store)
  return {
    router: api.router({
      book: api.book.handler(({ input }) => book.on(input.on ?? context.today())),
      listOf: api.listOf.handler(({ input }) => service.listOf(input.residentId)),
      record: api.record.handler(({ input, context: { actor } }) => service.record(input, actor)),
      correct: api.correct.handler(({ input, context: { actor } }) => service.correct(input, actor)),
    }),
    /** One for the house: a line a person would bury everything else. Its key tells by whom it is owed longest. */
    dutyContributor(today: Day): Omit<Duty, 'snoozed'>[] {
      const overdue = book.on(today).lines.filter(({ checkUpDueOn }) => checkUpDueOn < today)
      const first = overdue.map(({ checkUpDueOn }) => checkUpDueOn).sort()[0]
      if (first === undefined) return []
      return [
        {
          ...{ key: `check-up-overdue:${first}:${overdue.length}`, kind: 'check-up-overdue', dueOn: first },
          ...{ owner: 'office', link: `${screenLinks.healthFiles()}?show=check-up`, basis: data.version },
          values: { residents: overdue.length, day: first },
        },
      ]
    },
    evidenceContributor: createHealthEvidence(residents, book, data),
  }
}

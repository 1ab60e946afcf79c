import { implement } from '@orpc/server'
import { staffFilesContract } from '#shared/features/staff-files/staff-files.contract.ts'
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { StaffBook } from './staff-book.ts'
import type { StaffFactsService } from './staff-facts.service.ts'
import type { StaffFilesContext } from './staff-files-context.ts'
import type { StaffPapersService } from './staff-papers.service.ts'

const api = implement(staffFilesContract).$context<RequestContext>()

export function createStaffFilesRouter(parts: {
  context: StaffFilesContext
  book: StaffBook
  facts: StaffFactsService
  papers: StaffPapersService
}) {
  const { context: home, book, facts, papers } = parts
  return api.router({
    rules: api.rules.handler(() => ({ certificates: home.rules, ratios: home.ratios })),
    list: api.list.handler(({ input }) => book.list(input.scope)),
    get: api.get.handler(({ input }) => book.get(input.id)),
    saveFacts: api.saveFacts.handler(actThen(facts.save, ({ id }) => book.get(id))),
    reveal: api.reveal.handler(({ input, context }) => facts.reveal(input, context.actor)),
    addCertificate: api.addCertificate.handler(({ input, context }) => papers.addCertificate(input, context.actor)),
    correctCertificate: api.correctCertificate.handler(({ input, context }) =>
      papers.correctCertificate(input, context.actor),
    ),
    addContract: api.addContract.handler(({ input, context }) => papers.addContract(input, context.actor)),
    correctContract: api.correctContract.handler(({ input, context }) => papers.correctContract(input, context.actor)),
    importRows: api.importRows.handler(({ input, context }) => facts.importRows(input.rows, context.actor)),
    ratio: api.ratio.handler(({ input }) => book.ratio(input.on ?? home.today())),
  })
}

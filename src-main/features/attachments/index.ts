// Attachments: photos and scans that prove a record. Public API of the feature.
import { implement } from '@orpc/server'
import { attachmentsContract } from '#shared/features/attachments/attachments.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createAttachmentsRepository } from './attachments.repository.ts'
import { type AttachmentsServiceDependencies, createAttachmentsService } from './attachments.service.ts'

export { fromStoredFiles, toStoredFiles } from './attachment-columns.ts'

const api = implement(attachmentsContract).$context<RequestContext>()

export type AttachmentsDependencies = Omit<AttachmentsServiceDependencies, 'repository'>
export type AttachmentsFeature = ReturnType<typeof createAttachmentsFeature>

/** Builds the feature; does no work until called. */
export function createAttachmentsFeature(deps: AttachmentsDependencies) {
  const service = createAttachmentsService({ ...deps, repository: createAttachmentsRepository(deps.records) })
  const router = api.router({
    add: api.add.handler(async ({ input, context }) =>
      service.add({ name: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) }, context.actor),
    ),
    list: api.list.handler(({ input }) => service.list(input.ids)),
    open: api.open.handler(({ input }) => service.open(input.id)),
  })
  return { router, service, require: service.require }
}

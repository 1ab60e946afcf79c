// Keeping photos and scans: the bytes say what they are, not the name; the same bytes are kept once.
import { createHash } from 'node:crypto'
import type { AttachmentId } from '#shared/contract/primitives.ts'
import {
  type Attachment,
  type AttachmentMedia,
  mostAttachmentBytes,
} from '#shared/features/attachments/attachments.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { readImageHead } from '../../platform/image-head.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AttachmentsRepository } from './attachments.repository.ts'
import { takenAtOf } from './photo-time.ts'

export type AttachmentsServiceDependencies = {
  records: SqliteDatabase
  repository: AttachmentsRepository
  clock: Clock
  newId: () => string
  displayNameOf: (userId: string) => string | null
}
export type AttachmentsService = ReturnType<typeof createAttachmentsService>

const PDF_START = Buffer.from('%PDF-')
const MEGABYTE = 1024 * 1024
const LONGEST_NAME = 200

/** What the bytes are; null = nothing that is kept. */
function mediaOf(bytes: Uint8Array): AttachmentMedia | null {
  if (PDF_START.equals(bytes.subarray(0, PDF_START.length))) return 'application/pdf'
  return readImageHead(bytes)?.mediaType ?? null
}

export function createAttachmentsService(deps: AttachmentsServiceDependencies) {
  const { records, repository, clock } = deps

  function shown(row: Attachment): Attachment {
    return { ...row, addedBy: row.addedBy === null ? null : (deps.displayNameOf(row.addedBy) ?? row.addedBy) }
  }

  function mustFind(id: AttachmentId, where = 'attachment'): Attachment {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where, values: { id } })
    return row
  }

  return {
    add({ name, bytes }: { name: string; bytes: Uint8Array }, actor: Actor): Attachment {
      if (bytes.length > mostAttachmentBytes) {
        refuseRule('ATTACHMENT_TOO_LARGE', 'file', { name, mostMegabytes: mostAttachmentBytes / MEGABYTE })
      }
      const mediaType = mediaOf(bytes)
      if (!mediaType) refuseRule('ATTACHMENT_NOT_READABLE', 'file', { name })
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const known = repository.findByHash(sha256)
      if (known) return shown(known)
      const row: Attachment = {
        ...{ id: deps.newId() as AttachmentId, name: name.trim().slice(-LONGEST_NAME) || mediaType, mediaType },
        ...{ bytes: bytes.length, sha256, takenAt: mediaType === 'image/jpeg' ? takenAtOf(bytes) : null },
        ...{ addedAt: clock.now(), addedBy: actor.userId },
      }
      withTransaction(records, () => {
        repository.insert({ ...row, seat: actor.seatName, content: bytes })
        const audit = { action: 'attachments.add', objectType: 'attachment', objectId: row.id }
        const after = { mediaType, bytes: bytes.length, sha256, takenAt: row.takenAt }
        appendAudit(records, { at: row.addedAt, ...auditAs(actor), ...audit, after })
      })
      return shown(row)
    },

    list: (ids: readonly AttachmentId[]): Attachment[] => ids.map((id) => shown(mustFind(id))),

    open(id: AttachmentId): { file: File } {
      const { name, mediaType } = mustFind(id)
      const content = repository.content(id) ?? Buffer.alloc(0)
      return { file: new File([new Uint8Array(content)], name, { type: mediaType }) }
    },

    /** The files of ids a record is to name. Throws NOT_FOUND at the field `where` for one that is not kept. */
    require: (ids: readonly AttachmentId[], where?: string): Attachment[] => ids.map((id) => mustFind(id, where)),
  }
}

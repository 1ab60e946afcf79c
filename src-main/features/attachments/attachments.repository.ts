import type { AttachmentId } from '#shared/contract/primitives.ts'
import type { Attachment } from '#shared/features/attachments/attachments.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type AttachmentsRepository = ReturnType<typeof createAttachmentsRepository>

const SELECT = `SELECT id, name, media_type AS mediaType, bytes, sha256, taken_at AS takenAt, added_at AS addedAt,
  added_by AS addedBy FROM attachments`

/** SQL of kept files; no rules here. `addedBy` is a user id. */
export function createAttachmentsRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${SELECT} WHERE id = ?`)
  const byHash = records.prepare(`${SELECT} WHERE sha256 = ?`)
  const contentOf = records.prepare('SELECT content FROM attachments WHERE id = ?').pluck()
  const insert = records.prepare(
    `INSERT INTO attachments (id, name, media_type, bytes, sha256, taken_at, added_at, added_by, seat, content)
     VALUES (:id, :name, :mediaType, :bytes, :sha256, :takenAt, :addedAt, :addedBy, :seat, :content)`,
  )
  return {
    find: (id: AttachmentId) => byId.get(id) as Attachment | undefined,
    findByHash: (sha256: string) => byHash.get(sha256) as Attachment | undefined,
    content: (id: AttachmentId) => contentOf.get(id) as Buffer | undefined,
    insert: (row: Attachment & { seat: string | null; content: Uint8Array }): void => void insert.run(row),
  }
}

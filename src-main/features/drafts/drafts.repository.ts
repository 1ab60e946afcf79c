import type { Instant, UserId } from '#shared/contract/primitives.ts'
import type { DraftContent, DraftKey } from '#shared/features/drafts/drafts.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type DraftOwner = DraftKey & { userId: UserId }
export type DraftsRepository = ReturnType<typeof createDraftsRepository>

const OF_OWNER = 'user_id = :userId AND kind = :kind AND subject_id = :subjectId'

/** SQL of drafts; no rules here. */
export function createDraftsRepository(records: SqliteDatabase) {
  const find = records.prepare(`SELECT version, content_json AS contentJson FROM form_drafts WHERE ${OF_OWNER}`)
  const save = records.prepare(
    `INSERT INTO form_drafts (user_id, kind, subject_id, version, content_json, saved_at)
     VALUES (:userId, :kind, :subjectId, :version, :contentJson, :savedAt)
     ON CONFLICT (user_id, kind, subject_id) DO UPDATE SET version = :version, content_json = :contentJson, saved_at = :savedAt`,
  )
  const remove = records.prepare(`DELETE FROM form_drafts WHERE ${OF_OWNER}`)
  const named = ({ userId, kind, subjectId }: DraftOwner) => ({ userId, kind, subjectId })
  return {
    find(owner: DraftOwner): { version: number; content: DraftContent } | undefined {
      const row = find.get(named(owner)) as { version: number; contentJson: string } | undefined
      return row && { version: row.version, content: JSON.parse(row.contentJson) as DraftContent }
    },
    save: (owner: DraftOwner, row: { version: number; contentJson: string; savedAt: Instant }): void =>
      void save.run({ ...named(owner), ...row }),
    remove: (owner: DraftOwner): void => void remove.run(named(owner)),
  }
}

import type { RosterDraftId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type DraftRow = { id: RosterDraftId; fileName: string; readingJson: string; version: number }
export type NewDraft = DraftRow & { fileSha256: string; createdAt: number; createdBy: string | null }
export type RosterRepository = ReturnType<typeof createRosterRepository>

const SELECT = 'SELECT id, file_name AS fileName, reading_json AS readingJson, version FROM roster_drafts'

/** SQL of roster drafts; no rules here. */
export function createRosterRepository(records: SqliteDatabase) {
  const open = records.prepare(`${SELECT} WHERE ended_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`)
  const insert = records.prepare(
    `INSERT INTO roster_drafts (id, file_name, file_sha256, reading_json, created_at, created_by, version)
     VALUES (:id, :fileName, :fileSha256, :readingJson, :createdAt, :createdBy, :version)`,
  )
  const update = records.prepare('UPDATE roster_drafts SET reading_json = ?, version = ? WHERE id = ?')
  // What was read is personal data: once a draft has ended only its name and hash are kept.
  const end = records.prepare(
    `UPDATE roster_drafts SET ended_at = :at, outcome = :outcome, reading_json = '{}' WHERE id = :id AND ended_at IS NULL`,
  )
  return {
    findOpen: (): DraftRow | undefined => open.get() as DraftRow | undefined,
    insert: (draft: NewDraft): void => void insert.run(draft),
    update: (id: RosterDraftId, readingJson: string, version: number): void =>
      void update.run(readingJson, version, id),
    end: (id: RosterDraftId, at: number, outcome: 'committed' | 'discarded'): void => void end.run({ id, at, outcome }),
  }
}

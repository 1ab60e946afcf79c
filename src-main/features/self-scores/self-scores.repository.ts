import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import { Notes, Scores, type SelfScore } from '#shared/features/self-scores/self-scores.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type SelfScoreRow = SelfScore & { startedAt: Instant; startedBy: string | null; finishedBy: string | null }
type Stored = Omit<SelfScoreRow, 'scores' | 'notes'> & { scoresJson: string; notesJson: string }
export type SelfScoresRepository = ReturnType<typeof createSelfScoresRepository>

const SELECT = `SELECT id, scale_version AS scaleVersion, scored_on AS scoredOn, state, scores_json AS scoresJson,
  notes_json AS notesJson, scorer, started_at AS startedAt, started_by AS startedBy, finished_at AS finishedAt,
  finished_by AS finishedBy, void_reason AS voidReason, version FROM self_scores`

function toRow({ scoresJson, notesJson, ...row }: Stored): SelfScoreRow {
  return { ...row, scores: Scores.parse(JSON.parse(scoresJson)), notes: Notes.parse(JSON.parse(notesJson)) }
}
function toStored({ scores, notes, ...row }: SelfScoreRow): Stored {
  return { ...row, scoresJson: JSON.stringify(scores), notesJson: JSON.stringify(notes) }
}

/** SQL of self-scores; no rules here. */
export function createSelfScoresRepository(records: SqliteDatabase) {
  const all = records.prepare(`${SELECT} ORDER BY started_at DESC, id DESC`)
  const byId = records.prepare(`${SELECT} WHERE id = ?`)
  const insert = records.prepare(
    `INSERT INTO self_scores (id, scale_version, scored_on, state, scores_json, notes_json, scorer, started_at, started_by,
       finished_at, finished_by, void_reason, version)
     VALUES (:id, :scaleVersion, :scoredOn, :state, :scoresJson, :notesJson, :scorer, :startedAt, :startedBy, :finishedAt,
       :finishedBy, :voidReason, :version)`,
  )
  const update = records.prepare(
    `UPDATE self_scores SET scored_on = :scoredOn, state = :state, scores_json = :scoresJson, notes_json = :notesJson,
       scorer = :scorer, finished_at = :finishedAt, finished_by = :finishedBy, void_reason = :voidReason, version = :version
     WHERE id = :id`,
  )
  return {
    list: (): SelfScoreRow[] => (all.all() as Stored[]).map(toRow),
    find(id: RecordId): SelfScoreRow | undefined {
      const row = byId.get(id) as Stored | undefined
      return row && toRow(row)
    },
    insert: (row: SelfScoreRow): void => void insert.run(toStored(row)),
    update: (row: SelfScoreRow): void => void update.run(toStored(row)),
  }
}

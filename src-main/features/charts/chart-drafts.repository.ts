// SQL of lines that wait to be saved; no rules here. One row for each person who writes, kind and floor.
import type { ChartDraft, ChartKind, ChartLine } from '#shared/features/charts/charts.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ChartDraftsRepository = ReturnType<typeof createChartDraftsRepository>
type DraftKey = { userId: string; kind: ChartKind; floorName: string }

export function createChartDraftsRepository(records: SqliteDatabase) {
  const select = records.prepare(
    `SELECT lines_json AS linesJson, version FROM chart_drafts
     WHERE user_id = :userId AND kind = :kind AND floor_name = :floorName`,
  )
  const save = records.prepare(
    `INSERT INTO chart_drafts (user_id, kind, floor_name, lines_json, version, updated_at)
     VALUES (:userId, :kind, :floorName, :linesJson, :version, :at)
     ON CONFLICT (user_id, kind, floor_name) DO UPDATE SET lines_json = excluded.lines_json, version = excluded.version,
       updated_at = excluded.updated_at`,
  )
  return {
    find(key: DraftKey): ChartDraft {
      const row = select.get(key) as { linesJson: string; version: number } | undefined
      const lines = row ? (JSON.parse(row.linesJson) as Record<string, ChartLine>) : {}
      return { kind: key.kind, floorName: key.floorName, version: row?.version ?? 0, lines }
    },
    save: (key: DraftKey, draft: Pick<ChartDraft, 'version' | 'lines'>, at: number): void =>
      void save.run({ ...key, linesJson: JSON.stringify(draft.lines), version: draft.version, at }),
  }
}

// SQL of the rooms that are watched by other means.
import type { CoverageExemption } from '#shared/features/devices/coverage.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type CoverageRepository = ReturnType<typeof createCoverageRepository>

export function createCoverageRepository(db: SqliteDatabase) {
  return {
    listOpen(): CoverageExemption[] {
      return db
        .prepare(
          'SELECT id, role, room_id AS roomId, reason FROM coverage_exemptions WHERE ended_at IS NULL ORDER BY from_at, id',
        )
        .all() as CoverageExemption[]
    },
    insert({ id, role, roomId, reason }: CoverageExemption, at: number, by: string | null): void {
      db.prepare(
        'INSERT INTO coverage_exemptions (id, role, room_id, reason, from_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(id, role, roomId, reason, at, by)
    },
    end(id: string, at: number, by: string | null): number {
      return db
        .prepare('UPDATE coverage_exemptions SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL')
        .run(at, by, id).changes
    },
  }
}

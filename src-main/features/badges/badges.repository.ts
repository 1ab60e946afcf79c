import type { SqliteDatabase } from '../../database/open-database.ts'

export type BadgeRow = {
  id: string
  ending: string
  userId: string | null
  firstReadAt: number
  lastReadAt: number
  lastPlace: string
  withdrawnAt: number | null
}

const COLUMNS = `id, ending, user_id AS userId, first_read_at AS firstReadAt, last_read_at AS lastReadAt,
  last_place AS lastPlace, withdrawn_at AS withdrawnAt`

export type BadgesRepository = ReturnType<typeof createBadgesRepository>

/** SQL of the cards; no rules here. */
export function createBadgesRepository(records: SqliteDatabase) {
  const byId = records.prepare(`SELECT ${COLUMNS} FROM badge_cards WHERE id = ?`)
  const byHash = records.prepare(`SELECT ${COLUMNS} FROM badge_cards WHERE card_hash = ?`)
  return {
    list: (): BadgeRow[] =>
      records.prepare(`SELECT ${COLUMNS} FROM badge_cards ORDER BY last_read_at DESC, id`).all() as BadgeRow[],
    findById: (id: string): BadgeRow | undefined => byId.get(id) as BadgeRow | undefined,
    findByHash: (cardHash: string): BadgeRow | undefined => byHash.get(cardHash) as BadgeRow | undefined,
    insert(card: { id: string; cardHash: string; ending: string; at: number; place: string }): void {
      records
        .prepare(
          `INSERT INTO badge_cards (id, card_hash, ending, first_read_at, last_read_at, last_place)
           VALUES (:id, :cardHash, :ending, :at, :at, :place)`,
        )
        .run(card)
    },
    /** Cards that were never anybody's, beyond the `keep` read last. */
    deleteOldestUnknown(keep: number): void {
      records
        .prepare(
          `DELETE FROM badge_cards WHERE id IN (SELECT id FROM badge_cards
             WHERE user_id IS NULL AND withdrawn_at IS NULL ORDER BY last_read_at DESC, id LIMIT -1 OFFSET ?)`,
        )
        .run(keep)
    },
    noteRead: (id: string, at: number, place: string): void =>
      void records.prepare('UPDATE badge_cards SET last_read_at = ?, last_place = ? WHERE id = ?').run(at, place, id),
    assign: (id: string, userId: string, at: number): void =>
      void records
        .prepare('UPDATE badge_cards SET user_id = ?, assigned_at = ?, withdrawn_at = NULL WHERE id = ?')
        .run(userId, at, id),
    withdraw: (id: string, at: number): void =>
      void records
        .prepare('UPDATE badge_cards SET user_id = NULL, assigned_at = NULL, withdrawn_at = ? WHERE id = ?')
        .run(at, id),
  }
}

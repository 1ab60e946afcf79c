// Where somebody of the staff was told present, and until when that counts. Kept in the records file: a restart forgets nobody.
import type { AttendedHow } from '#shared/features/alarms/alarms.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'

export type Presence = {
  placeKey: string
  at: number
  until: number
  how: AttendedHow
  toldName: string | null
  userId: string | null
}

export type StaffPresence = {
  load(): void
  isAt(placeKey: string | null): boolean
  /** Writes it; call `remember` once the transaction around it is through. */
  store(presence: Presence): void
  remember(presence: Presence): void
}

export function createStaffPresence(records: SqliteDatabase, clock: Pick<Clock, 'now'>): StaffPresence {
  const untilOf = new Map<string, number>()
  const insert = records.prepare(
    `INSERT INTO staff_presences (place_key, at, until, how, told_name, user_id)
     VALUES (:placeKey, :at, :until, :how, :toldName, :userId)`,
  )

  function remember({ placeKey, until }: Pick<Presence, 'placeKey' | 'until'>): void {
    untilOf.set(placeKey, Math.max(untilOf.get(placeKey) ?? 0, until))
  }

  return {
    remember,
    load() {
      untilOf.clear()
      const rows = records
        .prepare('SELECT place_key AS placeKey, until FROM staff_presences WHERE until > ?')
        .all(clock.now()) as { placeKey: string; until: number }[]
      for (const row of rows) remember(row)
    },
    isAt(placeKey) {
      return placeKey !== null && (untilOf.get(placeKey) ?? 0) > clock.now()
    },
    store(presence) {
      insert.run(presence)
    },
  }
}

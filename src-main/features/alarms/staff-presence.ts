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
  /** Since when somebody is there: the earliest word that still counts; null = nobody was told present. */
  sinceAt(placeKey: string | null): number | null
  /** Writes it; call `remember` once the transaction around it is through. */
  store(presence: Presence): void
  remember(presence: Presence): void
}

export function createStaffPresence(records: SqliteDatabase, clock: Pick<Clock, 'now'>): StaffPresence {
  const toldOf = new Map<string, Pick<Presence, 'at' | 'until'>[]>()
  const insert = records.prepare(
    `INSERT INTO staff_presences (place_key, at, until, how, told_name, user_id)
     VALUES (:placeKey, :at, :until, :how, :toldName, :userId)`,
  )

  function counting(placeKey: string): Pick<Presence, 'at' | 'until'>[] {
    return (toldOf.get(placeKey) ?? []).filter(({ until }) => until > clock.now())
  }

  function remember({ placeKey, at, until }: Pick<Presence, 'placeKey' | 'at' | 'until'>): void {
    toldOf.set(placeKey, [...counting(placeKey), { at, until }])
  }

  function sinceAt(placeKey: string | null): number | null {
    if (placeKey === null) return null
    const told = counting(placeKey)
    return told.length === 0 ? null : Math.min(...told.map(({ at }) => at))
  }

  return {
    remember,
    load() {
      toldOf.clear()
      const rows = records
        .prepare('SELECT place_key AS placeKey, at, until FROM staff_presences WHERE until > ?')
        .all(clock.now()) as Pick<Presence, 'placeKey' | 'at' | 'until'>[]
      for (const row of rows) remember(row)
    },
    sinceAt,
    isAt: (placeKey) => sinceAt(placeKey) !== null,
    store(presence) {
      insert.run(presence)
    },
  }
}

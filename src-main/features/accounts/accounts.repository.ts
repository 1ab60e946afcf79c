import { eq, sql } from 'drizzle-orm'
import type { UserId } from '#shared/contract/primitives.ts'
import { createDrizzle, type SqliteDatabase } from '../../database/open-database.ts'
import { folderFacts, type SeatRecord, seats, type UserRecord, users } from './accounts.tables.ts'

export type AccountsRepository = ReturnType<typeof createAccountsRepository>

/** SQL of accounts and seats; no rules here. */
export function createAccountsRepository(records: SqliteDatabase) {
  const db = createDrizzle(records, { users, seats, folderFacts })
  // Asked for every row that shows who wrote it: prepared once.
  const displayName = records.prepare('SELECT display_name FROM users WHERE id = ?').pluck()
  return {
    hasUsers: (): boolean => db.select({ id: users.id }).from(users).limit(1).get() !== undefined,
    findUser: (id: UserId): UserRecord | undefined => db.select().from(users).where(eq(users.id, id)).get(),
    findDisplayName: (id: string): string | null => (displayName.get(id) as string | undefined) ?? null,
    findUserByLoginName: (loginName: string): UserRecord | undefined =>
      db.select().from(users).where(sql`${users.loginName} = ${loginName} COLLATE NOCASE`).get(),
    listUsers: (): UserRecord[] => db.select().from(users).orderBy(users.loginName).all(),
    insertUser: (user: UserRecord): void => void db.insert(users).values(user).run(),
    updateUser: (id: UserId, changes: Partial<UserRecord>): void =>
      void db.update(users).set(changes).where(eq(users.id, id)).run(),
    findSeat: (id: string): SeatRecord | undefined => db.select().from(seats).where(eq(seats.id, id)).get(),
    findSeatByTokenHash: (tokenHash: string): SeatRecord | undefined =>
      db.select().from(seats).where(eq(seats.tokenHash, tokenHash)).get(),
    /** Seats the user sits at or may come back to with the PIN. */
    listSeatsOf: (userId: UserId): SeatRecord[] =>
      db
        .select()
        .from(seats)
        .where(sql`${seats.userId} = ${userId} OR instr(${seats.pinUserIds}, ${`"${userId}"`}) > 0`)
        .all(),
    insertSeat: (seat: SeatRecord): void => void db.insert(seats).values(seat).run(),
    updateSeat: (id: string, changes: Partial<SeatRecord>): void =>
      void db.update(seats).set(changes).where(eq(seats.id, id)).run(),
    /** Browsers that never signed in leave rows behind; those unused for long go. */
    deleteUnusedSeats: (before: number): void =>
      void db
        .delete(seats)
        .where(sql`${seats.userId} IS NULL AND ${seats.lastActiveAt} < ${before} AND ${seats.pinUserIds} = '[]'`)
        .run(),
    folderFact: (name: string): string | null =>
      db.select().from(folderFacts).where(eq(folderFacts.name, name)).get()?.value ?? null,
    setFolderFact: (name: string, value: string): void =>
      void db
        .insert(folderFacts)
        .values({ name, value })
        .onConflictDoUpdate({ target: folderFacts.name, set: { value } })
        .run(),
  }
}

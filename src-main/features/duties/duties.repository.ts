import { eq } from 'drizzle-orm'
import { createDrizzle, type SqliteDatabase } from '../../database/open-database.ts'
import { dutySnoozes } from './duties.tables.ts'

export type SnoozeRow = typeof dutySnoozes.$inferSelect
export type DutiesRepository = ReturnType<typeof createDutiesRepository>

export function createDutiesRepository(records: SqliteDatabase) {
  const db = createDrizzle(records, { dutySnoozes })
  return {
    list: (): SnoozeRow[] => db.select().from(dutySnoozes).all(),
    find: (key: string): SnoozeRow | undefined => db.select().from(dutySnoozes).where(eq(dutySnoozes.key, key)).get(),
    save(row: SnoozeRow): void {
      db.insert(dutySnoozes).values(row).onConflictDoUpdate({ target: dutySnoozes.key, set: row }).run()
    },
    remove: (key: string): void => void db.delete(dutySnoozes).where(eq(dutySnoozes.key, key)).run(),
  }
}

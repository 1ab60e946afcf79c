import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Day, StaffId } from '#shared/contract/primitives.ts'
import { createDrizzle, type SqliteDatabase } from '../../database/open-database.ts'
import { type StaffPostRecord, type StaffRecord, staff, staffPosts } from './staff.tables.ts'

export type StaffRepository = ReturnType<typeof createStaffRepository>

/** SQL of the staff roll; no rules here. */
export function createStaffRepository(records: SqliteDatabase) {
  const db = createDrizzle(records, { staff, staffPosts })
  return {
    find: (id: StaffId): StaffRecord | undefined => db.select().from(staff).where(eq(staff.id, id)).get(),
    listAll: (): StaffRecord[] => db.select().from(staff).orderBy(asc(staff.hiredOn), asc(staff.id)).all(),
    /** On the roll at 24:00 of a day. */
    listOn: (on: Day): StaffRecord[] =>
      db
        .select()
        .from(staff)
        .where(and(lte(staff.hiredOn, on), or(isNull(staff.leftOn), gt(staff.leftOn, on))))
        .orderBy(asc(staff.hiredOn), asc(staff.id))
        .all(),
    /** In the order in which they were written. */
    listPosts: (): StaffPostRecord[] =>
      db.select().from(staffPosts).orderBy(asc(staffPosts.recordedAt), asc(staffPosts.id)).all(),
    listPostsOf: (id: StaffId): StaffPostRecord[] =>
      db
        .select()
        .from(staffPosts)
        .where(eq(staffPosts.staffId, id))
        .orderBy(asc(staffPosts.recordedAt), asc(staffPosts.id))
        .all(),
    insertPost: (row: StaffPostRecord): void => void db.insert(staffPosts).values(row).run(),
    insert: (row: StaffRecord): void => void db.insert(staff).values(row).run(),
    update: (id: StaffId, changes: Partial<StaffRecord>): void =>
      void db.update(staff).set(changes).where(eq(staff.id, id)).run(),
  }
}

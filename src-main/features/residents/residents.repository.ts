import { asc, eq, sql } from 'drizzle-orm'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { Contact } from '#shared/features/residents/residents.model.ts'
import { createDrizzle, type SqliteDatabase } from '../../database/open-database.ts'
import { type ContactRecord, contacts, type ResidentRecord, residents } from './residents.tables.ts'

export type SearchKeys = { id: ResidentId; name: string; idNumber: string | null; pinyin: string; initials: string }
export type ResidentsRepository = ReturnType<typeof createResidentsRepository>

/** SQL of the person and the contacts; no rules here. */
export function createResidentsRepository(records: SqliteDatabase) {
  const db = createDrizzle(records, { residents, contacts })
  // Asked for by every act: building the query anew each time would cost more than running it.
  const byId = db
    .select()
    .from(residents)
    .where(eq(residents.id, sql.placeholder('id')))
    .prepare()
  const idByNumber = db
    .select({ id: residents.id })
    .from(residents)
    .where(eq(residents.idNumber, sql.placeholder('idNumber')))
    .prepare()
  const contactsOf = db
    .select()
    .from(contacts)
    .where(eq(contacts.residentId, sql.placeholder('id')))
    .orderBy(asc(contacts.position))
    .prepare()
  const keys = records.prepare('SELECT id, name, id_number AS idNumber, pinyin, initials FROM residents')
  return {
    find: (id: ResidentId): ResidentRecord | undefined => byId.get({ id }),
    findIdByIdNumber: (idNumber: string): ResidentId | undefined => idByNumber.get({ idNumber })?.id,
    listSearchKeys: (): SearchKeys[] => keys.all() as SearchKeys[],
    insert: (row: ResidentRecord): void => void db.insert(residents).values(row).run(),
    update: (id: ResidentId, changes: Partial<ResidentRecord>): void =>
      void db.update(residents).set(changes).where(eq(residents.id, id)).run(),
    listContacts: (id: ResidentId): ContactRecord[] => contactsOf.all({ id }),
    /** Contacts are part of the person's record and replaced with it; the audit row keeps what was. */
    replaceContacts(id: ResidentId, next: readonly Contact[], newId: () => string): void {
      db.delete(contacts).where(eq(contacts.residentId, id)).run()
      for (const [position, contact] of next.entries()) {
        db.insert(contacts)
          .values({ id: newId(), residentId: id, position, ...contact })
          .run()
      }
    },
  }
}

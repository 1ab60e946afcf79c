// SQL of the call list and its test calls; rows are only added. No rules here.
import * as z from 'zod'
import { Contact, type TestCall } from '#shared/features/emergency/emergency.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type CallListRow = { version: number; contacts: Contact[]; recordedAt: number; recordedBy: string | null }
export type TestCallRow = TestCall & { recordedAt: number }
export type CallListRepository = ReturnType<typeof createCallListRepository>
const Contacts = z.array(Contact)

export function createCallListRepository(records: SqliteDatabase) {
  const newest = records.prepare(
    `SELECT version, contacts_json AS contactsJson, recorded_at AS recordedAt, recorded_by AS recordedBy
     FROM emergency_call_lists ORDER BY version DESC LIMIT 1`,
  )
  const tests = records.prepare(
    `SELECT id, contact_id AS contactId, at, is_reached AS isReached, note, recorded_at AS recordedAt, recorded_by AS recordedBy
     FROM emergency_test_calls ORDER BY at DESC, recorded_at DESC LIMIT 500`,
  )
  const insertList = records.prepare(
    'INSERT INTO emergency_call_lists (version, contacts_json, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
  )
  const insertTest = records.prepare(
    `INSERT INTO emergency_test_calls (id, contact_id, at, is_reached, note, recorded_at, recorded_by)
     VALUES (:id, :contactId, :at, :isReached, :note, :recordedAt, :recordedBy)`,
  )
  return {
    newest(): CallListRow | undefined {
      const row = newest.get() as (Omit<CallListRow, 'contacts'> & { contactsJson: string }) | undefined
      if (!row) return undefined
      const { contactsJson, ...rest } = row
      return { ...rest, contacts: Contacts.parse(JSON.parse(contactsJson)) }
    },
    listTests: (): TestCallRow[] =>
      (tests.all() as (Omit<TestCallRow, 'isReached'> & { isReached: number })[]).map((row) => ({
        ...row,
        isReached: row.isReached === 1,
      })),
    insertList: ({ version, contacts, recordedAt, recordedBy }: CallListRow): void =>
      void insertList.run(version, JSON.stringify(contacts), recordedAt, recordedBy),
    insertTest: (row: TestCallRow): void => void insertTest.run({ ...row, isReached: row.isReached ? 1 : 0 }),
  }
}

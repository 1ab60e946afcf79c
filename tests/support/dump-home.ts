// Every value of every table of both files of a home as one text, to prove what is not in there.
import { join } from 'node:path'
import { listTables } from '#main/database/backup-tasks.ts'
import { openDatabase } from '#main/database/open-database.ts'
import { quoteIdentifier } from '#main/database/quote-identifier.ts'
import { TEST_KEY } from './database-fixture.ts'

export function dumpAll(dataFolder: string): string {
  const parts = (['records', 'telemetry'] as const).map((role) => {
    const db = openDatabase({ file: join(dataFolder, `${role}.db`), key: TEST_KEY, role, readonly: true })
    try {
      return listTables(db).map((table) => db.prepare(`SELECT * FROM ${quoteIdentifier(table)}`).all())
    } finally {
      db.close()
    }
  })
  return JSON.stringify(parts)
}

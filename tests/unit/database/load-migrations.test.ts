import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { findWorkerFile } from '#main/platform/worker-file.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

test('the .sql files are read in order and nothing else is taken for a migration', () => {
  const folder = makeTemporaryFolder()
  mkdirSync(join(folder, 'records'))
  for (const name of ['0002-b.sql', '0001-a.sql', 'notes.txt']) writeFileSync(join(folder, 'records', name), name)
  expect(loadMigrations('records', folder)).toEqual([
    { name: '0001-a.sql', sql: '0001-a.sql' },
    { name: '0002-b.sql', sql: '0002-b.sql' },
  ])
  expect(() => loadMigrations('telemetry', folder)).toThrow(/incomplete/)
})

test('a build that moved the code into chunks still finds its worker, and an incomplete one says so', () => {
  const folder = makeTemporaryFolder()
  mkdirSync(join(folder, 'chunks'))
  expect(() => findWorkerFile('backup-worker', join(folder, 'chunks'))).toThrow(/incomplete/)
  writeFileSync(join(folder, 'backup-worker.js'), '')
  expect(findWorkerFile('backup-worker', join(folder, 'chunks'))).toBe(join(folder, 'backup-worker.js'))
})

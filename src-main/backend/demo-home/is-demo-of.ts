// Tells whether a folder holds the demo of this day and seed. An older demo is removed; anything else is never touched.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { resolveKey } from '../../database/key-store.ts'
import { openDatabase } from '../../database/open-database.ts'
import { systemClock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { dataFolderPaths } from '../../platform/paths.ts'
import type { OpenHomeOptions } from '../open-home.ts'

export type DemoQuestion = { dataFolder: string; key: OpenHomeOptions['key']; today: string; seed: number }

function readFact(dataFolder: string, key: Uint8Array, name: string): string | null {
  const db = openDatabase({ file: dataFolderPaths(dataFolder).recordsFile, key, role: 'records', readonly: true })
  try {
    const row = db.prepare('SELECT value FROM folder_facts WHERE name = ?').get(name) as { value: string } | undefined
    return row?.value ?? null
  } finally {
    db.close()
  }
}

/** True = serve it as it is; false = build it (the folder is empty then). Throws NOT_A_DEMO for a folder that holds something else. */
export async function isDemoOf({ dataFolder, key, today, seed }: DemoQuestion): Promise<boolean> {
  const paths = dataFolderPaths(dataFolder)
  if (!existsSync(paths.folder) || readdirSync(paths.folder).length === 0) return false
  const refuse = (): never => {
    throw new DomainError(
      'NOT_A_DEMO',
      { folder: paths.folder },
      `${paths.folder} holds something that is no demo home. Name another folder with --data.`,
    )
  }
  if (!existsSync(paths.recordsFile)) return refuse()
  const resolved = await resolveKey({ dataFolder, clock: systemClock, ...key })
  const builtFor = readFact(dataFolder, resolved.key, 'demo_built_for')
  if (builtFor === `${today}:${seed}`) return true
  if (builtFor === null && readFact(dataFolder, resolved.key, 'demo_started') === null) refuse()
  rmSync(paths.folder, { recursive: true })
  return false
}

// All checks of a home: both files, the audit chain, and the features' own rules. Reads only.
import { loadMigrations } from '../database/load-migrations.ts'
import { type DatabaseCheck, verifyDatabase } from '../database/verify.ts'
import type { OpenHome } from './open-home.ts'

export type HomeCheck = { name: string; isOk: boolean; detail: string }

export function verifyHome(
  home: Pick<OpenHome, 'records' | 'telemetry'>,
  extraChecks: readonly DatabaseCheck[],
): HomeCheck[] {
  const records = verifyDatabase(home.records, { migrations: loadMigrations('records'), extraChecks })
  const telemetry = verifyDatabase(home.telemetry, { migrations: loadMigrations('telemetry') })
  return [
    ...records.map(({ name, ok, detail }) => ({ name, isOk: ok, detail })),
    ...telemetry.map(({ name, ok, detail }) => ({ name: `telemetry-${name}`, isOk: ok, detail })),
  ]
}

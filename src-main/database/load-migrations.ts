// Finds the numbered .sql files. In the source tree they lie beside this file; a build copies the same folder beside the bundle.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DomainError } from '../platform/domain-error.ts'
import type { DatabaseRole } from './connect.ts'
import type { Migration } from './run-migrations.ts'

/** Reads the migrations of one file in order. `folder` overrides where the `records` and `telemetry` folders are looked for. */
export function loadMigrations(role: DatabaseRole, folder?: string): Migration[] {
  const path = findFolder(role, folder)
  const names = readdirSync(path).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => ({ name, sql: readFileSync(join(path, name), 'utf8') }))
}

function findFolder(role: DatabaseRole, folder: string | undefined): string {
  const candidates = folder ? [join(folder, role)] : listCandidates(import.meta.dirname, role)
  const found = candidates.find((candidate) => existsSync(candidate))
  if (found) return found
  const advice = 'The installation is incomplete: install it again.'
  throw new DomainError('MIGRATIONS_MISSING', { role, candidates }, `The ${role} migrations are not there. ${advice}`)
}

// A bundler may move this code into out/main or out/main/chunks; each level up is asked for migrations/<role>.
function listCandidates(from: string, role: DatabaseRole): string[] {
  const above = dirname(from)
  return [from, above, dirname(above)].map((level) => join(level, 'migrations', role))
}

// Answers one question: can this file be trusted? Reads only; features add checks of their own rules, such as "no two stays overlap".
import { type AuditHead, verifyAuditChain } from './audit-log.ts'
import { listTables } from './backup-tasks.ts'
import type { SqliteDatabase } from './connect.ts'
import { type Migration, planMigrations } from './migration-plan.ts'

export interface CheckResult {
  /** A stable word: `integrity`, `foreign-keys`, `audit-chain`, `migrations`, or the feature's own. */
  name: string
  ok: boolean
  /** What was found, with tables, row ids and counts; never personal data. */
  detail: string
}

export interface DatabaseCheck {
  name: string
  run(db: SqliteDatabase): Omit<CheckResult, 'name'>
}

export interface VerifyDatabaseOptions {
  migrations: readonly Migration[]
  extraChecks?: readonly DatabaseCheck[]
  /** From the manifest of the latest backup: shows a cut-off end of the audit log. */
  auditAnchor?: AuditHead
}

const MOST_FINDINGS = 20

export function verifyDatabase(db: SqliteDatabase, options: VerifyDatabaseOptions): CheckResult[] {
  const checks: DatabaseCheck[] = [
    { name: 'integrity', run: checkIntegrity },
    { name: 'foreign-keys', run: checkForeignKeys },
    { name: 'migrations', run: () => checkMigrations(db, options.migrations) },
  ]
  if (listTables(db).includes('audit_log')) {
    checks.push({ name: 'audit-chain', run: () => checkAuditChain(db, options.auditAnchor) })
  }
  return [...checks, ...(options.extraChecks ?? [])].map((check) => runCheck(db, check))
}

// A check that cannot run has not passed, and must not keep the others from running.
function runCheck(db: SqliteDatabase, check: DatabaseCheck): CheckResult {
  try {
    return { name: check.name, ...check.run(db) }
  } catch (error) {
    return { name: check.name, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

function checkIntegrity(db: SqliteDatabase): Omit<CheckResult, 'name'> {
  const rows = db.pragma(`integrity_check(${MOST_FINDINGS})`) as { integrity_check: string }[]
  const findings = rows.map((row) => row.integrity_check).filter((finding) => finding !== 'ok')
  const pageCount = Number(db.pragma('page_count', { simple: true }))
  if (findings.length > 0) return { ok: false, detail: findings.slice(0, MOST_FINDINGS).join('; ') }
  return { ok: true, detail: `${pageCount} pages` }
}

function checkForeignKeys(db: SqliteDatabase): Omit<CheckResult, 'name'> {
  const orphans = db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  if (orphans.length === 0) return { ok: true, detail: 'every reference leads to a row' }
  const shown = orphans.slice(0, MOST_FINDINGS).map((row) => `${row.table} row ${row.rowid ?? '?'} to ${row.parent}`)
  return { ok: false, detail: `${orphans.length} references lead nowhere: ${shown.join('; ')}` }
}

function checkMigrations(db: SqliteDatabase, migrations: readonly Migration[]): Omit<CheckResult, 'name'> {
  const pending = planMigrations(db, migrations)
  if (pending.length === 0) return { ok: true, detail: `${migrations.length} applied` }
  return { ok: false, detail: `${pending.length} not applied yet, first ${pending[0]?.name}` }
}

function checkAuditChain(db: SqliteDatabase, anchor: AuditHead | undefined): Omit<CheckResult, 'name'> {
  const verdict = verifyAuditChain(db, anchor)
  if (verdict.ok) return { ok: true, detail: `${verdict.rows} rows, head ${verdict.head.hash.slice(0, 12)}` }
  return { ok: false, detail: `broken at row ${verdict.brokenSeq} (${verdict.reason})` }
}

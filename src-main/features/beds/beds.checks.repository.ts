// Checks of `yian verify`: what the triggers forbid is looked for again, because a file may have been changed without them.
import type { DatabaseCheck } from '../../database/verify.ts'

const MOST_FINDINGS = 20

/** A check that finds no row is passed; findings are row ids only. `sql` selects one column `id`. */
export function checkNothingFound(name: string, sql: string): DatabaseCheck {
  return {
    name,
    run(db) {
      const found = db.prepare(sql).pluck().all() as string[]
      if (found.length === 0) return { ok: true, detail: 'nothing found' }
      return { ok: false, detail: `${found.length} rows: ${found.slice(0, MOST_FINDINGS).join(', ')}` }
    },
  }
}

export const bedChecks: readonly DatabaseCheck[] = [
  checkNothingFound(
    'bed-types-overlap',
    `SELECT a.id FROM bed_types a JOIN bed_types b ON b.bed_id = a.bed_id AND b.id > a.id
     WHERE a.voided_at IS NULL AND b.voided_at IS NULL AND a.from_on < COALESCE(b.to_on, '9999-12-31')
       AND b.from_on < COALESCE(a.to_on, '9999-12-31')`,
  ),
  checkNothingFound(
    'beds-without-type',
    `SELECT b.id FROM beds b WHERE NOT EXISTS
       (SELECT 1 FROM bed_types t WHERE t.bed_id = b.id AND t.voided_at IS NULL AND t.from_on <= b.opened_on)`,
  ),
]

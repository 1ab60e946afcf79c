// Checks of `yian verify` on the spine: what guards and triggers forbid is looked for again in the file itself.
import type { DatabaseCheck } from '../../database/verify.ts'
import { checkNothingFound } from '../beds/index.ts'

const END = "'9999-12-31'"

function overlap(name: string, table: string, owner: string): DatabaseCheck {
  return checkNothingFound(
    name,
    `SELECT a.id FROM ${table} a JOIN ${table} b ON b.${owner} = a.${owner} AND b.id > a.id
     WHERE a.voided_at IS NULL AND b.voided_at IS NULL
       AND a.from_on < COALESCE(b.to_on, ${END}) AND b.from_on < COALESCE(a.to_on, ${END})`,
  )
}

export const residentChecks: readonly DatabaseCheck[] = [
  overlap('admissions-overlap', 'admissions', 'resident_id'),
  overlap('stays-overlap-in-bed', 'stays', 'bed_id'),
  overlap('stays-overlap-of-resident', 'stays', 'resident_id'),
  overlap('leaves-overlap', 'leaves', 'resident_id'),
  overlap('categories-overlap', 'funding_categories', 'resident_id'),
  overlap('ability-levels-overlap', 'ability_levels', 'resident_id'),
  overlap('care-levels-overlap', 'care_levels', 'resident_id'),
  overlap('agreements-overlap', 'agreements', 'resident_id'),
  checkNothingFound(
    'stays-tile-admissions',
    `WITH ordered AS (
       SELECT admission_id, from_on, COALESCE(to_on, ${END}) AS end_on,
         LAG(COALESCE(to_on, ${END})) OVER w AS previous_end_on, LEAD(from_on) OVER w AS next_on
       FROM stays WHERE voided_at IS NULL
       WINDOW w AS (PARTITION BY admission_id ORDER BY from_on, COALESCE(to_on, ${END}), id))
     SELECT a.id FROM admissions a WHERE a.voided_at IS NULL AND (
       NOT EXISTS (SELECT 1 FROM ordered o WHERE o.admission_id = a.id)
       OR EXISTS (SELECT 1 FROM ordered o WHERE o.admission_id = a.id
         AND (CASE WHEN o.previous_end_on IS NULL THEN o.from_on <> a.from_on ELSE o.from_on <> o.previous_end_on END
           OR (o.next_on IS NULL AND o.end_on <> COALESCE(a.to_on, ${END})))))`,
  ),
  checkNothingFound(
    'leaves-inside-admissions',
    `SELECT l.id FROM leaves l LEFT JOIN admissions a ON a.id = l.admission_id AND a.voided_at IS NULL
     WHERE l.voided_at IS NULL AND (a.id IS NULL OR a.resident_id <> l.resident_id OR l.from_on < a.from_on
       OR COALESCE(l.to_on, ${END}) > COALESCE(a.to_on, ${END}))`,
  ),
  checkNothingFound(
    'stays-belong-to-admissions',
    `SELECT s.id FROM stays s LEFT JOIN admissions a ON a.id = s.admission_id AND a.voided_at IS NULL
     WHERE s.voided_at IS NULL AND (a.id IS NULL OR a.resident_id <> s.resident_id)`,
  ),
  checkNothingFound(
    'stays-in-open-beds',
    `SELECT s.id FROM stays s JOIN beds b ON b.id = s.bed_id
     WHERE s.voided_at IS NULL AND (s.from_on < b.opened_on OR COALESCE(s.to_on, ${END}) > COALESCE(b.closed_on, ${END}))`,
  ),
  checkNothingFound(
    'nobody-admitted-after-death',
    `SELECT d.id FROM admissions d JOIN admissions a ON a.resident_id = d.resident_id AND a.id <> d.id
     WHERE d.voided_at IS NULL AND a.voided_at IS NULL AND d.discharge_reason = 'death' AND a.from_on >= d.to_on`,
  ),
]

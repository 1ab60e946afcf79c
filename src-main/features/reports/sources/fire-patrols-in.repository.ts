// Fire patrols and self-checks as their own features read them, with the names of the people who signed. Reads only.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import type { CheckKind } from '#shared/features/self-checks/self-checks.model.ts'
import type { SqliteDatabase } from '../../../database/open-database.ts'
import { openPatrolBook } from '../../fire-patrols/index.ts'
import { openCheckBook } from '../../self-checks/index.ts'
import type { SourceFirePatrols } from './fire-patrols-source.ts'
import type { SourceSelfChecks } from './self-checks-source.ts'

const NOON_MS = 12 * 3_600_000

/** Reads the name of an account from the records. */
function nameReader(records: SqliteDatabase): (userId: string) => string | null {
  const name = records.prepare('SELECT display_name FROM users WHERE id = ?').pluck()
  return (userId) => (name.get(userId) as string | undefined) ?? null
}

/** Judged as of the noon after the last day, when the span's last night is over; a patrol that may still be walked is left out. */
export function readFirePatrols(records: SqliteDatabase, from: Day, until: Day, now: Instant): SourceFirePatrols {
  const book = openPatrolBook(records, nameReader(records))
  const judgedAt = Math.min(now, startOfDay(addDays(until, 1)) + NOON_MS)
  const patrols = book.walkedIn(from, until).map((patrol) => ({ ...patrol, day: book.dayOfPatrol(patrol) }))
  const planned = book.plannedIn(from, until, judgedAt).filter(({ state }) => state !== 'upcoming' && state !== 'open')
  return { plan: book.plan, planned, patrols }
}

/** Signed checks of a list, oldest first. */
export function readSelfChecks(records: SqliteDatabase, kind: CheckKind, from: Day, until: Day): SourceSelfChecks {
  const book = openCheckBook(records, nameReader(records))
  const list = book.lists.find((each) => each.kind === kind)
  if (!list) throw new Error(`No check-list of the kind ${kind}. Add one to resources/self-checks.`)
  const checks = book.checksIn(from, until).filter((check) => check.kind === kind && check.finishedAt !== null)
  return { list, checks: checks.reverse() }
}

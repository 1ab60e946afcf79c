import { homeChecks } from '#main/backend/home-checks.ts'
import { verifyAuditChain } from '#main/database/audit-log.ts'
import type { SqliteDatabase } from '#main/database/open-database.ts'
import { createReportSource } from '#main/features/reports/report-source.repository.ts'
import { addDays, addMonths, monthBounds } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { TestRecords } from './test-records.ts'

type Row = { id: string; owner: string; bed: string; admission: string; fromOn: Day; toOn: Day | null }
const OPEN = '9999-12-31'

function rowsOf(records: SqliteDatabase, table: 'stays' | 'leaves' | 'admissions'): Row[] {
  const bed = table === 'stays' ? 'bed_id' : "''"
  const admission = table === 'admissions' ? 'id' : 'admission_id'
  return records
    .prepare(
      `SELECT id, resident_id AS owner, ${bed} AS bed, ${admission} AS admission, from_on AS fromOn, to_on AS toOn
       FROM ${table} WHERE voided_at IS NULL ORDER BY from_on, COALESCE(to_on, '${OPEN}'), id`,
    )
    .all() as Row[]
}

const covers = (row: Row, day: Day) => row.fromOn <= day && (row.toOn ?? OPEN) > day

function daysFrom(firstOn: Day, lastOn: Day): Day[] {
  const days: Day[] = []
  for (let day = firstOn; day <= lastOn; day = addDays(day, 1)) days.push(day)
  return days
}

function findTilingFaults(admissions: Row[], stays: Row[], leaves: Row[]): string[] {
  return admissions.flatMap((admission) => {
    const own = stays.filter((stay) => stay.admission === admission.id)
    const ends = own.map((stay) => stay.toOn)
    const starts = own.map((stay) => stay.fromOn)
    // Each stay begins where the one before it ended; the first with the admission, and the last ends with it.
    const expected = [admission.fromOn, ...ends.slice(0, -1)]
    const isTiled =
      own.length > 0 && starts.every((start, index) => start === expected[index]) && ends.at(-1) === admission.toOn
    const outside = leaves.filter(
      (leave) =>
        leave.admission === admission.id &&
        (leave.fromOn < admission.fromOn || (leave.toOn ?? OPEN) > (admission.toOn ?? OPEN)),
    )
    return [
      ...(isTiled ? [] : [`admission ${admission.id} is not tiled`]),
      ...outside.map((leave) => `leave ${leave.id} lies outside`),
    ]
  })
}

/** Everything that must hold of a home's occupancy, computed night by night from the raw rows; an empty list is right. */
export function findOccupancyFaults(home: TestRecords, firstOn: Day): string[] {
  const { records, residents } = home
  const today = residents.list({ scope: 'in', limit: 1, offset: 0 }).on
  const [admissions, stays, leaves] = [
    rowsOf(records, 'admissions'),
    rowsOf(records, 'stays'),
    rowsOf(records, 'leaves'),
  ]
  const faults = findTilingFaults(admissions, stays, leaves)
  const source = createReportSource(records)
  let personDays = 0
  let leaveDays = 0
  for (const day of daysFrom(firstOn, today)) {
    const here = stays.filter((stay) => covers(stay, day))
    const away = leaves.filter((leave) => covers(leave, day))
    if (new Set(here.map((stay) => stay.bed)).size !== here.length) faults.push(`a bed holds two on ${day}`)
    if (new Set(here.map((stay) => stay.owner)).size !== here.length) faults.push(`a resident lies twice on ${day}`)
    const census = residents.census(day)
    if (census.inHouse !== here.length) faults.push(`census of ${day} is ${census.inHouse}, stays are ${here.length}`)
    const inReport = source.residentsOn(day).length
    if (inReport !== here.length) faults.push(`the report of ${day} lists ${inReport}, stays are ${here.length}`)
    const onRoll = admissions.filter((admission) => covers(admission, day)).length
    if (onRoll !== here.length) faults.push(`admissions of ${day} are ${onRoll}, stays are ${here.length}`)
    if (census.onLeave + census.inHospital !== away.length) faults.push(`leaves of ${day} are miscounted`)
    const onMap = home.beds.bedsOn(day).filter((bed) => bed.occupant !== null).length
    if (onMap !== here.length) faults.push(`the bed map of ${day} shows ${onMap}, stays are ${here.length}`)
    personDays += here.length
    leaveDays += away.length
  }
  const sum = (rows: { days: number }[]) => rows.reduce((total, row) => total + row.days, 0)
  if (sum(source.personDays(firstOn, today)) !== personDays) faults.push('person-days are not the sum of the census')
  if (sum(source.leaveDays(firstOn, today)) !== leaveDays) faults.push('leave-days are not the sum of the days away')
  for (let month = firstOn.slice(0, 7); month <= today.slice(0, 7); month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    const { from, to } = monthBounds(month)
    const opening = residents.census(addDays(from, -1)).inHouse
    const movedIn = source.admissionsIn(from, to).length
    const movedOut = source.dischargesIn(from, to).length
    const closing = residents.census(to).inHouse
    if (opening + movedIn - movedOut !== closing)
      faults.push(`${month}: ${opening} + ${movedIn} - ${movedOut} is not ${closing}`)
  }
  const chain = verifyAuditChain(records)
  if (!chain.ok) faults.push(`the audit chain breaks at ${chain.brokenSeq}`)
  for (const check of homeChecks) {
    const result = check.run(records)
    if (!result.ok) faults.push(`${check.name}: ${result.detail}`)
  }
  return faults
}

/** All rows of the spine as one text: a refused act must leave it as it was. */
export function fingerprint(records: SqliteDatabase): string {
  const tables = ['residents', 'admissions', 'stays', 'leaves', 'funding_categories', 'audit_log']
  return tables.map((table) => JSON.stringify(records.prepare(`SELECT * FROM ${table} ORDER BY 1`).all())).join('\n')
}

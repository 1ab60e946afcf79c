// Until when a paper of the house holds, and how a kind stands on a day. Pure.
import { addDays, addMonths } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { DaySpan } from '../binder/coverage.rules.ts'
import type { HouseRecord, HouseRecordKind, HouseStanding } from './house-records.model.ts'

type Dated = Pick<HouseRecord, 'on' | 'validUntil' | 'result'>
type Cycle = Pick<HouseRecordKind, 'cycleMonths' | 'warnDays' | 'isOptional'>

/** The rows that count: no row that another one sets right, and none that was no paper of the house. */
export function countingOf<Row extends Pick<HouseRecord, 'id' | 'correctsId' | 'isVoid'>>(rows: readonly Row[]): Row[] {
  const replaced = new Set(rows.map(({ correctsId }) => correctsId))
  return rows.filter(({ id, isVoid }) => !isVoid && !replaced.has(id))
}

/** A row and those it sets right, one after another: who signed one of them has signed this paper. */
export function chainOf(rows: readonly Pick<HouseRecord, 'id' | 'correctsId'>[], id: string): ReadonlySet<string> {
  const before = new Map<string, string | null>(rows.map((row) => [row.id, row.correctsId]))
  const chain = new Set<string>()
  for (let each: string | null = id; each !== null && !chain.has(each); each = before.get(each) ?? null) chain.add(each)
  return chain
}

/** Last day a paper holds: its own, else a cycle after its day; null = without an end. The day a cycle ends on is the last good one. */
export function holdsUntil({ on, validUntil }: Dated, { cycleMonths }: Pick<Cycle, 'cycleMonths'>): Day | null {
  if (validUntil !== null) return validUntil
  return cycleMonths === null ? null : addDays(addMonths(on, cycleMonths), -1)
}

/** The days a paper stands for; a failed test stands for none. */
export function coverOf(record: Dated, kind: Pick<Cycle, 'cycleMonths'>): DaySpan | null {
  return record.result === 'failed' ? null : { from: record.on, until: holdsUntil(record, kind) }
}

/** The days papers stand for; one without an end stands until a newer one replaces it. */
export function coversOf(records: readonly Dated[], kind: Pick<Cycle, 'cycleMonths'>): DaySpan[] {
  const good = records.filter(({ result }) => result !== 'failed')
  return good.flatMap((record) => {
    const cover = coverOf(record, kind)
    if (cover === null || cover.until !== null) return cover ?? []
    const [next] = good
      .map(({ on }) => on)
      .filter((on) => on > record.on)
      .sort()
    return [{ ...cover, until: next === undefined ? null : addDays(next, -1) }]
  })
}

/** The newest by day; of one day the one recorded last. Rows come in the order they were recorded. */
export function newestOf<Row extends Pick<HouseRecord, 'on'>>(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>((newest, row) => (newest === null || row.on >= newest.on ? row : newest), null)
}

/** `records`: the counting rows up to the day. `isNeeded` null = nobody said. */
export function standingOf(
  kind: Cycle,
  records: readonly Dated[],
  { isNeeded, today }: { isNeeded: boolean | null; today: Day },
): HouseStanding {
  if (isNeeded === false) return 'not-needed'
  const known = records.filter(({ on }) => on <= today)
  const newest = newestOf(known)
  if (newest === null) return kind.isOptional && isNeeded === null ? 'unasked' : 'missing'
  if (newest.result === 'failed') return 'failed'
  // What holds without an end holds until it is replaced.
  if (holdsUntil(newest, kind) === null) return 'in-order'
  const ends = known.flatMap((record) => (record.result === 'failed' ? [] : [holdsUntil(record, kind)]))
  const last =
    ends
      .flatMap((end) => end ?? [])
      .sort()
      .at(-1) ?? today
  if (last < today) return newest.validUntil === null ? 'overdue' : 'expired'
  return addDays(last, -kind.warnDays) <= today ? 'due-soon' : 'in-order'
}

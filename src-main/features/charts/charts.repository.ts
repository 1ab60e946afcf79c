// SQL of chart entries; no rules here. Rows are only ever added.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { ChartKind, ChartSource, ChartValue } from '#shared/features/charts/charts.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ChartRow = {
  id: RecordId
  requestKey: string
  residentId: ResidentId
  at: Instant
  value: ChartValue
  source: ChartSource
  taskKey: string | null
  isLate: 0 | 1
  lateReason: string | null
  note: string | null
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
  correctsId: RecordId | null
  correctionReason: string | null
  isVoid: 0 | 1
}
/** `isCorrected` = another row sets this one right. */
export type ReadChartRow = ChartRow & { isCorrected: 0 | 1 }
type Stored = Omit<ReadChartRow, 'value'> & { valueJson: string }
export type ChartsRepository = ReturnType<typeof createChartsRepository>

const MOST_ROWS = 2000
const IS_CORRECTED = 'EXISTS (SELECT 1 FROM chart_entries c WHERE c.corrects_id = e.id)'
const COUNTS = `e.is_void = 0 AND NOT ${IS_CORRECTED}`
const COLUMNS = `e.id, e.request_key AS requestKey, e.resident_id AS residentId, e.at, e.value_json AS valueJson, e.source,
  e.task_key AS taskKey, e.is_late AS isLate, e.late_reason AS lateReason, e.note, e.recorded_at AS recordedAt,
  e.recorded_by AS recordedBy, e.seat, e.corrects_id AS correctsId, e.correction_reason AS correctionReason,
  e.is_void AS isVoid, ${IS_CORRECTED} AS isCorrected`
const NEWEST = 'ORDER BY e.at DESC, e.recorded_at DESC, e.id DESC'

const read = ({ valueJson, ...row }: Stored): ReadChartRow => ({ ...row, value: JSON.parse(valueJson) as ChartValue })

export function createChartsRepository(records: SqliteDatabase) {
  const insert = records.prepare(
    `INSERT INTO chart_entries (id, request_key, resident_id, kind, at, value_json, source, task_key, is_late, late_reason, note,
       recorded_at, recorded_by, seat, corrects_id, correction_reason, is_void)
     VALUES (:id, :requestKey, :residentId, :kind, :at, :valueJson, :source, :taskKey, :isLate, :lateReason, :note, :recordedAt,
       :recordedBy, :seat, :correctsId, :correctionReason, :isVoid)`,
  )
  const byId = records.prepare(`SELECT ${COLUMNS} FROM chart_entries e WHERE e.id = ?`)
  const byRequest = records.prepare('SELECT 1 FROM chart_entries WHERE request_key = ?')
  const between = records.prepare(
    `SELECT ${COLUMNS} FROM chart_entries e WHERE e.resident_id = :residentId AND e.at >= :from AND e.at < :to
       ${NEWEST} LIMIT ${MOST_ROWS}`,
  )
  // One seek in the index for each person and kind: the history may be long, the newest entry is one row.
  const latest = records.prepare(
    `SELECT ${COLUMNS} FROM json_each(:ids) r CROSS JOIN json_each(:kinds) k JOIN chart_entries e ON e.id =
       (SELECT e.id FROM chart_entries e WHERE e.resident_id = r.value AND e.kind = k.value AND e.at <= :at AND ${COUNTS}
          ${NEWEST} LIMIT 1)`,
  )
  const counting = records.prepare(
    `SELECT ${COLUMNS} FROM json_each(:ids) r CROSS JOIN json_each(:kinds) k JOIN chart_entries e
       ON e.resident_id = r.value AND e.kind = k.value AND e.at >= :from AND e.at < :to
     WHERE ${COUNTS} ORDER BY e.at, e.recorded_at, e.id`,
  )
  return {
    insert({ value, ...row }: ChartRow): void {
      insert.run({ ...row, kind: value.kind, valueJson: JSON.stringify(value) })
    },
    findById(id: string): ReadChartRow | undefined {
      const row = byId.get(id) as Stored | undefined
      return row && read(row)
    },
    hasRequest: (requestKey: string): boolean => byRequest.get(requestKey) !== undefined,
    /** Newest first, corrected and void ones among them. */
    listBetween: (residentId: ResidentId, from: Instant, to: Instant): ReadChartRow[] =>
      (between.all({ residentId, from, to }) as Stored[]).map(read),
    /** The newest row that counts of each person and kind, not after `at`. */
    listLatest: (ids: readonly ResidentId[], kinds: readonly ChartKind[], at: Instant): ReadChartRow[] =>
      (latest.all({ ids: JSON.stringify(ids), kinds: JSON.stringify(kinds), at }) as Stored[]).map(read),
    /** Rows that count, earliest first. */
    listCounting: (
      ids: readonly ResidentId[],
      kinds: readonly ChartKind[],
      { from, to }: { from: Instant; to: Instant },
    ): ReadChartRow[] =>
      (counting.all({ ids: JSON.stringify(ids), kinds: JSON.stringify(kinds), from, to }) as Stored[]).map(read),
  }
}

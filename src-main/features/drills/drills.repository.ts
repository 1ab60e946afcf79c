// SQL of emergency drills and what was written of them; rows are only added. No rules here.
import type { AlarmId, Instant, RecordId } from '#shared/contract/primitives.ts'
import { DrillEntryContent, type DrillPlan } from '#shared/features/drills/drills.model.ts'
import { fireKinds } from '#shared/features/roll-call/roll-call.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { UnwrittenDrill } from './drill-duties.ts'

export type DrillRow = DrillPlan & {
  id: RecordId
  alarmId: AlarmId | null
  recordedAt: Instant
  recordedBy: string | null
}
export type DrillEntryRow = {
  id: RecordId
  drillId: RecordId
  content: DrillEntryContent
  reason: string | null
  voidsId: RecordId | null
  recordedAt: Instant
  recordedBy: string | null
}
type StoredEntry = Omit<DrillEntryRow, 'content'> & { contentJson: string }
export type DrillsRepository = ReturnType<typeof createDrillsRepository>

const DRILL = `SELECT id, kind, planned_on AS plannedOn, place, organizer, scenario, alarm_id AS alarmId, recorded_at AS recordedAt,
  recorded_by AS recordedBy FROM emergency_drills`
const ENTRY = `SELECT id, drill_id AS drillId, content_json AS contentJson, reason, voids_id AS voidsId, recorded_at AS recordedAt,
  recorded_by AS recordedBy FROM emergency_drill_entries`

function toEntry({ contentJson, ...row }: StoredEntry): DrillEntryRow {
  return { ...row, content: DrillEntryContent.parse(JSON.parse(contentJson)) }
}

export function createDrillsRepository(records: SqliteDatabase) {
  const all = records.prepare(`${DRILL} ORDER BY planned_on, id`)
  const byId = records.prepare(`${DRILL} WHERE id = ?`)
  const ofAlarm = records.prepare('SELECT id FROM emergency_drills WHERE alarm_id = ?').pluck()
  const entries = records.prepare(`${ENTRY} ORDER BY recorded_at, id`)
  const entriesOf = records.prepare(`${ENTRY} WHERE drill_id = ? ORDER BY recorded_at, id`)
  const hasRollCall = records.prepare('SELECT 1 FROM roll_calls WHERE id = ?')
  const rollCallOfAlarm = records
    .prepare('SELECT id FROM roll_calls WHERE alarm_id = ? ORDER BY opened_at DESC LIMIT 1')
    .pluck()
  const unwritten = records.prepare(
    `SELECT a.id AS alarmId, a.place_label AS placeLabel, a.raised_at AS raisedAt FROM roll_calls c JOIN alarms a ON a.id = c.alarm_id
     WHERE a.close_reason = 'drill' AND a.kind IN (SELECT value FROM json_each(:kinds))
       AND NOT EXISTS (SELECT 1 FROM emergency_drills d WHERE d.alarm_id = a.id)
     GROUP BY a.id ORDER BY a.raised_at`,
  )
  const hazards = records.prepare(
    'SELECT id, drill_id AS drillId FROM hazards WHERE drill_id IS NOT NULL ORDER BY number',
  )
  const insertDrill = records.prepare(
    `INSERT INTO emergency_drills (id, kind, planned_on, place, organizer, scenario, alarm_id, recorded_at, recorded_by)
     VALUES (:id, :kind, :plannedOn, :place, :organizer, :scenario, :alarmId, :recordedAt, :recordedBy)`,
  )
  const insertEntry = records.prepare(
    `INSERT INTO emergency_drill_entries (id, drill_id, kind, content_json, reason, voids_id, recorded_at, recorded_by)
     VALUES (:id, :drillId, :kind, :contentJson, :reason, :voidsId, :recordedAt, :recordedBy)`,
  )
  return {
    list: () => all.all() as DrillRow[],
    find: (id: RecordId) => byId.get(id) as DrillRow | undefined,
    findOfAlarm: (alarmId: AlarmId) => ofAlarm.get(alarmId) as RecordId | undefined,
    hasRollCall: (id: string): boolean => hasRollCall.get(id) !== undefined,
    rollCallOfAlarm: (alarmId: AlarmId) => rollCallOfAlarm.get(alarmId) as string | undefined,
    listUnwritten: () => unwritten.all({ kinds: JSON.stringify(fireKinds) }) as UnwrittenDrill[],
    listEntries: (): DrillEntryRow[] => (entries.all() as StoredEntry[]).map(toEntry),
    entriesOf: (id: RecordId): DrillEntryRow[] => (entriesOf.all(id) as StoredEntry[]).map(toEntry),
    listHazards: () => hazards.all() as { id: RecordId; drillId: RecordId }[],
    insert: (row: DrillRow): void => void insertDrill.run(row),
    insertEntry: ({ content, ...row }: DrillEntryRow): void =>
      void insertEntry.run({ ...row, kind: content.kind, contentJson: JSON.stringify(content) }),
  }
}

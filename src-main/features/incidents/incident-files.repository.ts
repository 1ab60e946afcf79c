// SQL of incidents' files, their steps and snapshots; rows are only added. No rules here.
import type { AlarmId, Instant, RecordId } from '#shared/contract/primitives.ts'
import { IncidentSnapshot, type IncidentStep, StepContent } from '#shared/features/incidents/incidents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type FileRow = {
  incidentId: RecordId
  foundAt: Instant
  alarmId: AlarmId | null
  rulesVersion: string
  openedAt: Instant
  openedBy: string | null
  seat: string | null
}
export type StepRow = Omit<IncidentStep, 'isCorrected'>
type StoredStep = Omit<StepRow, 'content' | 'isVoid'> & { contentJson: string; isVoid: number }
export type IncidentFilesRepository = ReturnType<typeof createIncidentFilesRepository>

const FILE = `SELECT incident_id AS incidentId, found_at AS foundAt, alarm_id AS alarmId, rules_version AS rulesVersion,
  opened_at AS openedAt, opened_by AS openedBy, seat FROM incident_files`
const STEP = `SELECT s.id, s.incident_id AS incidentId, s.at, s.content_json AS contentJson, s.recorded_at AS recordedAt,
  s.recorded_by AS recordedBy, s.seat, s.corrects_id AS correctsId, s.reason, s.is_void AS isVoid FROM incident_steps s`
const IN_ORDER = 'ORDER BY s.at, s.recorded_at, s.id'

function toStep({ contentJson, isVoid, ...row }: StoredStep): StepRow {
  return { ...row, content: StepContent.parse(JSON.parse(contentJson)), isVoid: isVoid === 1 }
}

export function createIncidentFilesRepository(records: SqliteDatabase) {
  const find = records.prepare(`${FILE} WHERE incident_id = ?`)
  const findOfAlarm = records.prepare('SELECT incident_id FROM incident_files WHERE alarm_id = ?').pluck()
  const listOf = records.prepare(`${FILE} WHERE incident_id IN (SELECT value FROM json_each(?))`)
  // Closed is a step that counts; taking it back adds the row that corrects it.
  const listOpen = records
    .prepare(
      `SELECT f.incident_id FROM incident_files f WHERE NOT EXISTS (SELECT 1 FROM incident_steps s
         WHERE s.incident_id = f.incident_id AND s.kind = 'closed' AND s.is_void = 0
           AND NOT EXISTS (SELECT 1 FROM incident_steps c WHERE c.corrects_id = s.id))
       ORDER BY f.found_at, f.incident_id`,
    )
    .pluck()
  const findStep = records.prepare(`${STEP} WHERE s.id = ?`)
  const steps = records.prepare(`${STEP} WHERE s.incident_id IN (SELECT value FROM json_each(?)) ${IN_ORDER}`)
  const isCorrected = records.prepare('SELECT EXISTS (SELECT 1 FROM incident_steps WHERE corrects_id = ?)').pluck()
  const snapshot = records
    .prepare(
      'SELECT snapshot_json FROM incident_snapshots WHERE incident_id = ? ORDER BY taken_at DESC, id DESC LIMIT 1',
    )
    .pluck()
  const insertFile = records.prepare(
    `INSERT INTO incident_files (incident_id, found_at, alarm_id, rules_version, opened_at, opened_by, seat)
     VALUES (:incidentId, :foundAt, :alarmId, :rulesVersion, :openedAt, :openedBy, :seat)`,
  )
  const insertStep = records.prepare(
    `INSERT INTO incident_steps (id, incident_id, kind, at, content_json, corrects_id, reason, is_void, recorded_at, recorded_by, seat)
     VALUES (:id, :incidentId, :kind, :at, :contentJson, :correctsId, :reason, :isVoid, :recordedAt, :recordedBy, :seat)`,
  )
  const insertSnapshot = records.prepare(
    'INSERT INTO incident_snapshots (id, incident_id, taken_at, snapshot_json) VALUES (?, ?, ?, ?)',
  )
  return {
    find: (incidentId: RecordId) => find.get(incidentId) as FileRow | undefined,
    findOfAlarm: (alarmId: AlarmId) => findOfAlarm.get(alarmId) as RecordId | undefined,
    listOf: (ids: readonly RecordId[]) => listOf.all(JSON.stringify(ids)) as FileRow[],
    listOpenIds: () => listOpen.all() as RecordId[],
    findStep(id: RecordId): StepRow | undefined {
      const row = findStep.get(id) as StoredStep | undefined
      return row && toStep(row)
    },
    isCorrected: (id: RecordId): boolean => isCorrected.get(id) === 1,
    /** Steps of several files at once, oldest first. */
    listSteps: (ids: readonly RecordId[]): StepRow[] => (steps.all(JSON.stringify(ids)) as StoredStep[]).map(toStep),
    /** The newest; null = none was taken. */
    findSnapshot(incidentId: RecordId): IncidentSnapshot | null {
      const json = snapshot.get(incidentId) as string | undefined
      return json === undefined ? null : IncidentSnapshot.parse(JSON.parse(json))
    },
    insertFile: (row: FileRow): void => void insertFile.run(row),
    insertStep({ content, isVoid, ...row }: StepRow): void {
      insertStep.run({ ...row, kind: content.kind, contentJson: JSON.stringify(content), isVoid: isVoid ? 1 : 0 })
    },
    insertSnapshot: (id: string, incidentId: RecordId, taken: IncidentSnapshot): void =>
      void insertSnapshot.run(id, incidentId, taken.takenAt, JSON.stringify(taken)),
  }
}

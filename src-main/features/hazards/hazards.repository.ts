// SQL of hazards and the steps of their loop; rows are only added. No rules here.
import type { AlarmId, Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { HazardFound, HazardStepContent } from '#shared/features/hazards/hazards.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type HazardRow = HazardFound & {
  id: RecordId
  number: string
  isLate: boolean
  reason: string | null
  recordedAt: Instant
  recordedBy: string | null
}
export type HazardStepRow = {
  id: RecordId
  hazardId: RecordId
  on: Day
  content: HazardStepContent
  isLate: boolean
  reason: string | null
  voidsId: RecordId | null
  recordedAt: Instant
  recordedBy: string | null
}
type StoredHazard = Omit<HazardRow, 'attachmentIds' | 'isLate'> & { attachmentIdsJson: string; isLate: number }
type StoredStep = Omit<HazardStepRow, 'content' | 'isLate'> & { contentJson: string; isLate: number }
export type HazardsRepository = ReturnType<typeof createHazardsRepository>

const HAZARD = `SELECT id, number, found_on AS foundOn, source, category, place, text, attachment_ids_json AS attachmentIdsJson,
  alarm_id AS alarmId, drill_id AS drillId, is_late AS isLate, reason, recorded_at AS recordedAt, recorded_by AS recordedBy FROM hazards`
const STEP = `SELECT id, hazard_id AS hazardId, on_day AS "on", content_json AS contentJson, is_late AS isLate, reason,
  voids_id AS voidsId, recorded_at AS recordedAt, recorded_by AS recordedBy FROM hazard_steps`

function toHazard({ attachmentIdsJson, isLate, ...row }: StoredHazard): HazardRow {
  return { ...row, attachmentIds: JSON.parse(attachmentIdsJson) as AttachmentIds, isLate: isLate === 1 }
}

/** Judged when it was written; judging thousands again would make every list wait. */
function toStep({ contentJson, isLate, ...row }: StoredStep): HazardStepRow {
  return { ...row, content: JSON.parse(contentJson) as HazardStepContent, isLate: isLate === 1 }
}

export function createHazardsRepository(records: SqliteDatabase) {
  const all = records.prepare(`${HAZARD} ORDER BY found_on, number`)
  const byId = records.prepare(`${HAZARD} WHERE id = ?`)
  const ofAlarm = records.prepare('SELECT id FROM hazards WHERE alarm_id = ?').pluck()
  const numbers = records.prepare('SELECT number FROM hazards WHERE number LIKE ?').pluck()
  const hasAlarm = records.prepare('SELECT 1 FROM alarms WHERE id = ?')
  const hasDrill = records.prepare('SELECT 1 FROM emergency_drills WHERE id = ?')
  // In the order in which they were written: what stands follows from that.
  const steps = records.prepare(`${STEP} ORDER BY recorded_at, id`)
  const stepsOf = records.prepare(`${STEP} WHERE hazard_id = ? ORDER BY recorded_at, id`)
  const insertHazard = records.prepare(
    `INSERT INTO hazards (id, number, found_on, source, category, place, text, attachment_ids_json, alarm_id, drill_id, is_late, reason,
       recorded_at, recorded_by)
     VALUES (:id, :number, :foundOn, :source, :category, :place, :text, :attachmentIdsJson, :alarmId, :drillId, :isLate, :reason,
       :recordedAt, :recordedBy)`,
  )
  const insertStep = records.prepare(
    `INSERT INTO hazard_steps (id, hazard_id, kind, on_day, content_json, is_late, reason, voids_id, recorded_at, recorded_by)
     VALUES (:id, :hazardId, :kind, :on, :contentJson, :isLate, :reason, :voidsId, :recordedAt, :recordedBy)`,
  )
  return {
    list: (): HazardRow[] => (all.all() as StoredHazard[]).map(toHazard),
    find(id: RecordId): HazardRow | undefined {
      const row = byId.get(id) as StoredHazard | undefined
      return row && toHazard(row)
    },
    findOfAlarm: (alarmId: AlarmId) => ofAlarm.get(alarmId) as RecordId | undefined,
    hasAlarm: (id: string): boolean => hasAlarm.get(id) !== undefined,
    hasDrill: (id: string): boolean => hasDrill.get(id) !== undefined,
    /** Numbers given in a year, 'YYYY'. */
    numbersOf: (year: string): string[] => numbers.all(`YH-${year}-%`) as string[],
    listSteps: (): HazardStepRow[] => (steps.all() as StoredStep[]).map(toStep),
    stepsOf: (id: RecordId): HazardStepRow[] => (stepsOf.all(id) as StoredStep[]).map(toStep),
    insert({ attachmentIds, isLate, ...row }: HazardRow): void {
      insertHazard.run({ ...row, attachmentIdsJson: JSON.stringify(attachmentIds), isLate: isLate ? 1 : 0 })
    },
    insertStep({ content, isLate, ...row }: HazardStepRow): void {
      const json = JSON.stringify(content)
      insertStep.run({ ...row, kind: content.kind, contentJson: json, isLate: isLate ? 1 : 0 })
    },
  }
}

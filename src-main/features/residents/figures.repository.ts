// SQL behind the figures of reports: every row carries the id it is counted by.
import type { AdmissionId, Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { AbilityLevel, DischargeReason, LeaveKind } from '#shared/features/residents/residents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** An admission as the registers show it; `toOn` null = still in. */
export type MovementRow = {
  id: AdmissionId
  residentId: ResidentId
  name: string
  fromOn: Day
  toOn: Day | null
  dischargeReason: DischargeReason | null
}
export type SpanRow = { id: RecordId; residentId: ResidentId; fromOn: Day; toOn: Day | null }
export type AssessmentRow = { id: RecordId; residentId: ResidentId; level: AbilityLevel; assessedOn: Day }
export type FiguresRepository = ReturnType<typeof createFiguresRepository>

const MOVEMENT = `SELECT a.id, a.resident_id AS residentId, r.name, a.from_on AS fromOn, a.to_on AS toOn,
  a.discharge_reason AS dischargeReason FROM admissions a JOIN residents r ON r.id = a.resident_id
  WHERE a.voided_at IS NULL`
const MEETS = "from_on <= :lastOn AND COALESCE(to_on, '9999-12-31') > :firstOn"

export function createFiguresRepository(records: SqliteDatabase) {
  const admitted = records.prepare(`${MOVEMENT} AND a.from_on BETWEEN :firstOn AND :lastOn ORDER BY a.from_on, a.id`)
  const discharged = records.prepare(`${MOVEMENT} AND a.to_on BETWEEN :firstOn AND :lastOn ORDER BY a.to_on, a.id`)
  const span = 'SELECT id, resident_id AS residentId, from_on AS fromOn, to_on AS toOn'
  const admissions = records.prepare(
    `${span} FROM admissions WHERE voided_at IS NULL AND ${MEETS} ORDER BY from_on, id`,
  )
  const stays = records.prepare(`${span} FROM stays WHERE voided_at IS NULL AND ${MEETS} ORDER BY from_on, id`)
  const leaves = records.prepare(`${span}, kind FROM leaves WHERE voided_at IS NULL AND ${MEETS} ORDER BY from_on, id`)
  const assessments = records.prepare(
    `SELECT id, resident_id AS residentId, level, from_on AS assessedOn FROM ability_levels
     WHERE voided_at IS NULL AND from_on BETWEEN :firstOn AND :lastOn ORDER BY from_on, id`,
  )
  type Range = { firstOn: Day; lastOn: Day }
  return {
    admitted: (range: Range): MovementRow[] => admitted.all(range) as MovementRow[],
    discharged: (range: Range): MovementRow[] => discharged.all(range) as MovementRow[],
    admissionsMeeting: (range: Range): SpanRow[] => admissions.all(range) as SpanRow[],
    staysMeeting: (range: Range): SpanRow[] => stays.all(range) as SpanRow[],
    leavesMeeting: (range: Range) => leaves.all(range) as (SpanRow & { kind: LeaveKind })[],
    assessments: (range: Range): AssessmentRow[] => assessments.all(range) as AssessmentRow[],
  }
}

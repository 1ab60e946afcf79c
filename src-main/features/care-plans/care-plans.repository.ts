// SQL of care plans; no rules here.
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CarePlan, PlanContent } from '#shared/features/care-plans/care-plans.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type CarePlansRepository = ReturnType<typeof createCarePlansRepository>
type Stored = Omit<CarePlan, keyof PlanContent> & { contentJson: string }

const SELECT = `SELECT id, resident_id AS residentId, version, from_on AS fromOn, to_on AS toOn, end_reason AS endReason,
  content_json AS contentJson, written_at AS writtenAt, written_by AS writtenBy FROM care_plans`

/** Plans are frozen, so a version once read is kept by its id. */
function createReader() {
  const known = new Map<string, PlanContent>()
  return ({ contentJson, ...row }: Stored): CarePlan => {
    const content = known.get(row.id) ?? (JSON.parse(contentJson) as PlanContent)
    known.set(row.id, content)
    return { ...row, ...content }
  }
}

export function createCarePlansRepository(records: SqliteDatabase) {
  const read = createReader()
  const ofResident = records.prepare(`${SELECT} WHERE resident_id = ? ORDER BY version DESC`)
  const between = records.prepare(
    `${SELECT} WHERE from_on <= :to AND (to_on IS NULL OR to_on > :from) ORDER BY resident_id, version`,
  )
  const insert = records.prepare(
    `INSERT INTO care_plans (id, resident_id, version, from_on, to_on, end_reason, content_json, written_at, written_by)
     VALUES (:id, :residentId, :version, :fromOn, :toOn, :endReason, :contentJson, :writtenAt, :writtenBy)`,
  )
  const setEnd = records.prepare('UPDATE care_plans SET to_on = :toOn, end_reason = :reason WHERE id = :id')
  return {
    listOf: (residentId: ResidentId): CarePlan[] => (ofResident.all(residentId) as Stored[]).map(read),
    /** Plans that count on any day of the span, both days included. */
    listBetween: (from: Day, to: Day): CarePlan[] => (between.all({ from, to }) as Stored[]).map(read),
    insert(plan: CarePlan): void {
      const { problems, reviewOn, consent, note, ...row } = plan
      insert.run({ ...row, contentJson: JSON.stringify({ problems, reviewOn, consent, note }) })
    },
    end: (id: RecordId, toOn: Day, reason: string | null): void => void setEnd.run({ id, toOn, reason }),
  }
}

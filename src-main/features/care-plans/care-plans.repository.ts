// SQL of care plans; no rules here.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CarePlan, PlanContent } from '#shared/features/care-plans/care-plans.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type PlanReviewRow = {
  id: RecordId
  planId: RecordId
  reviewedAt: Instant
  reviewedBy: string | null
  nextOn: Day
  note: string | null
}
export type CarePlansRepository = ReturnType<typeof createCarePlansRepository>
type Stored = Omit<CarePlan, keyof PlanContent> & { contentJson: string; nextOn: Day | null }

/** The newest review of a version, when there is one. */
const SELECT = `SELECT p.id, p.resident_id AS residentId, p.version, p.from_on AS fromOn, p.to_on AS toOn, p.end_reason AS endReason,
  p.content_json AS contentJson, p.written_at AS writtenAt, p.written_by AS writtenBy,
  r.reviewed_at AS reviewedAt, r.reviewed_by AS reviewedBy, r.note AS reviewNote, r.next_on AS nextOn
  FROM care_plans p LEFT JOIN care_plan_reviews r ON r.rowid =
    (SELECT n.rowid FROM care_plan_reviews n WHERE n.plan_id = p.id ORDER BY n.reviewed_at DESC, n.rowid DESC LIMIT 1)`

/** Plans are frozen, so a version once read is kept by its id. */
function createReader() {
  const known = new Map<string, PlanContent>()
  return ({ contentJson, nextOn, ...row }: Stored): CarePlan => {
    const content = known.get(row.id) ?? (JSON.parse(contentJson) as PlanContent)
    known.set(row.id, content)
    return { ...row, ...content, ...(nextOn === null ? {} : { reviewOn: nextOn }) }
  }
}

export function createCarePlansRepository(records: SqliteDatabase) {
  const read = createReader()
  const ofResident = records.prepare(`${SELECT} WHERE p.resident_id = ? ORDER BY p.version DESC`)
  const between = records.prepare(
    `${SELECT} WHERE p.from_on <= :to AND (p.to_on IS NULL OR p.to_on > :from) ORDER BY p.resident_id, p.version`,
  )
  const insert = records.prepare(
    `INSERT INTO care_plans (id, resident_id, version, from_on, to_on, end_reason, content_json, written_at, written_by)
     VALUES (:id, :residentId, :version, :fromOn, :toOn, :endReason, :contentJson, :writtenAt, :writtenBy)`,
  )
  const setEnd = records.prepare('UPDATE care_plans SET to_on = :toOn, end_reason = :reason WHERE id = :id')
  const insertReview = records.prepare(
    `INSERT INTO care_plan_reviews (id, plan_id, reviewed_at, reviewed_by, next_on, note)
     VALUES (:id, :planId, :reviewedAt, :reviewedBy, :nextOn, :note)`,
  )
  return {
    listOf: (residentId: ResidentId): CarePlan[] => (ofResident.all(residentId) as Stored[]).map(read),
    /** Plans that count on any day of the span, both days included. */
    listBetween: (from: Day, to: Day): CarePlan[] => (between.all({ from, to }) as Stored[]).map(read),
    insert(plan: CarePlan): void {
      const { problems, reviewOn, consent, note, reviewedAt: _at, reviewedBy: _by, reviewNote: _note, ...row } = plan
      insert.run({ ...row, contentJson: JSON.stringify({ problems, reviewOn, consent, note }) })
    },
    insertReview: (row: PlanReviewRow): void => void insertReview.run(row),
    end: (id: RecordId, toOn: Day, reason: string | null): void => void setEnd.run({ id, toOn, reason }),
  }
}

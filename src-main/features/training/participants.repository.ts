// SQL of who took part in what, and of mentors; no rules here. Rows are only added: the newest version counts.
import type { Instant, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { MentorshipFacts, ParticipantFacts, TrainingCategory } from '#shared/features/training/training.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Stamp = { recordedAt: Instant; recordedBy: string | null }
export type ParticipantRow = ParticipantFacts &
  Stamp & { id: RecordId; sessionId: RecordId; staffId: StaffId; version: number; reason: string | null }
type StoredParticipant = Omit<ParticipantRow, 'isInvited' | 'isPresent' | 'isPassed'> & {
  isInvited: 0 | 1
  isPresent: 0 | 1 | null
  isPassed: 0 | 1 | null
}
/** Somebody's part in a closed session, newest session first. */
export type PartRow = {
  sessionId: RecordId
  staffId: StaffId
  category: TrainingCategory
  topic: string
  fromAt: Instant
  untilAt: Instant
  hours: number
  score: number | null
  isPassed: boolean | null
}
export type MentorshipRow = MentorshipFacts & Stamp & { id: RecordId; mentorshipId: RecordId; version: number }
type StoredMentorship = Omit<MentorshipRow, 'isPassed'> & { isPassed: 0 | 1 | null }
export type ParticipantsRepository = ReturnType<typeof createParticipantsRepository>

const PARTICIPANT = `p.id, p.session_id AS sessionId, p.staff_id AS staffId, p.version, p.is_invited AS isInvited, p.is_present AS isPresent,
  p.present_by AS presentBy, p.present_at AS presentAt, p.score, p.is_passed AS isPassed, p.reason, p.recorded_at AS recordedAt,
  p.recorded_by AS recordedBy`
const NEWEST = `p.version = (SELECT max(n.version) FROM training_participants n WHERE n.session_id = p.session_id AND n.staff_id = p.staff_id)`
const MENTORSHIP = `m.id, m.mentorship_id AS mentorshipId, m.version, m.mentee_id AS menteeId, m.mentor_id AS mentorId, m.from_on AS fromOn,
  m.until_on AS untilOn, m.assessment, m.is_passed AS isPassed, m.recorded_at AS recordedAt, m.recorded_by AS recordedBy`

const yesNo = (value: 0 | 1 | null): boolean | null => (value === null ? null : value === 1)
const oneZero = (value: boolean | null): 0 | 1 | null => (value === null ? null : value ? 1 : 0)

function toParticipant(row: StoredParticipant): ParticipantRow {
  return { ...row, isInvited: row.isInvited === 1, isPresent: yesNo(row.isPresent), isPassed: yesNo(row.isPassed) }
}

export function createParticipantsRepository(records: SqliteDatabase) {
  const insert = records.prepare(
    `INSERT INTO training_participants (id, session_id, staff_id, version, is_invited, is_present, present_by, present_at, score, is_passed,
       reason, recorded_at, recorded_by)
     VALUES (:id, :sessionId, :staffId, :version, :isInvited, :isPresent, :presentBy, :presentAt, :score, :isPassed, :reason, :recordedAt,
       :recordedBy)`,
  )
  const parts = `SELECT p.session_id AS sessionId, p.staff_id AS staffId, s.category, s.topic, s.from_at AS fromAt, s.until_at AS untilAt, s.hours, p.score,
      p.is_passed AS isPassed
    FROM training_participants p JOIN training_sessions s ON s.id = p.session_id
    WHERE s.closed_at IS NOT NULL AND p.is_present = 1 AND p.is_invited = 1 AND ${NEWEST}`
  const toParts = (rows: unknown[]): PartRow[] =>
    (rows as (Omit<PartRow, 'isPassed'> & { isPassed: 0 | 1 | null })[]).map((row) => ({
      ...row,
      isPassed: yesNo(row.isPassed),
    }))
  const insertMentorship = records.prepare(
    `INSERT INTO mentorships (id, mentorship_id, version, mentee_id, mentor_id, from_on, until_on, assessment, is_passed, recorded_at,
       recorded_by)
     VALUES (:id, :mentorshipId, :version, :menteeId, :mentorId, :fromOn, :untilOn, :assessment, :isPassed, :recordedAt, :recordedBy)`,
  )
  const currentMentorships = `SELECT ${MENTORSHIP} FROM mentorships m WHERE m.version =
    (SELECT max(n.version) FROM mentorships n WHERE n.mentorship_id = m.mentorship_id)`
  const toMentorship = (row: StoredMentorship): MentorshipRow => ({ ...row, isPassed: yesNo(row.isPassed) })
  return {
    /** Every version, oldest first. */
    listOf: (sessionId: RecordId): ParticipantRow[] =>
      (
        records
          .prepare(
            `SELECT ${PARTICIPANT} FROM training_participants p WHERE p.session_id = ? ORDER BY p.version, p.recorded_at, p.id`,
          )
          .all(sessionId) as StoredParticipant[]
      ).map(toParticipant),
    /** The newest version of everybody in the sessions of a span. */
    listBetween: (from: Instant, before: Instant): ParticipantRow[] =>
      (
        records
          .prepare(
            `SELECT ${PARTICIPANT} FROM training_participants p JOIN training_sessions s ON s.id = p.session_id
             WHERE s.from_at >= ? AND s.from_at < ? AND ${NEWEST}`,
          )
          .all(from, before) as StoredParticipant[]
      ).map(toParticipant),
    insert(row: ParticipantRow): void {
      const flags = {
        isInvited: oneZero(row.isInvited),
        isPresent: oneZero(row.isPresent),
        isPassed: oneZero(row.isPassed),
      }
      insert.run({ ...row, ...flags })
    },
    listParts: (): PartRow[] => toParts(records.prepare(`${parts} ORDER BY s.from_at DESC, s.id`).all()),
    partsOf: (staffId: StaffId): PartRow[] =>
      toParts(records.prepare(`${parts} AND p.staff_id = ? ORDER BY s.from_at DESC, s.id`).all(staffId)),
    /** The newest version of each, the ones that run first. */
    listMentorships: (): MentorshipRow[] =>
      (
        records
          .prepare(`${currentMentorships} ORDER BY m.until_on IS NOT NULL, m.from_on DESC, m.id`)
          .all() as StoredMentorship[]
      ).map(toMentorship),
    findMentorship(id: RecordId): MentorshipRow | undefined {
      const row = records.prepare(`${currentMentorships} AND m.mentorship_id = ?`).get(id) as
        | StoredMentorship
        | undefined
      return row && toMentorship(row)
    },
    insertMentorship: (row: MentorshipRow): void =>
      void insertMentorship.run({ ...row, isPassed: oneZero(row.isPassed) }),
  }
}

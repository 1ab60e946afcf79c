// Staff, training and awards for reports: one statement a question, whatever the number of people. Reads only.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import { heldPosts, postOn } from '#shared/features/staff/staff-posts.rules.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { StaffFileFacts } from '#shared/features/staff-files/staff-files.model.ts'
import { countSession } from '#shared/features/training/training.rules.ts'
import type { SqliteDatabase } from '../../../database/open-database.ts'
import type { SourceStaffFile, SourceTraining, StaffSource } from './staff-source.ts'

type Of<Row> = Row & { staffId: string }
type Part = Of<{
  sessionId: string
  name: string
  isInvited: number
  isPresent: number | null
  isPassed: number | null
}>

const PEOPLE = `SELECT id, name, sex, post, hired_on AS hiredOn, left_on AS leftOn FROM staff
  WHERE hired_on <= :day AND (left_on IS NULL OR left_on > :day) ORDER BY hired_on, id`
const POSTS = `SELECT staff_id AS staffId, post, from_on AS fromOn FROM staff_posts WHERE from_on <= :day ORDER BY recorded_at, id`
const FACTS = `SELECT staff_id AS staffId, id_number AS idNumber, birth_on AS birthOn, education, school, major, graduated_on AS graduatedOn,
    is_full_time_education AS isFullTimeEducation, title, employment_form AS employmentForm, social_insurance AS socialInsurance, phone,
    bank_account AS bankAccount, earlier_care_months AS earlierCareMonths, user_id AS userId, note
  FROM staff_files WHERE :day IS NOT NULL`
const CERTIFICATES = `SELECT staff_id AS staffId, kind, number, issuer, issued_on AS issuedOn, valid_until AS validUntil,
    skill_level AS skillLevel
  FROM staff_certificates c WHERE issued_on <= :day AND is_void = 0
    AND NOT EXISTS (SELECT 1 FROM staff_certificates n WHERE n.corrects_id = c.id) ORDER BY issued_on, id`
const CONTRACTS = `SELECT staff_id AS staffId, kind, from_on AS fromOn, until_on AS untilOn FROM staff_contracts c
  WHERE from_on <= :day AND is_void = 0 AND NOT EXISTS (SELECT 1 FROM staff_contracts n WHERE n.corrects_id = c.id)
  ORDER BY from_on, id`
const CLAIMS = `SELECT staff_id AS staffId, kind, state, year, on_day AS "on", amount FROM award_claims c WHERE on_day <= :day
  AND version = (SELECT max(n.version) FROM award_claims n WHERE n.claim_id = c.claim_id AND n.on_day <= :day) ORDER BY on_day, id`
const SESSIONS = `SELECT s.id, s.category, s.topic, s.lecturer, s.mode, s.from_at AS fromAt, s.until_at AS untilAt, s.hours, s.exam,
    s.closed_at AS closedAt, u.display_name AS closedBy
  FROM training_sessions s LEFT JOIN users u ON u.id = s.closed_by
  WHERE s.closed_at IS NOT NULL AND s.from_at >= :fromAt AND s.from_at < :endAt ORDER BY s.from_at, s.id`
const PARTS = `SELECT p.session_id AS sessionId, p.staff_id AS staffId, m.name, p.is_invited AS isInvited, p.is_present AS isPresent,
    p.is_passed AS isPassed
  FROM training_participants p JOIN training_sessions s ON s.id = p.session_id JOIN staff m ON m.id = p.staff_id
  WHERE s.closed_at IS NOT NULL AND s.from_at >= :fromAt AND s.from_at < :endAt
    AND p.version = (SELECT max(n.version) FROM training_participants n WHERE n.session_id = p.session_id AND n.staff_id = p.staff_id)
  ORDER BY m.name, p.staff_id`

const attendedOf = ({
  category,
  fromAt,
  untilAt,
  hours,
}: Pick<SourceTraining, 'category' | 'fromAt' | 'untilAt' | 'hours'>) => ({
  ...{ category, hours, on: dayOf(fromAt), endedOn: dayOf(untilAt) },
})
const yesNo = (value: number | null): boolean | null => (value === null ? null : value === 1)

export function createStaffSource(records: SqliteDatabase): StaffSource {
  const all = <Row>(sql: string, values: object): Row[] => records.prepare(sql).all(values) as Row[]
  const byPerson = <Row>(sql: string, day: Day) => Map.groupBy(all<Of<Row>>(sql, { day }), ({ staffId }) => staffId)
  const partsIn = (fromAt: Instant, endAt: Instant) =>
    all<Part>(PARTS, { fromAt, endAt }).map((part) => ({
      ...{ ...part, isInvited: part.isInvited === 1, isPresent: yesNo(part.isPresent), isPassed: yesNo(part.isPassed) },
      ...{ presentBy: null, presentAt: null, score: null },
    }))
  const sessionsIn = (fromAt: Instant, endAt: Instant) =>
    all<Omit<SourceTraining, 'counts' | 'present'>>(SESSIONS, { fromAt, endAt })

  return {
    staffFilesOn(day) {
      const end = startOfDay(addDays(day, 1))
      const sessions = new Map(sessionsIn(0, end).map((session) => [session.id, session]))
      const parts = Map.groupBy(
        partsIn(0, end).filter(({ isInvited, isPresent }) => isInvited && isPresent === true),
        ({ staffId }) => staffId,
      )
      const posts = byPerson<{ post: StaffPost; fromOn: Day }>(POSTS, day)
      const facts = byPerson<Omit<StaffFileFacts, 'isFullTimeEducation'> & { isFullTimeEducation: number | null }>(
        FACTS,
        day,
      )
      const certificates = byPerson<SourceStaffFile['certificates'][number]>(CERTIFICATES, day)
      const contracts = byPerson<SourceStaffFile['contracts'][number]>(CONTRACTS, day)
      const claims = byPerson<SourceStaffFile['claims'][number]>(CLAIMS, day)
      type Person = Pick<SourceStaffFile, 'id' | 'name' | 'sex' | 'post' | 'hiredOn' | 'leftOn'>
      return all<Person>(PEOPLE, { day }).map((person): SourceStaffFile => {
        const held = heldPosts({ post: person.post, fromOn: person.hiredOn }, posts.get(person.id) ?? [])
        const [known] = facts.get(person.id) ?? []
        const attended = (parts.get(person.id) ?? []).flatMap(({ sessionId, isPassed }) => {
          const session = sessions.get(sessionId)
          return session ? [{ ...attendedOf(session), isPassed }] : []
        })
        return {
          ...{ ...person, post: postOn(held, day), posts: held, attended },
          facts: known ? { ...known, isFullTimeEducation: yesNo(known.isFullTimeEducation) } : noFacts,
          ...{ certificates: certificates.get(person.id) ?? [], contracts: contracts.get(person.id) ?? [] },
          claims: claims.get(person.id) ?? [],
        }
      })
    },
    trainingsIn(from, until) {
      const [fromAt, endAt] = [startOfDay(from), startOfDay(addDays(until, 1))]
      const parts = Map.groupBy(partsIn(fromAt, endAt), ({ sessionId }) => sessionId)
      return sessionsIn(fromAt, endAt).map((session) => {
        const own = parts.get(session.id) ?? []
        const present = own.filter(({ isInvited, isPresent }) => isInvited && isPresent === true)
        return { ...session, counts: countSession(own), present: present.map(({ name }) => name) }
      })
    },
  }
}

// The records of the medical partnership as R14 and R15 count them: one statement a question, newest versions only. Reads only.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { PartnerFacts, StoredAgreement } from '#shared/features/partnerships/partnerships.model.ts'
import { lastDayOf } from '#shared/features/partnerships/partnerships.rules.ts'
import type { SqliteDatabase } from '../../../database/open-database.ts'
import type {
  PartnershipSource,
  SourceHealth,
  SourceMedicalVisit,
  SourceReferral,
  SourceTeleconsultation,
} from './partnership-source.ts'

const newest = (table: string): string =>
  `${table} v WHERE v.is_void = 0 AND v.version = (SELECT max(n.version) FROM ${table} n WHERE n.id = v.id)`
const AGREEMENTS = `SELECT v.id, v.facts_json AS factsJson,
    (SELECT p.facts_json FROM partner_institutions p WHERE p.id = v.partner_id ORDER BY p.version DESC LIMIT 1) AS partnerJson
  FROM ${newest('partner_agreements')} AND v.from_on <= :until AND v.until_on >= :from ORDER BY v.id`
const VISITS = `SELECT v.id, v.agreement_id AS agreementId, v.on_day AS "on", json_extract(v.facts_json, '$.services') AS servicesJson,
    (SELECT count(*) FROM medical_visit_people s WHERE s.visit_row_id = v.row_id) AS people
  FROM ${newest('medical_visits')} AND v.on_day >= :from AND v.on_day <= :until ORDER BY v.on_day, v.id`
const REFERRALS = `SELECT r.id, r.direction, r.is_green_channel AS isGreenChannel, json_extract(r.facts_json, '$.partnerId') AS partnerId,
    r.issued_at AS at
  FROM referrals r LEFT JOIN referral_ends e ON e.referral_id = r.id
  WHERE r.issued_at >= :fromAt AND r.issued_at < :endAt AND e.void_reason IS NULL ORDER BY r.issued_at, r.id`
const TELECONSULTATIONS = `SELECT v.id, v.partner_id AS partnerId, v.booked_for AS at FROM ${newest('teleconsultations')}
  AND v.state = 'done' AND v.booked_for >= :fromAt AND v.booked_for < :endAt ORDER BY v.booked_for, v.id`
const HEALTH = `SELECT v.resident_id AS residentId,
    max(v.kind = 'family-doctor' AND json_extract(v.facts_json, '$.untilOn') >= :day) AS isSigned,
    max(v.kind = 'health-file') AS hasFile,
    max(v.kind = 'check-up' AND substr(v.on_day, 1, 4) = substr(:day, 1, 4)) AS isCheckedThisYear
  FROM ${newest('health_records')} AND v.on_day <= :day GROUP BY v.resident_id ORDER BY v.resident_id`

type Flags<Row> = { [Key in keyof Row]: Row[Key] extends boolean ? number : Row[Key] }

export function createPartnershipSource(records: SqliteDatabase): PartnershipSource {
  const all = <Row>(sql: string, values: object): Row[] => records.prepare(sql).all(values) as Row[]
  const instants = (from: string, until: string) => ({
    fromAt: startOfDay(from),
    endAt: startOfDay(addDays(until, 1)),
  })
  return {
    partnerAgreementsIn: (from, until) =>
      all<{ id: string; factsJson: string; partnerJson: string }>(AGREEMENTS, { from, until })
        .map(({ id, factsJson, partnerJson }) => {
          const facts = JSON.parse(factsJson) as StoredAgreement
          const { name, creditCode, licenceNumber, licenceUntil, kind } = JSON.parse(partnerJson) as PartnerFacts
          const { partnerId, number, signedOn, fromOn, services, civilAffairs, health } = facts
          return {
            ...{ id, partnerId, number, signedOn, fromOn, services, civilAffairs, health, lastOn: lastDayOf(facts) },
            ...{ partnerName: name, creditCode, licenceNumber, licenceUntil, partnerKind: kind },
          }
        })
        .filter(({ lastOn }) => lastOn >= from)
        .sort((left, right) => (left.number < right.number ? -1 : 1)),
    medicalVisitsIn: (from, until) =>
      all<Omit<SourceMedicalVisit, 'services'> & { servicesJson: string }>(VISITS, { from, until }).map(
        ({ servicesJson, ...row }) => ({ ...row, services: JSON.parse(servicesJson) as string[] }),
      ),
    referralsIn: (from, until) =>
      all<Flags<Omit<SourceReferral, 'on'>> & { at: number }>(REFERRALS, instants(from, until)).map(
        ({ at, ...row }) => ({
          ...{ ...row, isGreenChannel: row.isGreenChannel === 1, on: dayOf(at) },
        }),
      ),
    teleconsultationsIn: (from, until) =>
      all<Omit<SourceTeleconsultation, 'on'> & { at: number }>(TELECONSULTATIONS, instants(from, until)).map(
        ({ at, ...row }) => ({ ...row, on: dayOf(at) }),
      ),
    healthOn: (day) =>
      all<Flags<SourceHealth>>(HEALTH, { day }).map(({ residentId, isSigned, hasFile, isCheckedThisYear }) => ({
        ...{ residentId, isSigned: isSigned === 1, hasFile: hasFile === 1, isCheckedThisYear: isCheckedThisYear === 1 },
      })),
  }
}

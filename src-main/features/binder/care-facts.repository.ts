import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** One admission that touches a span; `untilOn` is the last night in the house, null = still here. */
export type InHouse = { admissionId: string; residentId: ResidentId; name: string; fromOn: Day; untilOn: Day | null }
export type DatedRow = { id: string; residentId: ResidentId; fromOn: Day; untilOn: Day | null }
export type LevelRow = DatedRow & { level: number; reportNumber: string | null }
export type RiskRow = { id: string; residentId: ResidentId; basedOn: Day; kind: 'admission' | 'periodic' | 'immediate' }
export type PlanRow = DatedRow & { version: number }
export type CareFactsRepository = ReturnType<typeof createCareFactsRepository>

const LAST_DAY = (column: string) => `date(${column}, '-1 day')`

/** SQL of what is dated about the people who lived here in a span; no rules here. Spans are cut by nobody: whole intervals are told. */
export function createCareFactsRepository(records: SqliteDatabase) {
  const inHouse = records.prepare(
    `SELECT a.id AS admissionId, a.resident_id AS residentId, p.name, a.from_on AS fromOn, ${LAST_DAY('a.to_on')} AS untilOn
     FROM admissions a JOIN residents p ON p.id = a.resident_id
     WHERE a.voided_at IS NULL AND a.from_on <= :until AND (a.to_on IS NULL OR a.to_on > :from) ORDER BY a.from_on, a.id`,
  )
  const dated = (table: string, columns = '') =>
    records.prepare(
      `SELECT id, resident_id AS residentId, from_on AS fromOn, ${LAST_DAY('to_on')} AS untilOn ${columns}
       FROM ${table} WHERE voided_at IS NULL AND from_on <= :until ORDER BY from_on, id`,
    )
  const agreements = dated('agreements')
  const levels = dated('ability_levels', ', level, report_number AS reportNumber')
  const risks = records.prepare(
    `SELECT id, resident_id AS residentId, based_on AS basedOn, kind FROM risk_assessments
     WHERE state = 'finished' AND based_on <= :until ORDER BY based_on, finished_at`,
  )
  const plans = records.prepare(
    `SELECT id, resident_id AS residentId, from_on AS fromOn, ${LAST_DAY('to_on')} AS untilOn, version FROM care_plans
     WHERE from_on <= :until AND (to_on IS NULL OR to_on > from_on) ORDER BY from_on, version`,
  )
  return {
    inHouse: (span: { from: Day; until: Day }): InHouse[] => inHouse.all(span) as InHouse[],
    agreements: (until: Day): DatedRow[] => agreements.all({ until }) as DatedRow[],
    levels: (until: Day): LevelRow[] => levels.all({ until }) as LevelRow[],
    risks: (until: Day): RiskRow[] => risks.all({ until }) as RiskRow[],
    plans: (until: Day): PlanRow[] => plans.all({ until }) as PlanRow[],
  }
}

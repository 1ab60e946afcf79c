// SQL of admissions, stays, leaves and the dated facts of a resident; no rules here.
import type { BedId, Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type {
  AbilityLevel,
  CareLevel,
  DischargeReason,
  FundingCategory,
  LeaveKind,
} from '#shared/features/residents/residents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { createDatedRows, type DatedBase } from './dated-rows.repository.ts'

export type AdmissionRow = DatedBase & {
  dischargeReason: DischargeReason | null
  destination: string | null
  deathCause: string | null
}
export type StayRow = DatedBase & { admissionId: RecordId; bedId: BedId; reason: string | null }
export type LeaveRow = DatedBase & {
  admissionId: RecordId
  kind: LeaveKind
  expectedReturnOn: Day | null
  destination: string | null
  reason: string | null
}
export type CategoryRow = DatedBase & { category: FundingCategory; basis: string | null }
export type AbilityLevelRow = DatedBase & { level: AbilityLevel; reportNumber: string | null; source: string }
export type CareLevelRow = DatedBase & {
  careLevel: CareLevel
  agreedBy: string | null
  agreedRelation: string | null
  agreedOn: Day | null
}
export type AgreementRow = DatedBase & { number: string | null; monthlyFee: number | null }

export type OccupancyRepository = ReturnType<typeof createOccupancyRepository>

export function createOccupancyRepository(records: SqliteDatabase) {
  const closeAdmission = records.prepare(
    `UPDATE admissions SET to_on = :toOn, discharge_reason = :reason, destination = :destination,
       death_cause = :deathCause WHERE id = :id`,
  )
  const moveStays = records.prepare('UPDATE stays SET admission_id = ? WHERE admission_id = ? AND voided_at IS NULL')
  const moveLeaves = records.prepare('UPDATE leaves SET admission_id = ? WHERE admission_id = ? AND voided_at IS NULL')
  const stayInBed = records.prepare(
    `SELECT id, resident_id AS residentId FROM stays WHERE bed_id = :bedId AND voided_at IS NULL
       AND from_on < COALESCE(:toOn, '9999-12-31') AND COALESCE(to_on, '9999-12-31') > :fromOn
       AND resident_id <> :exceptResidentId ORDER BY from_on LIMIT 1`,
  )
  return {
    admissions: createDatedRows<AdmissionRow>(records, 'admissions', {
      dischargeReason: 'discharge_reason',
      destination: 'destination',
      deathCause: 'death_cause',
    }),
    stays: createDatedRows<StayRow>(records, 'stays', {
      admissionId: 'admission_id',
      bedId: 'bed_id',
      reason: 'reason',
    }),
    leaves: createDatedRows<LeaveRow>(records, 'leaves', {
      admissionId: 'admission_id',
      kind: 'kind',
      expectedReturnOn: 'expected_return_on',
      destination: 'destination',
      reason: 'reason',
    }),
    categories: createDatedRows<CategoryRow>(records, 'funding_categories', { category: 'category', basis: 'basis' }),
    abilityLevels: createDatedRows<AbilityLevelRow>(records, 'ability_levels', {
      level: 'level',
      reportNumber: 'report_number',
      source: 'source',
    }),
    careLevels: createDatedRows<CareLevelRow>(records, 'care_levels', {
      careLevel: 'care_level',
      agreedBy: 'agreed_by',
      agreedRelation: 'agreed_relation',
      agreedOn: 'agreed_on',
    }),
    agreements: createDatedRows<AgreementRow>(records, 'agreements', { number: 'number', monthlyFee: 'monthly_fee' }),
    closeAdmission: (
      id: RecordId,
      end: { toOn: Day; reason: DischargeReason; destination: string | null; deathCause: string | null },
    ): void => void closeAdmission.run({ id, ...end }),
    /** Stays and leaves that count follow their admission when it is replaced by a corrected row. */
    moveToAdmission(fromId: RecordId, toId: RecordId): void {
      moveStays.run(toId, fromId)
      moveLeaves.run(toId, fromId)
    },
    /** Somebody else's stay in the bed within the days, if any. */
    findOtherStay: (bedId: BedId, fromOn: Day, toOn: Day | null, exceptResidentId: ResidentId) =>
      stayInBed.get({ bedId, fromOn, toOn, exceptResidentId }) as { id: RecordId; residentId: ResidentId } | undefined,
  }
}

// The records of the medical partnership, each kept version by version.
import { dayOf } from '#shared/contract/days.ts'
import type {
  DoctorFacts,
  PartnerFacts,
  StoredAgreement,
  VisitFacts,
} from '#shared/features/partnerships/partnerships.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { createRecordVersions } from './record-versions.repository.ts'

/** A visit as it is kept: what was said, and whether it was said late. */
export type StoredVisit = VisitFacts & { isLate: boolean }
export type PartnerStores = ReturnType<typeof createPartnerStores>

export function createPartnerStores(records: SqliteDatabase) {
  return {
    partners: createRecordVersions<PartnerFacts>(records, 'partner_institutions', {}),
    doctors: createRecordVersions<DoctorFacts>(records, 'partner_doctors', {
      partner_id: ({ partnerId }) => partnerId,
    }),
    agreements: createRecordVersions<StoredAgreement>(records, 'partner_agreements', {
      ...{
        partner_id: ({ partnerId }: StoredAgreement) => partnerId,
        from_on: ({ fromOn }: StoredAgreement) => fromOn,
      },
      until_on: ({ untilOn }) => untilOn,
    }),
    visits: createRecordVersions<StoredVisit>(records, 'medical_visits', {
      ...{
        agreement_id: ({ agreementId }: StoredVisit) => agreementId,
        doctor_id: ({ doctorId }: StoredVisit) => doctorId,
      },
      ...{ on_day: ({ at }: StoredVisit) => dayOf(at), is_late: ({ isLate }: StoredVisit) => (isLate ? 1 : 0) },
    }),
  }
}

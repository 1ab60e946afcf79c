// What a receiving doctor is told of a person: who, which drugs, which allergies are named in the records, whom to call. Phones are read in full,
// which leaves an audit row.
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import { isPrescribedAt } from '#shared/features/medication/doses.rules.ts'
import { summariseCharts, summariseVitals } from '#shared/features/referrals/referral-sheet.rules.ts'
import { REFERRAL_HOURS } from '#shared/features/referrals/referrals.contract.ts'
import type { MedicationLine, ReferralContent, ReferralPerson } from '#shared/features/referrals/referrals.model.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ChartsFeature } from '../charts/index.ts'
import type { MedicationFeature } from '../medication/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { VitalsFeature } from '../vitals/index.ts'

const HOUR_MS = 3_600_000
export type PersonSheetSources = {
  residents: Pick<ResidentsFeature, 'get' | 'acts'>
  vitals: Pick<VitalsFeature, 'reader'>
  charts: Pick<ChartsFeature, 'listOf'>
  medication: Pick<MedicationFeature, 'reader'>
  facility: () => Facility | null
}
export type PersonSheets = ReturnType<typeof createPersonSheets>

export function createPersonSheets({ residents, vitals, charts, medication, facility }: PersonSheetSources) {
  function medicationOf(residentId: ResidentId, at: Instant): MedicationLine[] {
    return medication.reader
      .fileOf(residentId)
      .prescriptions.filter((each) => isPrescribedAt(each, at))
      .map(({ drugName, strength, dose, unit, route, schedule, prescriber }) => ({
        ...{ drugName, strength, dose, unit, route, prescriber },
        times: schedule.kind === 'fixed' ? schedule.frequency.times : null,
      }))
  }

  return {
    personOf(residentId: ResidentId, at: Instant, reason: string, actor: Actor): ReferralPerson {
      const { name, sex, age, bedLabel, person } = residents.get(residentId)
      const { phones } = residents.acts.reveal({ id: residentId, field: 'phones', reason }, actor)
      return {
        ...{ name, sex, age, bedLabel, diseases: person.diseases },
        allergies: medication.reader.fileOf(residentId).allergies,
        medication: medicationOf(residentId, at),
        contacts: person.contacts.map((contact, index) => ({ ...contact, phone: phones[index] ?? contact.phone })),
      }
    },
    facilityOf(): ReferralContent['facility'] {
      const record = facility()
      return { name: record?.name ?? '', phone: record?.phone ?? null, address: record?.address ?? null }
    },
    /** The last 72 hours. */
    careOf(residentId: ResidentId, at: Instant): Pick<ReferralContent, 'from' | 'to' | 'vitals' | 'charts'> {
      const from = at - REFERRAL_HOURS * HOUR_MS
      // Spans leave their end out; what was written in this very moment belongs to it.
      const measured = vitals.reader.listOf(residentId, from, at + 1, null)
      const charted = charts.listOf(residentId, from, at + 1)
      return {
        ...{ from, to: at },
        vitals: summariseVitals(measured.filter(({ isVoid, isCorrected }) => !isVoid && !isCorrected)),
        charts: summariseCharts(charted.filter(({ isVoid, isCorrected }) => !isVoid && !isCorrected)),
      }
    },
  }
}

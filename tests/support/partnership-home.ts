// A home with two institutions it may sign with, a doctor at each, and helpers that fill in what a test does not care about.
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type {
  AgreementFacts,
  DoctorFacts,
  PartnerFacts,
  VisitFacts,
} from '#shared/features/partnerships/partnerships.model.ts'
import { createVitalsHome } from './vitals-home.ts'

export const HOUR_MS = 3_600_000
export const rule = (code: string, where?: string) => ({
  code: 'RULE_BROKEN',
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})

export type PartnershipHome = Awaited<ReturnType<typeof createPartnershipHome>>

/** The clock stands at 15:00 of today. */
export async function createPartnershipHome() {
  const home = await createVitalsHome()
  const { director, today } = home
  const goTo = (day: string, hours = 15): void => home.clock.setNow(startOfDay(day) + hours * HOUR_MS)
  goTo(today)

  const partnerFacts = (part: Partial<PartnerFacts> = {}): PartnerFacts => ({
    ...{ name: '青阳卫生院', creditCode: '91350100M000100Y43', licenceNumber: 'PDY00001' },
    ...{ licenceUntil: addDays(today, 800), kind: 'township-hospital', distanceKm: 2.5, arrivalMinutes: 10 },
    ...{ contactName: '林院长', contactPhone: '0595-85000001', emergencyPhone: '0595-85000120', note: null },
    ...part,
  })
  const addPartner = (part: Partial<PartnerFacts> = {}) =>
    director.partnerships.savePartner({ facts: partnerFacts(part), replaces: null })
  const doctorFacts = (partnerId: RecordId, part: Partial<DoctorFacts> = {}): DoctorFacts => ({
    ...{ partnerId, name: '许医生', licenceNumber: '110350000000001', scope: '全科医学' },
    ...{ licenceUntil: addDays(today, 700), phone: null, isActive: true },
    ...part,
  })
  const addDoctor = (partnerId: RecordId, part: Partial<DoctorFacts> = {}) =>
    director.partnerships.saveDoctor({ facts: doctorFacts(partnerId, part), replaces: null })
  const agreementFacts = (partnerId: RecordId, part: Partial<AgreementFacts> = {}): AgreementFacts => ({
    ...{ number: '医养-01', partnerId, signedOn: today, fromOn: today, untilOn: addDays(addMonths(today, 12), -1) },
    modes: ['regular-visit'],
    services: [{ service: 'visit', frequency: { per: 'month', times: 2 } }],
    ...{ feeYuan: null, payment: null, civilAffairs: { state: 'unknown' }, health: { state: 'unknown' } },
    ...{ renewsId: null, attachmentIds: [], note: null },
    ...part,
  })
  const sign = (partnerId: RecordId, part: Partial<AgreementFacts> = {}) =>
    director.partnerships.saveAgreement({ facts: agreementFacts(partnerId, part), replaces: null })
  const visitFacts = (agreementId: RecordId, doctorId: RecordId, part: Partial<VisitFacts> = {}): VisitFacts => ({
    ...{ agreementId, doctorId, at: home.clock.now(), services: ['visit'], seen: [], summary: null },
    ...{ signedName: '许医生', witness: '护士 吴美珍', nextPlan: null, attachmentIds: [], lateReason: null },
    ...part,
  })
  return {
    ...{ ...home, goTo, partnerFacts, addPartner, doctorFacts, addDoctor, agreementFacts, sign, visitFacts },
    visit: (agreementId: RecordId, doctorId: RecordId, part: Partial<VisitFacts> = {}) =>
      director.partnerships.recordVisit(visitFacts(agreementId, doctorId, part)),
    seen: (residentId: ResidentId, finding: string | null = null) => ({ residentId, finding }),
    duties: async (kind: string, untilOn = addDays(today, 95)) =>
      (await director.duties.list({ untilOn })).duties.filter((duty) => duty.kind === kind),
  }
}

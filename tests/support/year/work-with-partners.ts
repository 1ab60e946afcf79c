// The township hospital that comes each month, the general hospital for what is grave, and everybody's health file and yearly check-up.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { AgreementFacts, PartnerFacts } from '#shared/features/partnerships/partnerships.model.ts'
import { HOUR, monthsOfYear, OPENED, type Year } from './year-home.ts'

export const plantedVisit = '2026-07'

export function workWithPartners(year: Year): void {
  const { at, unless, has, client, people } = year
  const ids: Record<'first' | 'second' | 'clinic' | 'doctor', RecordId> = {} as never
  at(OPENED, 17, async () => {
    const clinic = await client.partnerships.savePartner({
      facts: partner('青阳卫生院', '12350582MB00000196', '2029-12-31'),
      replaces: null,
    })
    const until = has('partner-licence-expired') ? '2026-09-30' : '2029-12-31'
    const hospital = await client.partnerships.savePartner({
      facts: partner('示例医院', '12350582MB0000107L', until),
      replaces: null,
    })
    ids.clinic = clinic.id
    ids.doctor = (
      await client.partnerships.saveDoctor({
        facts: {
          ...{ partnerId: clinic.id, name: '许医生', licenceNumber: '110350500000001', scope: '全科医学' },
          ...{ licenceUntil: '2029-12-31', phone: null, isActive: true },
        },
        replaces: null,
      })
    ).id
    ids.first = await sign(year, { number: '医养-01', partnerId: clinic.id, fromOn: OPENED, untilOn: '2026-11-30' })
    const asNeeded = [{ service: 'referral', frequency: { per: 'as-needed' as const } }]
    const term = { fromOn: '2025-12-01', untilOn: '2026-10-31', services: asNeeded }
    await sign(year, { number: '医养-02', partnerId: hospital.id, modes: ['referral'], ...term })
  })
  unless('partnership-missing', '2026-11-25', 17, async () => {
    const next = {
      number: '医养-03',
      partnerId: ids.clinic,
      fromOn: '2026-12-01',
      untilOn: '2027-11-30',
      renewsId: ids.first,
    }
    ids.second = await sign(year, next)
  })
  for (const month of ['2025-12', ...monthsOfYear]) {
    if (month === plantedVisit && has('medical-visit-missed')) continue
    if (month === '2026-12' && has('partnership-missing')) continue
    visit(
      year,
      `${month}-10`,
      () => (month === '2026-12' ? ids.second : ids.first),
      () => ids.doctor,
    )
  }
  for (const [name, residentId] of people) {
    const institution = '青阳卫生院'
    const open = () =>
      client.healthFiles.record({ residentId, facts: { kind: 'health-file', on: addDays(OPENED, 5), institution } })
    const check = () => {
      const facts = { kind: 'check-up' as const, on: '2026-11-15', institution, result: '血压偏高' }
      return client.healthFiles.record({ residentId, facts })
    }
    if (name === '黄金莲') unless('health-file-missing', addDays(OPENED, 5), 17, open)
    else at(addDays(OPENED, 5), 17, open)
    if (name === '陈阿水') unless('check-up-overdue', '2026-11-15', 17, check)
    else at('2026-11-15', 17, check)
  }
}

const partner = (name: string, creditCode: string, licenceUntil: Day): PartnerFacts => ({
  ...{ name, creditCode, licenceNumber: `PDY${creditCode.slice(-6)}`, licenceUntil, kind: 'township-hospital' },
  ...{ distanceKm: 2.5, arrivalMinutes: 10, contactName: null, contactPhone: null, emergencyPhone: null, note: null },
})

async function sign(
  { client }: Year,
  part: Partial<AgreementFacts> & Pick<AgreementFacts, 'number' | 'partnerId' | 'fromOn' | 'untilOn'>,
): Promise<RecordId> {
  const facts: AgreementFacts = {
    ...{ signedOn: part.fromOn > '2026-11-25' ? '2026-11-25' : part.fromOn, modes: ['regular-visit'] },
    services: [{ service: 'visit', frequency: { per: 'month', times: 1 } }],
    ...{ feeYuan: null, payment: null, civilAffairs: { state: 'unknown' }, health: { state: 'unknown' } },
    ...{ renewsId: null, attachmentIds: [], note: null },
    ...part,
  }
  return (await client.partnerships.saveAgreement({ facts, replaces: null })).id
}

function visit({ at, client }: Year, on: Day, agreement: () => RecordId, doctor: () => RecordId): void {
  at(on, 16, () =>
    client.partnerships.recordVisit({
      ...{ agreementId: agreement(), doctorId: doctor(), at: startOfDay(on) + 10 * HOUR, services: ['visit'] },
      ...{ seen: [], summary: '巡诊', signedName: '许医生', witness: '王护士', nextPlan: null },
      ...{ attachmentIds: [], lateReason: null },
    }),
  )
}

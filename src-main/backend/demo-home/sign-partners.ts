// Medical partnership of the demo home: two institutions, three agreements of which one soon ends, a year of visits with two missed, health files,
// a referral that came back and one that did not, teleconsultations, long-term care insurance.
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { AgreedService, AgreementFacts, PartnerFacts } from '#shared/features/partnerships/partnerships.model.ts'
import { createSeededRandom, seedOf } from '../../platform/seeded-random.ts'
import type { DemoLife } from './live-two-years.ts'

type Home = Pick<DemoLife, 'client' | 'clock' | 'living'>
const HOUR_MS = 3_600_000
const nurse = '护士 吴美珍'
/** Places in the year's plan of visits that nobody came for. */
const missedVisits = [5, 14]
const findings = [
  '血压平稳，继续原方案',
  '血压偏高，已调整用药',
  '血糖控制可',
  '双下肢轻度水肿，限盐',
  '咳嗽，听诊清晰',
  null,
  null,
]

const township: PartnerFacts = {
  ...{ name: '晋江市示例镇卫生院', creditCode: '12350582MB00000196', licenceNumber: 'PDY00235058212D1001' },
  ...{ licenceUntil: null, kind: 'township-hospital', distanceKm: 2.4, arrivalMinutes: 10 },
  ...{ contactName: '林院长', contactPhone: '0595-85000021', emergencyPhone: '0595-85000120', note: null },
}
const general: PartnerFacts = {
  ...{ name: '晋江市示例医院', creditCode: '12350582MB0000107L', licenceNumber: 'PDY00235058211A1001' },
  ...{ licenceUntil: null, kind: 'general-hospital', distanceKm: 6.8, arrivalMinutes: 20 },
  ...{ contactName: '蔡主任', contactPhone: '0595-85000031', emergencyPhone: '0595-85000121', note: null },
}
const asNeeded = (service: string): AgreedService => ({ service, frequency: { per: 'as-needed' } })
const owed = (service: string, per: 'month' | 'quarter', times: number): AgreedService => ({
  service,
  frequency: { per, times },
})

/** Runs last; the clock is as before when it ends. */
export async function signPartners(home: Home, today: string): Promise<void> {
  const end = home.clock.now()
  const untilOn = addDays(today, 25)
  const fromOn = addDays(addMonths(untilOn, -12), 1)
  const { agreement, doctor, hospital } = await sign(home, { today, fromOn, untilOn })
  await makeVisits(home, today, { agreementId: agreement, doctorId: doctor, fromOn })
  await keepHealthFiles(home, today)
  await refer(home, today, hospital)
  await insure(home, today)
  home.clock.setNow(end)
}

type Term = { today: string; fromOn: string; untilOn: string }

async function sign({ client, clock }: Home, { today, fromOn, untilOn }: Term) {
  const { partnerships } = client
  const earlierFrom = addDays(addMonths(untilOn, -24), 1)
  clock.setNow(startOfDay(earlierFrom) + 9 * HOUR_MS)
  const save = (facts: PartnerFacts) =>
    partnerships.savePartner({ facts: { ...facts, licenceUntil: addDays(today, 900) }, replaces: null })
  const [clinic, hospital] = [await save(township), await save(general)]
  const addDoctor = (partnerId: RecordId, name: string, licenceUntil: string) =>
    partnerships.saveDoctor({
      facts: {
        ...{ partnerId, name, licenceUntil, scope: '全科医学', phone: null, isActive: true },
        licenceNumber: `1103505${String(seedOf(name)).padStart(10, '0').slice(0, 10)}`,
      },
      replaces: null,
    })
  const doctor = await addDoctor(clinic.id, '许志强', addDays(today, 700))
  await addDoctor(clinic.id, '洪丽华', addDays(today, 45))
  await addDoctor(hospital.id, '蔡明辉', addDays(today, 1_000))
  const signOne = (
    facts: Partial<AgreementFacts> & Pick<AgreementFacts, 'number' | 'partnerId' | 'fromOn' | 'untilOn'>,
  ) => {
    clock.setNow(startOfDay(facts.fromOn) + 9 * HOUR_MS)
    const given: AgreementFacts = {
      ...{ signedOn: facts.fromOn, modes: ['regular-visit', 'referral'], services: [asNeeded('treatment')] },
      ...{ feeYuan: 12_000, payment: '按季支付', civilAffairs: { state: 'filed', on: facts.fromOn } },
      ...{ health: { state: 'unknown' }, renewsId: null, attachmentIds: [], note: null },
      ...facts,
    }
    return partnerships.saveAgreement({ facts: given, replaces: null })
  }
  const services = [owed('visit', 'month', 2), owed('pharmacy', 'month', 1), owed('health-education', 'quarter', 1)]
  const first = await signOne({
    ...{ number: '医养-卫-01', partnerId: clinic.id, fromOn: earlierFrom, untilOn: addDays(fromOn, -1) },
    services: [asNeeded('visit'), asNeeded('pharmacy')],
  })
  const second = await signOne({
    ...{ number: '医养-卫-02', partnerId: clinic.id, fromOn, untilOn, renewsId: first.id },
    services: [...services, asNeeded('public-health')],
  })
  await signOne({
    ...{ number: '医养-院-01', partnerId: hospital.id, fromOn: addDays(today, -300), untilOn: addDays(today, 430) },
    ...{ modes: ['remote', 'referral'], feeYuan: null, payment: null },
    services: ['referral', 'emergency-channel', 'appointment-channel', 'telemedicine'].map(asNeeded),
  })
  return { agreement: second.id, doctor: doctor.id, hospital: hospital.id }
}

type Visiting = { agreementId: RecordId; doctorId: RecordId; fromOn: string }

async function makeVisits({ client, clock }: Home, today: string, { agreementId, doctorId, fromOn }: Visiting) {
  const slots = await client.partnerships.plan({ from: fromOn, until: today })
  const visits = slots.filter((slot) => slot.agreementId === agreementId && slot.service === 'visit')
  for (const [index, { dueOn }] of visits.entries()) {
    const random = createSeededRandom(seedOf(`${dueOn}visit`))
    const on = addDays(dueOn, -random.whole(1, 4))
    if (missedVisits.includes(index)) continue
    clock.setNow(startOfDay(on) + 11 * HOUR_MS)
    const { rows } = await client.residents.list({ on })
    const seen = rows
      .filter(({ state }) => state === 'in' && random.chance(0.2))
      .map(({ id }) => ({ residentId: id, finding: random.pick(findings) }))
    await client.partnerships.recordVisit({
      ...{ agreementId, doctorId, at: clock.now() - HOUR_MS, seen, summary: '巡诊、用药核对，未见急危重情况' },
      services: index % 6 === 0 ? ['visit', 'pharmacy', 'health-education'] : ['visit', 'pharmacy'],
      ...{ signedName: '许志强', witness: nurse, attachmentIds: [], lateReason: null },
      nextPlan: { on: addDays(dueOn, 12), note: null },
    })
  }
}

/** Most have a file and are signed; of some nobody knows anything, and a few check-ups are overdue. */
async function keepHealthFiles({ client, clock, living }: Home, today: string): Promise<void> {
  clock.setNow(startOfDay(addDays(today, -3)) + 10 * HOUR_MS)
  const institution = township.name
  for (const { id: residentId, admittedOn } of living) {
    if (admittedOn > addDays(today, -40)) continue
    const random = createSeededRandom(seedOf(`${residentId}health`))
    const since = (days: number) =>
      addDays(today, -days) > admittedOn ? addDays(today, -days) : addDays(admittedOn, 10)
    if (random.chance(0.93)) {
      const on = addDays(admittedOn, random.whole(5, 28))
      await client.healthFiles.record({ residentId, facts: { kind: 'health-file', on, institution } })
    }
    if (random.chance(0.8)) {
      const on = since(random.whole(60, 300))
      const facts = { kind: 'family-doctor' as const, on, untilOn: addDays(on, 364), institution, doctor: '许志强' }
      await client.healthFiles.record({ residentId, facts })
    }
    if (random.chance(0.9)) {
      const result = random.pick(['血压偏高，余未见明显异常', '未见明显异常', '血糖偏高，建议复查', '骨密度减低'])
      const on = since(random.chance(0.06) ? random.whole(370, 400) : random.whole(30, 330))
      await client.healthFiles.record({ residentId, facts: { kind: 'check-up', on, institution, result } })
    }
  }
}

async function refer({ client, clock }: Home, today: string, partnerId: RecordId): Promise<void> {
  const here = async (): Promise<ResidentId[]> =>
    (await client.residents.list({})).rows.flatMap(({ id, state }) => (state === 'in' ? [id] : []))
  const goTo = (ago: number, hours: number) => clock.setNow(startOfDay(addDays(today, -ago)) + hours * HOUR_MS)
  const issue = (residentId: ResidentId, reason: string, isGreenChannel: boolean) =>
    client.referrals.issue({
      ...{ residentId, direction: 'up', partnerId, fromInstitution: '晋江市示例养老院', toInstitution: general.name },
      ...{ doctor: '许志强', reason, isGreenChannel },
    })
  goTo(12, 9)
  const [first] = await here()
  if (!first) return
  const sent = await issue(first, '反复胸闷 2 天，拟行心电图和心肌酶检查', true)
  goTo(7, 16)
  await client.referrals.close({
    ...{ id: sent.id, on: addDays(today, -7), institution: general.name, doctor: '蔡明辉' },
    note: '未见急性心肌缺血，调整降压药，两周后复诊',
  })
  goTo(2, 10)
  const [, person] = await here()
  if (person) await issue(person, '右膝肿痛加重，拟行影像检查', false)
  const consent = { name: '家属', relation: '子女', on: addDays(today, -20) }
  goTo(20, 9)
  const second = (await here())[3]
  if (!second) return
  const about = { partnerId, doctor: '蔡明辉', lateReason: null }
  const done = await client.referrals.book({
    ...{ ...about, residentId: second, bookedFor: clock.now() + HOUR_MS, question: '血糖波动，调整用药', consent },
  })
  goTo(20, 11)
  await client.referrals.finish({
    ...{ id: done.id, version: done.version, at: done.bookedFor, consent: null },
    summary: '餐后血糖偏高，调整饮食并复查糖化血红蛋白',
  })
  goTo(2, 9)
  const third = (await here())[4]
  if (!third) return
  await client.referrals.book({
    ...{ ...about, residentId: third, bookedFor: clock.now() + HOUR_MS, question: '皮疹 3 天，请皮肤科会诊', consent },
  })
}

async function insure({ client, clock }: Home, today: string): Promise<void> {
  clock.setNow(startOfDay(addDays(today, -1)) + 10 * HOUR_MS)
  const month = addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
  const source = '示例数据，待向经办机构核实'
  await client.longTermCare.setTerms({
    ...{ fromMonth: addMonths(`${month}-01`, -12).slice(0, 7), monthlyLimitYuan: 1500, fundRatio: 0.7 },
    ...{ isVerified: false, source },
  })
  const people = (await client.residents.list({})).rows.filter(
    ({ state, abilityLevel }) => state === 'in' && (abilityLevel ?? 0) >= 3,
  )
  for (const [index, { id: residentId }] of people.slice(0, 8).entries()) {
    const fromOn = addDays(today, -200)
    await client.longTermCare.setEntitlement({
      residentId,
      facts: {
        ...{ insuredNumber: `CH3505820${String(1001 + index)}`, level: 3 + (index % 3), assessedOn: fromOn, fromOn },
        ...{ untilOn: addDays(fromOn, 729), benefit: 'institution', monthlyLimitYuan: null },
      },
      ...{ replaces: null, reason: null },
    })
    for (const [item, times, feeYuan] of [
      ['bathing', 4, 480],
      ['turning', 60, 600 + index * 120],
    ] as const) {
      const hours = item === 'bathing' ? 4 : 20
      await client.longTermCare.recordService({ residentId, month, item, times, hours, feeYuan, note: null })
    }
  }
}

import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { ReferralInput } from '#shared/features/referrals/referrals.model.ts'
import { createPartnershipHome, HOUR_MS, type PartnershipHome, rule } from '../../support/partnership-home.ts'
import { entry } from '../../support/vitals-home.ts'

let home: PartnershipHome
let partner: RecordId
beforeEach(async () => {
  home = await createPartnershipHome()
  partner = (await home.addPartner()).id
})
const issue = (part: Partial<ReferralInput> = {}) =>
  home.director.referrals.issue({
    ...{ residentId: home.lin, direction: 'up', partnerId: partner, fromInstitution: '安和养老院' },
    ...{ toInstitution: '市医院', doctor: '许医生', reason: '持续高热', isGreenChannel: true, ...part },
  })
const leave = () =>
  home.director.residents.startLeave({
    ...{ id: home.lin, kind: 'hospital', fromOn: home.today, expectedReturnOn: null, destination: null, reason: null },
  })

test('a referral tells the last 72 hours and stays as it was issued; nothing is taken for "no allergies"', async () => {
  const measure = (pulse: number) =>
    home.nurse.vitals.record({ residentId: home.lin, takenAt: null, entry: entry({ pulse }), note: null })
  await measure(60)
  home.clock.advance(73 * HOUR_MS)
  await measure(96)
  home.clock.advance(HOUR_MS)
  await measure(88)
  const issued = await issue()
  expect(issued.content.vitals).toMatchObject([{ kind: 'pulse', count: 2, min: '88', max: '96', newest: '88' }])
  expect(issued.content).toMatchObject({ person: { name: '林秀英', allergies: [] }, charts: { fluidInMl: null } })
  expect(issued.content.person.contacts.every(({ phone }) => !phone.includes('*'))).toBe(true)
  await measure(120)
  const again = await home.director.referrals.get({ id: issued.id })
  expect([again.hash, again.content]).toEqual([issued.hash, issued.content])
  expect(issued.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('is closed once by the note that came back, or void with a reason', async () => {
  const { id } = await issue()
  const back = { on: home.today, institution: '市医院', doctor: null, note: '好转，继续口服抗生素' }
  await expect(home.director.referrals.close({ id, ...back, on: addDays(home.today, -1) })).rejects.toMatchObject({
    code: 'DAY_BEFORE_START',
  })
  expect(await home.director.referrals.close({ id, ...back })).toMatchObject({ returned: back })
  await expect(home.director.referrals.void({ id, reason: '开错' })).rejects.toMatchObject(rule('REFERRAL_IS_CLOSED'))
  const wrong = await issue({ residentId: home.chen })
  expect(await home.director.referrals.void({ id: wrong.id, reason: '开错人' })).toMatchObject({ voidReason: '开错人' })
})

test('somebody in hospital is referred down only; the card shows the institutions of agreements in force', async () => {
  await leave()
  await expect(issue()).rejects.toMatchObject({ code: 'RESIDENT_ON_LEAVE' })
  await expect(issue({ direction: 'down' })).resolves.toMatchObject({ direction: 'down' })
  expect((await home.director.referrals.card({ residentId: home.chen })).partners).toEqual([])
  await home.sign(partner)
  expect((await home.director.referrals.card({ residentId: home.chen })).partners).toEqual([
    { name: '青阳卫生院', emergencyPhone: '0595-85000120' },
  ])
})

test('a teleconsultation is done only with consent and a summary; until then it is owed', async () => {
  const booked = await home.director.referrals.book({
    ...{ residentId: home.lin, partnerId: partner, doctor: '许医生', bookedFor: home.clock.now() + HOUR_MS },
    ...{ question: '调整降压药', consent: null, lateReason: null },
  })
  expect(await home.duties('teleconsultation-open')).toEqual([])
  home.clock.advance(2 * HOUR_MS)
  expect(await home.duties('teleconsultation-open')).toHaveLength(1)
  const about = { id: booked.id, version: 1, at: home.clock.now(), summary: '氨氯地平改为 5 mg' }
  await expect(home.director.referrals.finish({ ...about, consent: null })).rejects.toMatchObject(
    rule('CONSENT_MISSING', 'consent'),
  )
  const consent = { name: '林建国', relation: '儿子', on: home.today }
  expect(await home.director.referrals.finish({ ...about, consent })).toMatchObject({ state: 'done', version: 2 })
  await expect(home.director.referrals.cancel({ id: booked.id, version: 2, reason: '取消' })).rejects.toMatchObject(
    rule('TELECONSULTATION_IS_OVER'),
  )
  expect(await home.duties('teleconsultation-open')).toEqual([])
})

test('the settlement of a month takes the smaller of fee and limit, and knows nothing without a ratio', async () => {
  const { longTermCare } = home.director
  const month = home.today.slice(0, 7)
  const service = (residentId: typeof home.lin, feeYuan: number) =>
    longTermCare.recordService({ residentId, month, item: 'bathing', times: 4, hours: 2.5, feeYuan, note: null })
  await expect(service(home.lin, 100)).rejects.toMatchObject(rule('ENTITLEMENT_MISSING', 'residentId'))
  for (const [residentId, monthlyLimitYuan] of [
    [home.lin, null],
    [home.chen, 800],
  ] as const) {
    await longTermCare.setEntitlement({
      residentId,
      facts: {
        ...{ insuredNumber: `LTC-${residentId.slice(-4)}`, level: 3, assessedOn: home.today, benefit: 'institution' },
        ...{ fromOn: home.today, untilOn: addDays(home.today, 364), monthlyLimitYuan },
      },
      ...{ replaces: null, reason: null },
    })
  }
  await service(home.lin, 1200)
  const second = await service(home.lin, 700.5)
  await service(home.chen, 900)
  expect(await longTermCare.settlement({ month })).toMatchObject({
    ...{ terms: { monthlyLimitYuan: 1500, fundRatio: null, isVerified: false }, feeYuan: 2800.5, fundYuan: null },
  })
  const terms = { fromMonth: month, monthlyLimitYuan: 1500, fundRatio: 0.7, isVerified: false, source: '电话询问' }
  await longTermCare.setTerms(terms)
  const sheet = await longTermCare.settlement({ month })
  expect(sheet.lines.map(({ name, feeYuan, fundYuan, selfYuan }) => [name, feeYuan, fundYuan, selfYuan])).toEqual([
    ['陈阿水', 900, 560, 340],
    ['林秀英', 1900.5, 1050, 850.5],
  ])
  expect(sheet).toMatchObject({ hours: 7.5, fundYuan: 1610, selfYuan: 1190.5 })
  await longTermCare.correctService({ id: second.id, version: 1, facts: null, reason: '重复登记' })
  expect(await longTermCare.settlement({ month })).toMatchObject({ feeYuan: 2100, fundYuan: 1400 })
})

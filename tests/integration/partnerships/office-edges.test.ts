import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { EntitlementFacts } from '#shared/features/long-term-care/long-term-care.model.ts'
import { createPartnershipHome, HOUR_MS, type PartnershipHome, rule } from '../../support/partnership-home.ts'

let home: PartnershipHome
let partner: RecordId
let today: string
beforeEach(async () => {
  home = await createPartnershipHome()
  today = home.today
  partner = (await home.addPartner()).id
})
const discharge = (id: ResidentId, reason: 'home' | 'death') =>
  home.director.residents.discharge({ id, on: home.today, reason, destination: null, deathCause: null })

describe('a teleconsultation', () => {
  const book = () =>
    home.director.referrals.book({
      ...{ residentId: home.lin, partnerId: partner, doctor: '许医生', bookedFor: home.clock.now() + HOUR_MS },
      ...{ question: '调整降压药', consent: null, lateReason: null },
    })
  const consent = { name: '林建国', relation: '儿子' }

  test('is not done with somebody who has died or left meanwhile', async () => {
    const { id } = await book()
    await discharge(home.lin, 'death')
    home.goTo(addDays(today, 1))
    const about = { id, version: 1, consent: { ...consent, on: today }, summary: '小结' }
    await expect(home.director.referrals.finish({ ...about, at: home.clock.now() })).rejects.toMatchObject({
      code: 'RESIDENT_DEAD',
    })
    await expect(home.director.referrals.cancel({ id, version: 1, reason: '老人已故' })).resolves.toMatchObject({
      state: 'cancelled',
    })
  })

  test('rests on a consent given by its day, not on one given afterwards', async () => {
    const { id } = await book()
    const at = home.clock.now()
    home.goTo(addDays(today, 1))
    const about = { id, version: 1, at, summary: '小结' }
    await expect(
      home.director.referrals.finish({ ...about, consent: { ...consent, on: addDays(today, 1) } }),
    ).rejects.toMatchObject(rule('CONSENT_TOO_LATE', 'consent.on'))
    await expect(
      home.director.referrals.finish({ ...about, consent: { ...consent, on: today } }),
    ).resolves.toMatchObject({ state: 'done' })
  })
})

describe('long-term care insurance', () => {
  const entitle = (part: Partial<EntitlementFacts> = {}) =>
    home.director.longTermCare.setEntitlement({
      residentId: home.lin,
      facts: {
        ...{ insuredNumber: 'LTC-1', level: 3, assessedOn: null, benefit: 'institution', monthlyLimitYuan: null },
        ...{ fromOn: addDays(today, -100), untilOn: addDays(today, 5), ...part },
      },
      ...{ replaces: null, reason: null },
    })
  const serve = (month: string) =>
    home.director.longTermCare.recordService({
      ...{ residentId: home.lin, month, item: 'bathing', times: 1, hours: 1, feeYuan: 100, note: null },
    })

  test('the entitlement in force today is shown, not the next one that was entered already', async () => {
    const now = await entitle()
    await entitle({ fromOn: addDays(today, 6), untilOn: addDays(today, 370) })
    const line = (await home.director.longTermCare.entitlements()).find(({ residentId }) => residentId === home.lin)
    expect(line).toMatchObject({ isInForce: true, entitlement: { id: now.id } })
  })

  test('no entitlement rests on an assessment to come', async () => {
    await expect(entitle({ assessedOn: addDays(today, 1) })).rejects.toMatchObject({
      ...{ code: 'DAY_IN_FUTURE', data: { where: 'assessedOn' } },
    })
  })

  test('a service of a month is refused for who was not in the house on any day of it', async () => {
    await entitle({ fromOn: addDays(today, -400), untilOn: addDays(today, 400) })
    const month = today.slice(0, 7)
    await discharge(home.lin, 'home')
    await expect(serve(month)).resolves.toMatchObject({ month })
    const next = addMonths(`${month}-01`, 1)
    home.goTo(addDays(next, 3))
    await expect(serve(next.slice(0, 7))).rejects.toMatchObject({
      ...{ code: 'RESIDENT_NOT_IN', data: { where: 'month' } },
    })
    await expect(serve(month)).resolves.toMatchObject({ month })
    await expect(serve(addMonths(`${month}-01`, -6).slice(0, 7))).rejects.toMatchObject({ code: 'RESIDENT_NOT_IN' })
  })
})

test('a check-up that was too old at admission already leaves the time everybody new has', async () => {
  const facts = { kind: 'check-up', institution: '卫生院', result: '正常' } as const
  const line = async () =>
    (await home.director.healthFiles.book({})).lines.find(({ residentId }) => residentId === home.lin)
  const admittedOn = addDays(today, -60)
  expect(await line()).toMatchObject({ checkUpDueOn: addMonths(admittedOn, 12) })
  await home.director.healthFiles.record({ residentId: home.lin, facts: { ...facts, on: addDays(today, -900) } })
  expect(await line()).toMatchObject({ checkUpDueOn: addMonths(admittedOn, 12) })
  const gaps = home.backend.features.healthFiles.evidenceContributor.collect({ from: admittedOn, until: today }).gaps
  expect(gaps.filter(({ kind }) => kind === 'check-up-overdue')).toEqual([])
})

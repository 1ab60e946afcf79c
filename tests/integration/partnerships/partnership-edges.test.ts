import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { createPartnershipHome, type PartnershipHome, rule } from '../../support/partnership-home.ts'

let home: PartnershipHome
let partner: RecordId
let doctor: RecordId
let today: string
beforeEach(async () => {
  home = await createPartnershipHome()
  today = home.today
  partner = (await home.addPartner()).id
  doctor = (await home.addDoctor(partner)).id
})

describe('agreements', () => {
  test('none renews itself, neither straight nor round a corner: it would never be told that it ends', async () => {
    const first = await home.sign(partner, { untilOn: addDays(today, 20) })
    const second = await home.sign(partner, { number: '2', fromOn: addDays(today, 21), renewsId: first.id })
    const renew = (renewsId: RecordId) =>
      home.director.partnerships.saveAgreement({
        facts: home.agreementFacts(partner, { untilOn: addDays(today, 20), renewsId }),
        replaces: { id: first.id, version: 1, reason: '补登续签' },
      })
    await expect(renew(first.id)).rejects.toMatchObject(rule('RENEWAL_OF_ITSELF', 'renewsId'))
    await expect(renew(second.id)).rejects.toMatchObject(rule('RENEWAL_OF_ITSELF', 'renewsId'))
  })

  test('one that was ended is not asked to be renewed on its last day; one that ran out without another still is', async () => {
    const ended = await home.sign(partner, { untilOn: addDays(today, 20) })
    await home.director.partnerships.endAgreement({ id: ended.id, version: 1, on: today, reason: '机构搬迁' })
    expect(await home.duties('partnership-ends')).toEqual([])
    const { id, untilOn } = await home.sign(partner, { number: '2', untilOn: addDays(today, 10) })
    home.goTo(addDays(untilOn, 1))
    expect(await home.duties('partnership-ends')).toMatchObject([{ dueOn: untilOn, values: { number: '2' } }])
    await home.sign(partner, { number: '3', signedOn: addDays(untilOn, 1), fromOn: addDays(untilOn, 1), renewsId: id })
    expect(await home.duties('partnership-ends')).toEqual([])
  })

  test('what signing asked of an institution cannot become unknown while an agreement runs', async () => {
    const clear = (part: object) =>
      home.director.partnerships.savePartner({
        facts: home.partnerFacts(part),
        replaces: { id: partner, version: 1, reason: '改登记' },
      })
    await home.sign(partner)
    await expect(clear({ creditCode: null })).rejects.toMatchObject(rule('CREDIT_CODE_MISSING', 'creditCode'))
    await expect(clear({ licenceNumber: null })).rejects.toMatchObject(rule('LICENCE_MISSING', 'licenceNumber'))
    await expect(clear({ licenceUntil: null })).rejects.toMatchObject(rule('LICENCE_MISSING', 'licenceUntil'))
    await expect(clear({ name: '青阳医院' })).resolves.toMatchObject({ version: 2 })
  })
})

describe('visits', () => {
  test('one set right onto an earlier day was written down late; the next visit is not planned before this one', async () => {
    const { id } = await home.sign(partner, { signedOn: addDays(today, -9), fromOn: addDays(today, -9) })
    const nextPlan = { on: addDays(today, -1), note: null }
    await expect(home.visit(id, doctor, { nextPlan })).rejects.toMatchObject({
      ...{ code: 'DAY_BEFORE_START', data: { where: 'nextPlan.on' } },
    })
    const visit = await home.visit(id, doctor)
    const about = { id: visit.id, reason: '日期登错' }
    const facts = home.visitFacts(id, doctor, { at: home.clock.now() - 3 * 86_400_000 })
    expect(await home.director.partnerships.correctVisit({ ...about, version: 1, facts })).toMatchObject({
      ...{ on: addDays(today, -3), isLate: true, lateReason: '日期登错' },
    })
    const back = home.visitFacts(id, doctor)
    expect(await home.director.partnerships.correctVisit({ ...about, version: 2, facts: back })).toMatchObject({
      ...{ on: today, isLate: false, lateReason: null },
    })
  })
})

test('R14 counts a referral in the row of the agreement of its day, never in that of the one before as well', async () => {
  await home.sign(partner, { number: 'A', untilOn: addDays(today, 5) })
  const refer = () =>
    home.director.referrals.issue({
      ...{ residentId: home.lin, direction: 'up', partnerId: partner, doctor: '许医生', reason: '发热' },
      ...{ fromInstitution: '本院', toInstitution: '青阳卫生院', isGreenChannel: false },
    })
  home.goTo(addDays(today, 5))
  await refer()
  home.goTo(addDays(today, 6))
  await home.sign(partner, { number: 'B', signedOn: addDays(today, 6), fromOn: addDays(today, 6) })
  await refer()
  await refer()
  const { table } = await home.director.reports.preview({ code: 'R14', period: '2026-12' })
  expect(table?.rows.map(({ cells }) => [cells.number, cells.up])).toEqual([
    ['A', 1],
    ['B', 2],
  ])
})

test('a licence that ran out between two agreements is a gap from the day the second begins', async () => {
  const other = (await home.addPartner({ name: '市医院', licenceUntil: addDays(today, 15) })).id
  await home.sign(other, { untilOn: addDays(today, 10) })
  await home.sign(other, { number: '2', fromOn: addDays(today, 30), untilOn: addDays(today, 60) })
  const ofPartnership = home.backend.features.partnerships.evidenceContributors[0]
  const gaps = ofPartnership?.collect({ from: today, until: addDays(today, 60) }).gaps
  expect(gaps?.filter(({ kind }) => kind === 'partner-licence-expired').map(({ on }) => on)).toEqual([
    addDays(today, 30),
  ])
})

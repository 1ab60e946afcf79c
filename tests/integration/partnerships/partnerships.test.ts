import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
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
  test('nothing is signed with an institution whose code or licence is not known or has run out', async () => {
    await expect(home.addPartner({ creditCode: '91350100M000100Y44' })).rejects.toMatchObject({
      code: 'CREDIT_CODE_INVALID',
      data: { where: 'creditCode' },
    })
    const signWith = async (part: object) => home.sign((await home.addPartner({ name: '另一家', ...part })).id)
    await expect(signWith({ creditCode: null })).rejects.toMatchObject(rule('CREDIT_CODE_MISSING', 'partnerId'))
    await expect(signWith({ licenceNumber: null })).rejects.toMatchObject(rule('LICENCE_MISSING', 'partnerId'))
    await expect(signWith({ licenceUntil: addDays(today, -1) })).rejects.toMatchObject(
      rule('LICENCE_EXPIRED', 'partnerId'),
    )
    await expect(signWith({ licenceUntil: today })).resolves.toMatchObject({ state: 'in-force' })
  })

  test('dates, services and the renewed agreement must fit; several agreements may overlap and a short one is marked', async () => {
    const untilOn = addDays(today, -5)
    await expect(home.sign(partner, { untilOn })).rejects.toMatchObject(rule('ENDS_BEFORE_START', 'untilOn'))
    await expect(home.sign(partner, { fromOn: addDays(today, -30), untilOn })).rejects.toMatchObject(
      rule('AGREEMENT_ENDED_WHEN_SIGNED', 'untilOn'),
    )
    await expect(home.sign(partner, { signedOn: addDays(today, 1) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    const visit = { service: 'visit', frequency: { per: 'as-needed' as const } }
    await expect(home.sign(partner, { services: [visit, visit] })).rejects.toMatchObject(rule('SERVICE_TWICE'))
    const other = await home.addPartner({ name: '市医院' })
    const first = await home.sign(partner)
    await expect(home.sign(other.id, { renewsId: first.id })).rejects.toMatchObject(rule('RENEWAL_OF_OTHER_PARTNER'))
    const short = await home.sign(other.id, { number: '医养-02', untilOn: addDays(today, 200) })
    expect([first.isShortTerm, short.isShortTerm]).toEqual([false, true])
    const renewal = { number: '医养-03', fromOn: addDays(first.untilOn, 1), untilOn: addDays(first.untilOn, 366) }
    const renewed = await home.sign(partner, { ...renewal, renewsId: first.id })
    const list = await home.director.partnerships.agreements()
    expect(list.map(({ id, state, renewedById }) => [id, state, renewedById])).toEqual([
      [first.id, 'in-force', renewed.id],
      [short.id, 'in-force', null],
      [renewed.id, 'upcoming', null],
    ])
  })

  test('is ended with a day and a reason, and its earlier version stays', async () => {
    const { id } = await home.sign(partner)
    const end = (part: object = {}) =>
      home.director.partnerships.endAgreement({ ...{ id, version: 1, on: today, reason: '机构搬迁' }, ...part })
    await expect(end({ on: addDays(today, 1) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(end({ version: 2 })).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
    expect(await end()).toMatchObject({ version: 2, endedOn: today, endReason: '机构搬迁', state: 'in-force' })
    home.goTo(addDays(today, 1))
    expect(await home.director.partnerships.agreements()).toMatchObject([{ state: 'terminated' }])
  })
})

describe('visits', () => {
  test('by an unlicensed doctor or one of another institution are refused in words, as is what was not agreed', async () => {
    const { id } = await home.sign(partner)
    const stranger = await home.addDoctor((await home.addPartner({ name: '市医院' })).id)
    await expect(home.visit(id, stranger.id)).rejects.toMatchObject(rule('DOCTOR_OF_OTHER_PARTNER', 'doctorId'))
    const lapsed = await home.addDoctor(partner, { name: '旧医生', licenceUntil: addDays(today, -1) })
    await expect(home.visit(id, lapsed.id, { signedName: '旧医生' })).rejects.toMatchObject(
      rule('LICENCE_EXPIRED', 'doctorId'),
    )
    await expect(home.visit(id, doctor, { services: ['hospice'] })).rejects.toMatchObject(rule('SERVICE_NOT_AGREED'))
    await expect(home.visit(id, doctor, { signedName: '许' })).rejects.toMatchObject(rule('SIGNATURE_DIFFERS'))
    await expect(home.visit(id, doctor, { at: startOfDay(addDays(today, -1)) })).rejects.toMatchObject(
      rule('AGREEMENT_NOT_IN_FORCE', 'agreementId'),
    )
    await expect(home.visit(id, doctor, { at: home.clock.now() + 600_000 })).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
    })
  })

  test('see only people who are here, each once; a past day needs a reason and is marked late', async () => {
    const { id } = await home.sign(partner)
    await home.director.residents.startLeave({
      ...{
        id: home.chen,
        kind: 'hospital',
        fromOn: today,
        expectedReturnOn: null,
        destination: '市医院',
        reason: null,
      },
    })
    await expect(home.visit(id, doctor, { seen: [home.seen(home.lin), home.seen(home.chen)] })).rejects.toMatchObject({
      ...{ code: 'RESIDENT_ON_LEAVE', data: { where: 'seen.1' } },
    })
    await expect(home.visit(id, doctor, { seen: [home.seen(home.lin), home.seen(home.lin)] })).rejects.toMatchObject(
      rule('SEEN_TWICE', 'seen.1'),
    )
    const at = home.clock.now()
    home.goTo(addDays(today, 1))
    await expect(home.visit(id, doctor, { at })).rejects.toMatchObject(rule('LATE_REASON_MISSING', 'lateReason'))
    expect(await home.visit(id, doctor, { at, lateReason: '当日断网' })).toMatchObject({ isLate: true })
  })

  test('are corrected by a further version; both stay, and a void one counts for nothing', async () => {
    const { id } = await home.sign(partner)
    const seen = [home.seen(home.lin, '血压偏高')]
    const visit = await home.visit(id, doctor, { seen })
    const facts = home.visitFacts(id, doctor, { seen: [home.seen(home.lin, '血压平稳'), home.seen(home.huang)] })
    const about = { id: visit.id, reason: '看错' }
    const { correctVisit, visits, visitHistory, fulfilment } = home.director.partnerships
    expect(await correctVisit({ ...about, version: 1, facts })).toMatchObject({ version: 2, isLate: false })
    await expect(correctVisit({ ...about, version: 1, facts })).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
    const span = { from: today, until: addDays(today, 31) }
    expect((await fulfilment(span))[0]).toMatchObject({ done: 1 })
    await correctVisit({ ...about, version: 2, facts: null })
    await expect(correctVisit({ ...about, version: 3, facts })).rejects.toMatchObject(rule('ALREADY_CORRECTED'))
    expect((await visits(span)).map(({ version, isVoid }) => [version, isVoid])).toEqual([[3, true]])
    expect((await visitHistory({ id: visit.id })).map((row) => row.seen.map(({ finding }) => finding))).toEqual([
      ['血压偏高'],
      ['血压平稳', null],
      ['血压平稳', null],
    ])
    expect((await fulfilment(span))[0]).toMatchObject({ done: 0 })
  })
})

describe('what somebody is asked to do', () => {
  test('an end is told 90 and 30 days before, each anew, and no more once it is renewed', async () => {
    const { id } = await home.sign(partner, { untilOn: addDays(today, 91) })
    expect(await home.duties('partnership-ends')).toEqual([])
    home.goTo(addDays(today, 1))
    const [first] = await home.duties('partnership-ends')
    home.goTo(addDays(today, 61))
    const [second] = await home.duties('partnership-ends')
    expect([first?.key.endsWith(':90'), second?.key.endsWith(':30')]).toEqual([true, true])
    await home.sign(partner, { fromOn: addDays(today, 92), untilOn: addDays(today, 500), renewsId: id })
    expect(await home.duties('partnership-ends')).toEqual([])
  })

  test('a licence that runs out and a visit that is due are told once an institution and an agreement', async () => {
    await home.addDoctor(partner, { name: '王医生', licenceUntil: addDays(today, 60) })
    await home.addDoctor(partner, { name: '李医生', licenceUntil: addDays(today, 20) })
    await home.addDoctor(partner, { name: '前医生', licenceUntil: addDays(today, 5), isActive: false })
    expect(await home.duties('partner-licence')).toEqual([])
    const { id } = await home.sign(partner)
    expect(await home.duties('partner-licence')).toMatchObject([{ dueOn: addDays(today, 20), values: { licences: 2 } }])
    expect(await home.duties('medical-visit-due')).toEqual([])
    const first = (await home.director.partnerships.plan({ from: today, until: addDays(today, 40) }))[0]!.dueOn
    home.goTo(addDays(first, 1))
    expect(await home.duties('medical-visit-due')).toMatchObject([{ dueOn: first, values: { visits: 1 } }])
    await home.visit(id, doctor)
    expect(await home.duties('medical-visit-due', addDays(first, 30))).toEqual([])
  })
})

describe('who may see it', () => {
  test('the auditor sees agreements and nobody of the house; the administrator sees nothing', async () => {
    await home.sign(partner)
    const auditor = await home.awake('auditor')
    expect(await auditor.partnerships.agreements()).toHaveLength(1)
    await expect(auditor.partnerships.visits({ from: today, until: today })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const administrator = await home.awake('administrator')
    await expect(administrator.partnerships.agreements()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(home.nurse.healthFiles.book({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#shared/contract/days.ts'
import {
  asNeeded,
  createMedicationHome,
  insulin,
  type MedicationHome,
  rule,
  tablet,
} from '../../support/medication-home.ts'

const HOUR = 3_600_000
let home: MedicationHome
beforeEach(async () => {
  home = await createMedicationHome()
})
const fileOf = () => home.nurse.medication.ofResident({ residentId: home.lin })
const timesOf = async (on = home.today) =>
  (await home.nurse.medication.doses({ residentId: home.lin, from: on, to: on })).doses.map(
    ({ time, drugName, state }) => `${time} ${drugName} ${state}`,
  )

describe('who keeps the drugs', () => {
  test('a further agreement ends the one before; one entered afterwards says why', async () => {
    const tomorrow = addDays(home.today, 1)
    const next = { residentId: home.lin, custody: 'self' as const, signedBy: '林秀英', relation: '本人', untilOn: null }
    await home.director.medication.agree({ ...next, fromOn: tomorrow, reason: null })
    expect((await fileOf()).agreements).toMatchObject([
      { custody: 'self', fromOn: tomorrow, toOn: null, recordedBy: 'person director' },
      { custody: 'staff', fromOn: home.today, toOn: tomorrow, endReason: 'replaced' },
    ])
    const late = { ...next, residentId: home.huang, fromOn: addDays(home.today, -3) }
    await expect(home.director.medication.agree({ ...late, reason: '补签' })).rejects.toMatchObject({
      code: 'DAY_BEFORE_START',
    })
    const [first] = (await home.director.medication.ofResident({ residentId: home.huang })).agreements
    await expect(
      home.director.medication.endAgreement({ id: first!.id, on: addDays(home.today, -1), reason: '撤回' }),
    ).rejects.toMatchObject({ code: 'DAY_BEFORE_START' })
    await home.director.medication.endAgreement({ id: first!.id, on: tomorrow, reason: '撤回' })
    await expect(
      home.director.medication.endAgreement({ id: first!.id, on: tomorrow, reason: '撤回' }),
    ).rejects.toMatchObject(rule('MEDICATION_AGREEMENT_ENDED'))
  })

  test('a nurse reads it and may not sign it; the administrator and the auditor see nothing', async () => {
    await expect(
      home.nurse.medication.endAgreement({ id: 'x' as never, on: home.today, reason: '撤回' }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    for (const role of ['administrator', 'auditor'] as const) {
      const { client } = await home.signIn(role)
      await expect(client.medication.ofResident({ residentId: home.lin })).rejects.toMatchObject({
        code: 'NOT_ALLOWED',
      })
    }
  })
})

describe('a prescription', () => {
  test('counts from now on, is replaced and stopped without losing a dose that was told of', async () => {
    const first = await home.prescribe(home.lin)
    home.goTo(7.9)
    await home.give(home.key(first.id, '08:00'))
    const next = { residentId: home.lin, fromOn: home.today, replacesId: first.id, reason: null }
    const second = await home.director.medication.prescribe({ ...next, content: { ...tablet, dose: 2 } })
    expect(await timesOf()).toEqual(['08:00 氨氯地平 given', '20:00 氨氯地平 upcoming'])
    await expect(home.director.medication.prescribe({ ...next, content: tablet })).rejects.toMatchObject(
      rule('MEDICATION_STOPPED'),
    )
    home.goTo(12)
    await home.director.medication.stop({ id: second.id, on: home.today, reason: '血压偏低' })
    expect(await timesOf()).toEqual(['08:00 氨氯地平 given'])
    expect((await fileOf()).prescriptions).toMatchObject([
      { id: second.id, stopReason: '血压偏低', replacesId: first.id },
      { id: first.id, stopReason: 'replaced' },
    ])
    await expect(
      home.director.medication.stop({ id: second.id, on: home.today, reason: '再停' }),
    ).rejects.toMatchObject(rule('MEDICATION_STOPPED'))
  })

  test('entered after its first day needs a reason and asks for the doses since then', async () => {
    const yesterday = addDays(home.today, -1)
    await expect(home.prescribe(home.lin, {}, yesterday)).rejects.toMatchObject(rule('REASON_MISSING'))
    const late = {
      residentId: home.lin,
      content: tablet,
      fromOn: yesterday,
      replacesId: null,
      reason: '出院小结今日送到',
    }
    expect(await home.director.medication.prescribe(late)).toMatchObject({ lateReason: '出院小结今日送到' })
    expect(await timesOf(yesterday)).toEqual(['08:00 氨氯地平 missed', '20:00 氨氯地平 missed'])
    await expect(
      home.director.medication.prescribe({ ...late, fromOn: addDays(home.today, -8) }),
    ).rejects.toMatchObject({ code: 'DAY_BEFORE_START' })
  })

  test('has a dose within its range, and a reason against the list or an allergy', async () => {
    await expect(home.prescribe(home.lin, { doseMin: 2, doseMax: 3 })).rejects.toMatchObject(
      rule('MEDICATION_RANGE_CONTRADICTS'),
    )
    await expect(home.prescribe(home.lin, { ...insulin, isHighRisk: false })).rejects.toMatchObject(
      rule('MEDICATION_HIGH_RISK_REASON'),
    )
    expect(
      await home.prescribe(home.lin, { ...insulin, isHighRisk: false, highRiskReason: '预混笔，自行注射' }),
    ).toMatchObject({ isHighRisk: false })
    const { version, person } = await home.director.residents.get({ id: home.lin })
    const diseases = '高血压；阿莫西林过敏，皮疹'
    await home.director.residents.update({ id: home.lin, version, person: { ...person, diseases } })
    expect((await fileOf()).allergies).toEqual(['阿莫西林过敏，皮疹'])
    await expect(home.prescribe(home.lin, { drugName: '阿莫西林胶囊' })).rejects.toMatchObject(
      rule('MEDICATION_ALLERGY_REASON'),
    )
  })

  test('of somebody who left does not come back with a new admission', async () => {
    await home.prescribe(home.lin)
    const away = { id: home.lin, on: home.today, reason: 'home' as const, destination: null, deathCause: null }
    await home.director.residents.discharge(away)
    await expect(home.prescribe(home.lin)).rejects.toMatchObject({ code: 'RESIDENT_NOT_IN' })
    home.goTo(8, addDays(home.today, 3))
    expect((await home.nurse.medication.round({ floorName: null })).doses).toEqual([])
  })
})

describe('a drug as needed', () => {
  const giveAt = (id: string, at: number, part: object = {}) =>
    home.nurse.medication.giveAsNeeded({
      ...{ prescriptionId: id as never, at, dose: null, reason: '膝痛', isChecked: true, second: null, ...part },
    })

  test('keeps its interval and its number a day, and the same word sent twice is one dose', async () => {
    const { id } = await home.prescribe(home.lin, asNeeded)
    home.goTo(8)
    const at = home.clock.now()
    const first = await giveAt(id, at)
    expect(await giveAt(id, at)).toMatchObject({ id: first.id })
    home.goTo(13)
    await expect(giveAt(id, home.clock.now())).rejects.toMatchObject({
      data: { values: { rule: 'MEDICATION_TOO_SOON', hours: 6, time: '14:00' } },
    })
    expect((await home.nurse.medication.round({ floorName: null })).asNeeded).toMatchObject([
      { givenToday: 1, lastAt: at, nextAt: at + 6 * HOUR },
    ])
    home.goTo(14)
    await giveAt(id, home.clock.now(), { dose: 2 })
    home.goTo(21)
    await expect(giveAt(id, home.clock.now())).rejects.toMatchObject(rule('MEDICATION_DAY_FULL'))
    await expect(giveAt(id, home.clock.now(), { dose: 3 })).rejects.toMatchObject(rule('MEDICATION_DAY_FULL'))
    home.goTo(1, addDays(home.today, 1))
    await expect(giveAt(id, home.clock.now(), { dose: 3 })).rejects.toMatchObject(rule('MEDICATION_DOSE_OUT_OF_RANGE'))
    await expect(giveAt(id, home.clock.now(), { isChecked: false })).rejects.toMatchObject(
      rule('MEDICATION_NOT_CHECKED'),
    )
  })

  test('asks for its effect an hour later, until it is told; a second word is a correction', async () => {
    const { id } = await home.prescribe(home.lin, asNeeded)
    home.goTo(8)
    await giveAt(id, home.clock.now())
    const key = home.key(id, '08:00')
    const duties = async () =>
      (await home.nurse.duties.list({})).duties.filter(({ kind }) => kind === 'medication-effect')
    expect(await duties()).toEqual([])
    home.goTo(9)
    expect(await duties()).toMatchObject([{ values: { drugName: '对乙酰氨基酚', dueTime: '09:00' } }])
    const told = { key, effect: 'effective' as const, note: '疼痛缓解', reason: null }
    await home.nurse.medication.tellEffect(told)
    expect(await duties()).toEqual([])
    await expect(home.nurse.medication.tellEffect({ ...told, effect: 'none' })).rejects.toMatchObject(
      rule('REASON_MISSING'),
    )
    expect(await home.nurse.medication.tellEffect({ ...told, effect: 'none', reason: '听错' })).toMatchObject({
      effect: { effect: 'none', isCorrection: true },
    })
  })

  test('is not given once it was stopped', async () => {
    const { id } = await home.prescribe(home.lin, asNeeded)
    await home.director.medication.stop({ id, on: home.today, reason: '改用外用' })
    home.goTo(8)
    await expect(giveAt(id, home.clock.now())).rejects.toMatchObject(rule('MEDICATION_NOT_IN_FORCE'))
  })
})

describe('the cupboard', () => {
  const stockOf = async () => (await fileOf()).stock[0]

  test('a dose is taken from the earliest expiry, a correction puts it back, and nothing received is unknown', async () => {
    const { id } = await home.prescribe(home.lin)
    expect(await stockOf()).toMatchObject({ usable: null, daysLeft: null, flags: ['unknown'] })
    await home.receive(home.lin, { batchNumber: 'later' })
    await home.receive(home.lin, { batchNumber: 'sooner', quantity: 5, expiresOn: addDays(home.today, 20) })
    home.goTo(8)
    const key = home.key(id, '08:00')
    await home.give(key)
    expect(await stockOf()).toMatchObject({
      ...{ usable: 32, daysLeft: 16, flags: ['expires-soon'] },
      batches: [
        { batchNumber: 'sooner', balance: 4 },
        { batchNumber: 'later', balance: 28 },
      ],
    })
    const wrong = { key, outcome: 'refused' as const, dose: null, at: null, reason: '吐出', second: null }
    await home.nurse.medication.correct(wrong)
    expect((await stockOf())?.usable).toBe(33)
    const batchId = (await stockOf())!.batches[0]!.id
    const { events } = await home.nurse.medication.batchEvents({ batchId })
    expect(events.map(({ kind, change }) => [kind, change])).toEqual([
      ['received', 5],
      ['given', -1],
      ['undone', 1],
    ])
  })

  test('giving goes on below nothing and says so; a count that differs needs a reason and overwrites nothing', async () => {
    const { id } = await home.prescribe(home.lin, { dose: 2 })
    const batch = await home.receive(home.lin, { quantity: 1 })
    home.goTo(8)
    await home.give(home.key(id, '08:00'))
    expect(await stockOf()).toMatchObject({ usable: -1, flags: ['negative', 'few-days'] })
    const count = { batchId: batch.id, counted: 6, reason: null }
    await expect(home.director.medication.countBatch(count)).rejects.toMatchObject({
      data: { values: { rule: 'MEDICATION_COUNT_DIFFERS', expected: -1, counted: 6 } },
    })
    expect(await home.director.medication.countBatch({ ...count, reason: '收入时少记' })).toMatchObject({ balance: 6 })
    const { events } = await home.nurse.medication.batchEvents({ batchId: batch.id })
    expect(events.map(({ kind, change }) => [kind, change])).toEqual([
      ['received', 1],
      ['given', -2],
      ['counted', 7],
    ])
    const remove = { batchId: batch.id, kind: 'returned' as const, quantity: 7, reason: '退回家属' }
    await expect(home.director.medication.removeStock(remove)).rejects.toMatchObject(
      rule('MEDICATION_REMOVES_TOO_MUCH'),
    )
    expect(await home.director.medication.removeStock({ ...remove, quantity: 6 })).toMatchObject({ balance: 0 })
  })

  test('an expired batch gives nothing and stands in a duty; a new one does', async () => {
    const { id } = await home.prescribe(home.lin)
    await home.receive(home.lin, { expiresOn: home.today })
    await expect(home.receive(home.lin, { expiresOn: addDays(home.today, -1) })).rejects.toMatchObject(
      rule('MEDICATION_BATCH_EXPIRED'),
    )
    const tomorrow = addDays(home.today, 1)
    home.goTo(8, tomorrow)
    await expect(home.give(home.key(id, '08:00', tomorrow))).rejects.toMatchObject(rule('MEDICATION_STOCK_EXPIRED'))
    const { duties } = await home.director.duties.list({})
    expect(duties.filter(({ kind }) => kind.startsWith('medication-')).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['medication-expires', 'medication-few-days']),
    )
    await home.receive(home.lin, { receivedOn: tomorrow })
    await home.give(home.key(id, '08:00', tomorrow))
    expect(await stockOf()).toMatchObject({ usable: 27, flags: ['expired'] })
  })

  test('doses taken along on a leave leave it, and come back when that was wrong', async () => {
    const { id } = await home.prescribe(home.lin)
    await home.receive(home.lin)
    const taken = await home.nurse.medication.handOver({
      ...{ residentId: home.lin, takenBy: '林建国', relation: '儿子', note: null, at: null },
      items: [{ prescriptionId: id, doses: 6 }],
    })
    expect(taken).toMatchObject({ items: [{ drugName: '氨氯地平', doses: 6 }], recordedBy: 'person caregiver' })
    expect((await stockOf())?.usable).toBe(22)
    await home.nurse.medication.voidHandOver({ id: taken.id, reason: '未带走' })
    expect((await fileOf()).handOvers).toMatchObject([{ voided: { reason: '未带走' } }])
    expect((await stockOf())?.usable).toBe(28)
  })

  test('the stock of the house names people by bed, and a nurse does not receive', async () => {
    await home.prescribe(home.lin)
    const rows = await home.nurse.medication.stock()
    expect(rows).toMatchObject([{ drugName: '氨氯地平', person: { bedLabel: '201-1' }, flags: ['unknown'] }])
    await expect(
      home.nurse.medication.countBatch({ batchId: 'x' as never, counted: 1, reason: null }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

test('the timeline tells what was agreed and how much was given, and names no drug', async () => {
  const { id } = await home.prescribe(home.lin)
  home.goTo(8)
  await home.give(home.key(id, '08:00'))
  const lines = await home.director.residents.timeline({ id: home.lin })
  const own = lines.filter(({ kind }) => kind.startsWith('medication'))
  expect(own.map(({ kind, on, values }) => [kind, on, values])).toEqual([
    ['medication', dayOf(home.clock.now()), { count: 1 }],
    ['medication-agreement', home.today, { custody: 'staff', signedBy: '林建国' }],
  ])
  expect(JSON.stringify(own)).not.toContain('氨氯地平')
})

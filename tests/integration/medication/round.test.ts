import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import { createMedicationHome, insulin, type MedicationHome, rule } from '../../support/medication-home.ts'

let home: MedicationHome
let order: Prescription
beforeEach(async () => {
  home = await createMedicationHome()
  order = await home.prescribe(home.lin)
})
const round = () => home.nurse.medication.round({ floorName: null })
const statesOf = async (on = home.today) =>
  (await home.nurse.medication.doses({ residentId: home.lin, from: on, to: on })).doses.map(
    ({ time, state }) => `${time} ${state}`,
  )

describe('the round of a shift', () => {
  test('stands in the order of time, then of the beds, with everything that is checked before giving', async () => {
    await home.prescribe(home.huang, { drugName: '二甲双胍', strength: '0.5 g' })
    await home.prescribe(home.chen, {
      schedule: { kind: 'fixed', frequency: { days: { kind: 'daily' }, times: ['12:00'] } },
    })
    home.goTo(8)
    const { doses, people, counts, floors, shift } = await round()
    const bedOf = new Map(people.map(({ residentId, bedLabel }) => [residentId, bedLabel]))
    expect(doses.map((dose) => `${dose.time} ${bedOf.get(dose.residentId)} ${dose.drugName} ${dose.state}`)).toEqual([
      '08:00 201-1 氨氯地平 due',
      '08:00 202-1 二甲双胍 due',
      '12:00 201-2 氨氯地平 upcoming',
    ])
    expect(doses[0]).toMatchObject({ strength: '5 mg', dose: 1, unit: 'tablet', route: 'oral', time: '08:00' })
    expect(people[0]).toMatchObject({ roomName: '201', floorName: '2层', custody: 'staff', isAway: false })
    expect([floors, shift.name, counts.total, counts.open]).toEqual([['2层'], 'day', 3, 3])
    expect((await home.nurse.medication.round({ floorName: '3层' })).doses).toEqual([])
  })

  test('nobody gives without an agreement: the person stands out in the round and in a duty', async () => {
    const [agreement] = (await home.director.medication.ofResident({ residentId: home.lin })).agreements
    await home.director.medication.endAgreement({ id: agreement!.id, on: home.today, reason: '家属撤回委托' })
    home.goTo(8)
    await expect(home.give(home.key(order.id, '08:00'))).rejects.toMatchObject(rule('MEDICATION_NO_AGREEMENT'))
    expect((await round()).people).toMatchObject([{ residentId: home.lin, custody: 'missing' }])
    const { duties } = await home.director.duties.list({})
    expect(duties.filter(({ kind }) => kind === 'medication-agreement-missing')).toMatchObject([
      { values: { name: '林秀英', bedLabel: '201-1' }, link: `/medication/people/${home.lin}` },
    ])
    await home.agree(home.lin)
    expect(await home.give(home.key(order.id, '08:00'))).toEqual({ count: 1 })
  })

  test('who keeps the drugs alone has prescriptions and no round', async () => {
    await home.agree(home.lin, 'self')
    home.goTo(8)
    const { doses, selfKeeping } = await round()
    expect([doses, selfKeeping.map(({ name, prescriptions }) => [name, prescriptions])]).toEqual([[], [['林秀英', 1]]])
    await expect(home.give(home.key(order.id, '08:00'))).rejects.toMatchObject(rule('MEDICATION_SELF_KEPT'))
  })

  test('on leave doses are away and nothing is given', async () => {
    await home.director.residents.startLeave({
      ...{ id: home.lin, kind: 'leave', fromOn: home.today, expectedReturnOn: null, destination: null, reason: null },
    })
    home.goTo(8)
    expect(await statesOf()).toEqual(['08:00 away', '20:00 away'])
    await expect(home.give(home.key(order.id, '08:00'))).rejects.toMatchObject({
      code: 'RESIDENT_ON_LEAVE',
      data: { where: 'entries.0' },
    })
  })

  test('of somebody who died or left is refused in words', async () => {
    await home.director.residents.discharge({
      ...{ id: home.lin, on: home.today, reason: 'death', destination: null, deathCause: null },
    })
    home.goTo(8)
    await expect(home.give(home.key(order.id, '08:00'))).rejects.toMatchObject({ code: 'RESIDENT_DEAD' })
  })

  test('nobody recorded becomes a duty of the floor, and counts for the shift', async () => {
    home.goTo(16)
    const missed = async () =>
      (await home.director.duties.list({})).duties.filter(({ kind }) => kind === 'medication-missed')
    expect(await missed()).toMatchObject([{ values: { floor: '2层', count: 1 }, dueOn: home.today }])
    const { medication } = home.backend.features
    expect(medication.ofShiftCounts(home.clock.now() - 8 * 3_600_000, '2层')).toMatchObject({ total: 1, missed: 1 })
    const [handed] = medication.dosesWithin(home.clock.now() - 10 * 3_600_000, home.clock.now())
    expect(handed).toMatchObject({ dose: { state: 'missed', time: '08:00' }, person: { bedLabel: '201-1' } })
    await home.give(home.key(order.id, '08:00'), { outcome: 'missed', reason: '交接遗漏' })
    expect(await missed()).toEqual([])
  })
})

describe('a dose', () => {
  test('is given once: the same word again is one record, another is refused and must be a correction', async () => {
    home.goTo(8)
    const key = home.key(order.id, '08:00')
    expect(await home.give(key)).toEqual({ count: 1 })
    expect(await home.give(key)).toEqual({ count: 0 })
    await expect(home.give(key, { outcome: 'refused', reason: '老人拒服' })).rejects.toMatchObject(
      rule('MEDICATION_RECORDED'),
    )
    const corrected = await home.nurse.medication.correct({
      ...{ key, outcome: 'refused', dose: null, at: null, reason: '记错人', second: null },
    })
    expect(corrected).toMatchObject({ outcome: 'refused', dose: null, isCorrection: true })
    expect(await home.nurse.medication.recordsOf({ key })).toMatchObject([
      { outcome: 'given', dose: 1, recordedBy: 'person caregiver' },
      { outcome: 'refused', reason: '记错人' },
    ])
    expect(await statesOf()).toEqual(['08:00 refused', '20:00 upcoming'])
    expect(await home.director.audit.list({ action: 'medication.correct' })).toHaveLength(1)
  })

  test('needs the check, a dose in range, a reason unless it was given in time', async () => {
    home.goTo(8)
    const key = home.key(order.id, '08:00')
    await expect(home.give(key, { isChecked: false })).rejects.toMatchObject(rule('MEDICATION_NOT_CHECKED'))
    await expect(home.give(key, { dose: 2 })).rejects.toMatchObject({
      data: { values: { rule: 'MEDICATION_DOSE_OUT_OF_RANGE', min: 1, max: 1 } },
    })
    await expect(home.give(key, { outcome: 'held' })).rejects.toMatchObject(rule('REASON_MISSING'))
    home.goTo(16)
    await expect(home.give(key)).rejects.toMatchObject(rule('REASON_MISSING'))
    await home.give(key, { reason: '断电，凭纸质单补记', at: home.clock.now() - 8 * 3_600_000 })
    const { doses } = await home.nurse.medication.doses({ residentId: home.lin, from: home.today, to: home.today })
    expect(doses[0]).toMatchObject({ state: 'given', record: { isLate: true, reason: '断电，凭纸质单补记' } })
  })

  test('not long before its time, not in the future, not a week after its shift, not of another key', async () => {
    await expect(home.give(home.key(order.id, '20:00'))).rejects.toMatchObject(rule('MEDICATION_NOT_YET'))
    home.goTo(8)
    const key = home.key(order.id, '08:00')
    await expect(home.give(key, { at: home.clock.now() + 3_600_000 })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(home.give(home.key(order.id, '09:00'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    home.goTo(16, addDays(home.today, 8))
    await expect(home.give(key, { reason: '补记' })).rejects.toMatchObject(rule('SHIFT_CLOSED'))
  })

  test('all entries of a call or none; the one that is wrong is named', async () => {
    home.goTo(8)
    const entry = { dose: null, at: null, reason: null, note: null, isChecked: true, outcome: 'given' as const }
    const entries = ['08:00', '08:30'].map((time) => ({ ...entry, key: home.key(order.id, time) }))
    await expect(home.nurse.medication.record({ entries, second: null })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { where: 'entries.1' },
    })
    expect(await statesOf()).toEqual(['08:00 due', '20:00 upcoming'])
  })
})

describe('a high-risk drug', () => {
  let key: string
  beforeEach(async () => {
    const { id } = await home.prescribe(home.lin, insulin)
    key = home.key(id, '08:00')
    home.goTo(8)
  })

  test('is given only with the PIN of another person, who stands in the record', async () => {
    await expect(home.give(key)).rejects.toMatchObject(rule('MEDICATION_SECOND_PERSON_MISSING'))
    const { pin } = home.second
    const same = { userId: home.userIds.get('caregiver')!, pin }
    await expect(home.give(key, {}, same)).rejects.toMatchObject(rule('SECOND_PERSON_SAME'))
    const unfit = { userId: home.userIds.get('administrator')!, pin }
    await expect(home.give(key, {}, unfit)).rejects.toMatchObject(rule('MEDICATION_SECOND_PERSON_UNFIT'))
    await expect(home.give(key, {}, { ...home.second, pin: '000000' })).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    })
    const stranger = { userId: home.userIds.get('director')!, pin }
    await expect(home.give(key, {}, stranger)).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    await home.give(key, {}, home.second)
    const [record] = await home.nurse.medication.recordsOf({ key })
    expect(record).toMatchObject({ secondBy: 'person clinician', recordedBy: 'person caregiver', dose: 8 })
  })

  test('wrong PINs of the second person lock the account as at a switch', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(home.give(key, {}, { ...home.second, pin: '000000' })).rejects.toMatchObject({
        code: 'WRONG_CREDENTIALS',
      })
    }
    await expect(home.give(key, {}, home.second)).rejects.toMatchObject({ code: 'ACCOUNT_LOCKED' })
  })

  test('is never given in one go with others, and a correction to given asks for the second person too', async () => {
    const entry = { outcome: 'given' as const, dose: null, at: null, reason: null, note: null, isChecked: true }
    const entries = [home.key(order.id, '08:00'), key].map((each) => ({ ...entry, key: each }))
    await expect(home.nurse.medication.record({ entries, second: home.second })).rejects.toMatchObject(
      rule('MEDICATION_HIGH_RISK_SINGLY'),
    )
    await home.give(key, { outcome: 'held', reason: '血糖 3.6' })
    const correction = { key, outcome: 'given' as const, dose: null, at: null, reason: '复测后已给' }
    await expect(home.nurse.medication.correct({ ...correction, second: null })).rejects.toMatchObject(
      rule('MEDICATION_SECOND_PERSON_MISSING'),
    )
    expect(await home.nurse.medication.correct({ ...correction, second: home.second })).toMatchObject({
      secondBy: 'person clinician',
    })
  })
})

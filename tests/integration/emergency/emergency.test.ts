import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { type ComplianceHome, createComplianceHome, ruleBroken } from '../../support/compliance-home.ts'
import { testPin } from '../../support/test-backend.ts'

const today = '2026-10-31'
let home: ComplianceHome
beforeEach(async () => {
  home = await createComplianceHome()
  home.at(today)
})

const write = (part: object = {}) =>
  home.safety.emergency.writePlan({
    ...{ kind: 'fire', basedOn: 0, text: '一、报警\n二、疏散', attachmentIds: [], inForceOn: today },
    ...{ approvedBy: '陈院长', changeNote: null, ...part },
  })

test('a plan is written version by version; the one in force is reviewed each year', async () => {
  const { standing } = await write()
  expect(standing).toMatchObject({ current: { version: 1 }, reviewDueOn: '2027-10-31' })
  await expect(write()).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
  await expect(write({ basedOn: 1 })).rejects.toMatchObject(ruleBroken('REASON_MISSING', 'changeNote'))
  await expect(write({ basedOn: 1, changeNote: '改', text: null })).rejects.toMatchObject(ruleBroken('PLAN_IS_EMPTY'))
  const later = await write({ basedOn: 1, changeNote: '增加断电', inForceOn: addDays(today, 10) })
  expect([later.standing.current?.version, later.versions.length]).toEqual([1, 2])
  home.at('2027-10-01')
  const duties = async () =>
    (await home.safety.duties.list({})).duties
      .filter(({ kind }) => kind === 'plan-review-due')
      .map(({ dueOn }) => dueOn)
  // Version 2 came into force on 10 November 2026: 30 days before its year is over it is told.
  expect(await duties()).toEqual([])
  home.at('2027-10-12')
  expect(await duties()).toEqual(['2027-11-10'])
  const versionId = later.versions[0]?.id as RecordId
  const review = { versionId, on: '2027-10-12', by: '陈院长', note: '继续有效' }
  expect((await home.safety.emergency.reviewPlan(review)).standing.reviewDueOn).toBe('2028-10-12')
  await expect(home.safety.emergency.reviewPlan({ ...review, on: '2027-10-11' })).rejects.toMatchObject(
    ruleBroken('REASON_MISSING', 'lateReason'),
  )
})

test('the staff sign by PIN or before a witness, once', async () => {
  const cook = { name: '林厨师', sex: 'male', post: 'cook', hiredOn: '2026-01-01' } as const
  const { id: staffId } = await home.director.staff.hire(cook)
  const { id: nurseId } = await home.director.staff.hire({ ...cook, name: '吴护理', post: 'caregiver' })
  const versionId = (await write()).versions[0]?.id as RecordId
  const sign = home.caregiver.emergency.signPlan
  await expect(sign({ versionId, staffId, proof: { witness: '林厨师' } })).rejects.toMatchObject(
    ruleBroken('SECOND_PERSON_SAME'),
  )
  expect((await sign({ versionId, staffId, proof: { witness: '李安全' } })).standing).toMatchObject({
    ...{ readCount: 1, staffCount: 2 },
  })
  await expect(sign({ versionId, staffId, proof: { witness: '李安全' } })).rejects.toMatchObject(
    ruleBroken('PLAN_READ_ALREADY'),
  )
  const userId = home.userIds.get('caregiver') as never
  await home.caregiver.accounts.setPin({ currentPassword: 'Hibiscus-2026', pin: testPin })
  await expect(sign({ versionId, staffId: nurseId, proof: { userId, pin: '000000' } })).rejects.toMatchObject({
    code: 'WRONG_CREDENTIALS',
  })
  const { readers } = await sign({ versionId, staffId: nurseId, proof: { userId, pin: testPin } })
  expect(readers.map(({ reading }) => [reading?.userId ?? null, reading?.witness ?? null])).toContainEqual([
    userId,
    null,
  ])
})

const contact = { id: null, role: '总指挥', name: '陈院长', phone: '13800001234', backupName: null, backupPhone: null }

test('numbers of the call list are masked until somebody says why; public ones never; a number left alone stays', async () => {
  const { emergency } = home.safety
  await emergency.saveCallList({ version: 0, contacts: [contact, { ...contact, name: '消防', phone: '119' }] })
  const list = await home.caregiver.emergency.callList()
  expect(list.contacts.map(({ phone }) => phone)).toEqual(['138****1234', '119'])
  await expect(home.caregiver.emergency.revealCallList({ reason: '打印' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const [first] = list.contacts
  const kept = { ...contact, id: first?.id as RecordId, role: '指挥', phone: null }
  await emergency.saveCallList({ version: 1, contacts: [kept] })
  expect((await emergency.revealCallList({ reason: '打印张贴' })).contacts).toMatchObject([
    { id: first?.id, role: '指挥', phone: '13800001234' },
  ])
  await expect(emergency.saveCallList({ version: 1, contacts: [] })).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
  await expect(emergency.saveCallList({ version: 2, contacts: [{ ...contact, phone: null }] })).rejects.toMatchObject(
    ruleBroken('CONTACT_WITHOUT_NUMBER', 'contacts.0.phone'),
  )
  const call = { contactId: first?.id as RecordId, at: home.clock.now(), isReached: false, note: '占线' }
  expect((await emergency.recordTestCall(call)).tests).toMatchObject([{ isReached: false, note: '占线' }])
})

test('stores are counted and looked at; what expires is one duty, what is not looked at one a category', async () => {
  const { emergency } = home.safety
  const fields = { category: 'infection', place: '库房', unit: '只', leastCount: 100, supplyId: null, version: 0 }
  await emergency.saveSupply({ ...fields, name: '口罩' })
  await emergency.saveSupply({ ...fields, name: '隔离衣' })
  const [box] = (await emergency.saveSupply({ ...fields, category: 'first-aid', name: '急救箱' })).filter(
    ({ category }) => category === 'first-aid',
  )
  const stores = await emergency.supplies()
  expect(stores.map(({ expiry, isShort, checkDueOn }) => [expiry, isShort, checkDueOn])).toEqual([
    ['unknown', null, '2026-11-07'],
    ['unknown', null, '2026-11-30'],
    ['unknown', null, '2026-11-30'],
  ])
  const entries = stores.map(({ supplyId }) => ({ supplyId, count: 90, expiresOn: '2026-11-10', note: null }))
  const check = { on: today, by: '李安全', entries }
  expect((await emergency.checkSupplies(check)).map(({ expiry, isShort }) => [expiry, isShort])).toEqual([
    ...[
      ['soon', true],
      ['soon', true],
      ['soon', true],
    ],
  ])
  await expect(emergency.checkSupplies({ ...check, on: addDays(today, -1) })).rejects.toMatchObject(
    ruleBroken('REASON_MISSING', 'lateReason'),
  )
  home.at('2026-11-28')
  const duties = (await home.safety.duties.list({})).duties.filter(({ kind }) => kind.startsWith('supply'))
  expect(duties.map(({ kind, dueOn, values }) => [kind, dueOn, values.things])).toEqual([
    ['supply-check-due', '2026-11-07', 1],
    ['supply-expiring', '2026-11-10', 3],
    ['supply-check-due', '2026-11-30', 2],
  ])
  const { supplyId, version, category, name, place, unit } = box as NonNullable<typeof box>
  const change = { ...{ supplyId, version, category, name, place, unit }, leastCount: 1, hasEnded: true }
  await expect(emergency.saveSupply(change)).rejects.toMatchObject(ruleBroken('REASON_MISSING', 'reason'))
  expect(await emergency.saveSupply({ ...change, reason: '合并' })).toHaveLength(2)
})

test('everybody on the floor reads plans, only who manages them writes', async () => {
  expect(await home.caregiver.emergency.plans()).toHaveLength(9)
  await expect(home.caregiver.emergency.saveCallList({ version: 0, contacts: [contact] })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(home.auditor.emergency.saveCallList({ version: 0, contacts: [] })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

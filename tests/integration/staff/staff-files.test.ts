import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, StaffId } from '#shared/contract/primitives.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { StaffFileFacts } from '#shared/features/staff-files/staff-files.model.ts'
import { rule } from '../../support/handover-home.ts'
import { enterPapers, issuedToEndOn } from '../../support/staff-papers.ts'
import { createTestBackend, type TestBackend, type TestClient } from '../../support/test-backend.ts'
import { admission, office } from '../../support/test-records.ts'

let home: TestBackend
let client: TestClient
let today: Day
beforeEach(async () => {
  home = await createTestBackend({ roles: ['director', 'office', 'caregiver', 'auditor', 'administrator'] })
  home.clock.setNow(startOfDay('2026-11-20') + 9 * 3_600_000)
  client = (await home.signIn('office')).client
  today = dayOf(home.clock.now())
})

const hire = async (name: string, post: StaffPost = 'caregiver', hiredOn = '2024-05-06'): Promise<StaffId> =>
  (await client.staff.hire({ name, sex: 'female', post, hiredOn })).id
const save = (id: StaffId, facts: Partial<StaffFileFacts>, factsVersion = 0) =>
  client.staffFiles.saveFacts({ id, factsVersion, facts: { ...noFacts, ...facts } })
const certificate = {
  kind: 'health',
  number: null,
  issuer: null,
  issuedOn: '2026-03-01',
  validUntil: null,
  skillLevel: null,
}
const duties = async (kind: string) =>
  (await client.duties.list({ withSnoozed: false })).duties.filter((each) => each.kind === kind)

describe('the file of a person', () => {
  test('an ID number is checked, fills in the birth, is shown masked, comes back masked unchanged, and is told in full with a reason', async () => {
    const id = await hire('吴美珍')
    const file = await save(id, {
      idNumber: '11010519491231002x',
      phone: '13800001234',
      bankAccount: '6222020200112233',
    })
    expect(file.facts).toMatchObject({
      ...{
        idNumber: '110105********002X',
        birthOn: '1949-12-31',
        phone: '138****1234',
        bankAccount: '************2233',
      },
    })
    const again = await save(id, { ...file.facts, title: '组长' }, 1)
    expect([again.factsVersion, again.facts.title]).toEqual([2, '组长'])
    const reveal = { id, field: 'id-number', reason: '申报奖补' } as const
    expect(await client.staffFiles.reveal(reveal)).toEqual({ value: '11010519491231002X' })
    const { client: auditor } = await home.signIn('auditor')
    await expect(auditor.staffFiles.reveal(reveal)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await auditor.staffFiles.get({ id })).facts.idNumber).toBe('110105********002X')
    const told = await (await home.signIn('auditor')).client.audit.list({ action: 'staff-files.reveal' })
    expect(told).toMatchObject([{ reason: '申报奖补', objectId: id }])
    expect(home.log.join()).not.toContain('6222020200112233')
  })

  test('what is wrong is refused at its field, and a colleague’s change is not overwritten', async () => {
    const id = await hire('吴美珍')
    const refusals: [Partial<StaffFileFacts>, object][] = [
      [{ idNumber: '110105194912310021' }, { code: 'ID_NUMBER_INVALID', data: { where: 'idNumber' } }],
      [{ idNumber: '11010519491231002X', birthOn: '1950-01-01' }, rule('BIRTH_DISAGREES_WITH_ID')],
      [{ idNumber: '440524188001010014' }, { code: 'ID_NUMBER_INVALID' }],
      [{ phone: 'abc' }, rule('STAFF_PHONE_INVALID')],
      [{ bankAccount: '12 34' }, rule('STAFF_ACCOUNT_INVALID')],
      [{ birthOn: '2009-01-01' }, rule('STAFF_TOO_YOUNG')],
      [{ birthOn: '2030-01-01' }, { code: 'DAY_IN_FUTURE' }],
      [{ birthOn: '1990-01-01', graduatedOn: '1989-01-01' }, rule('STAFF_GRADUATED_TOO_EARLY')],
    ]
    for (const [facts, expected] of refusals) await expect(save(id, facts)).rejects.toMatchObject(expected)
    await save(id, { title: '组长' })
    await expect(save(id, { title: '班长' })).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
    const other = await hire('林雅惠')
    await save(other, { idNumber: '11010519491231002X', userId: home.userIds.get('caregiver') ?? null })
    await expect(save(id, { idNumber: '11010519491231002X' }, 1)).rejects.toMatchObject({ code: 'ID_NUMBER_TAKEN' })
    await expect(save(id, { userId: home.userIds.get('caregiver') ?? null }, 1)).rejects.toMatchObject(
      rule('STAFF_USER_TAKEN'),
    )
  })

  test('neither the system administrator nor a caregiver reads files', async () => {
    for (const role of ['administrator', 'caregiver'] as const) {
      const seat = await home.signIn(role)
      await expect(seat.client.staffFiles.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })

  test('a post is held from a day on; the one before stays, and the report of that time counts it', async () => {
    const id = await hire('吴美珍')
    const change = { id, version: 1, post: 'care-lead', fromOn: '2026-06-01', reason: '提任' } as const
    await expect(client.staff.changePost({ ...change, fromOn: '2024-01-01' })).rejects.toMatchObject({
      code: 'DAY_BEFORE_START',
    })
    await expect(client.staff.changePost({ ...change, fromOn: '2026-12-01' })).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
    })
    await expect(client.staff.changePost({ ...change, post: 'caregiver' })).rejects.toMatchObject(
      rule('STAFF_POST_IS_HELD'),
    )
    expect(await client.staff.changePost(change)).toMatchObject({ post: 'care-lead', version: 2 })
    const postOn = async (on: Day) => (await client.staff.list({ on }))[0]?.post
    expect([await postOn('2026-05-31'), await postOn('2026-06-01')]).toEqual(['caregiver', 'care-lead'])
    const caregivers = async (period: string) => {
      const { figures } = await client.reports.preview({ code: 'R02', period })
      return figures.find(({ name, rowKind }) => rowKind === 'staff' && name.includes('护理员'))?.value
    }
    expect([await caregivers('2026-05'), await caregivers('2026-06')]).toEqual([1, 0])
    expect((await client.staffFiles.get({ id })).posts.map(({ post }) => post)).toEqual(['care-lead', 'caregiver'])
  })

  test('a pasted list is taken over whole or not at all, and the wrong row is named', async () => {
    const row = {
      name: '甲',
      sex: 'female',
      post: 'caregiver',
      hiredOn: '2024-01-01',
      idNumber: null,
      phone: null,
    } as const
    const wrong = [row, { ...row, name: '乙', idNumber: '123' }]
    await expect(client.staffFiles.importRows({ rows: wrong })).rejects.toMatchObject({
      ...{ code: 'ID_NUMBER_INVALID', data: { where: '2' } },
    })
    expect((await client.staffFiles.list({ scope: 'all' })).lines).toEqual([])
    const right = [row, { ...row, name: '乙', idNumber: '11010519491231002X', phone: '13800001234' }]
    expect(await client.staffFiles.importRows({ rows: right })).toEqual({ count: 2 })
    expect((await client.staffFiles.list({})).lines.map(({ name, phoneMasked }) => [name, phoneMasked]).sort()).toEqual(
      [
        ['乙', '138****1234'],
        ['甲', null],
      ],
    )
  })
})

describe('certificates and contracts', () => {
  test('of the future, before birth, that end before they begin, with a level out of place or twice are refused', async () => {
    const staffId = await hire('吴美珍')
    await save(staffId, { birthOn: '1980-05-05' })
    const add = (part: object) => client.staffFiles.addCertificate({ ...certificate, staffId, ...part })
    await expect(add({ issuedOn: addDays(today, 1) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(add({ issuedOn: '1980-05-05' })).rejects.toMatchObject(rule('CERTIFICATE_BEFORE_BIRTH'))
    await expect(add({ validUntil: '2026-02-28' })).rejects.toMatchObject(rule('CERTIFICATE_ENDS_BEFORE'))
    await expect(add({ skillLevel: 3 })).rejects.toMatchObject(rule('CERTIFICATE_LEVEL_MISPLACED'))
    await expect(add({ kind: 'x' })).rejects.toMatchObject(rule('CERTIFICATE_KIND_UNKNOWN'))
    await add({})
    await expect(add({})).rejects.toMatchObject(rule('CERTIFICATE_RECORDED'))
    const contract = { staffId, kind: 'fixed-term', fromOn: '2024-05-06', untilOn: null, number: null } as const
    await expect(client.staffFiles.addContract(contract)).rejects.toMatchObject(rule('CONTRACT_END_MISSING'))
    await expect(client.staffFiles.addContract({ ...contract, untilOn: '2024-05-05' })).rejects.toMatchObject(
      rule('CONTRACT_ENDS_BEFORE'),
    )
  })

  test('a renewal keeps the row before; a correction keeps both with its reason and is made once', async () => {
    const staffId = await hire('吴美珍')
    await client.staffFiles.addCertificate({ ...certificate, staffId, issuedOn: '2025-03-01' })
    const renewed = await client.staffFiles.addCertificate({ ...certificate, staffId })
    const line = async () => (await client.staffFiles.list({})).lines[0]
    expect((await line())?.health).toEqual({ state: 'valid', untilOn: '2027-02-28' })
    const correction = {
      id: renewed.id,
      facts: { ...certificate, issuedOn: '2025-11-25' },
      correctionReason: '看错日期',
    }
    await client.staffFiles.correctCertificate(correction)
    expect((await line())?.health).toEqual({ state: 'ending', untilOn: '2026-11-24' })
    await expect(client.staffFiles.correctCertificate(correction)).rejects.toMatchObject(rule('ALREADY_CORRECTED'))
    const { certificates } = await client.staffFiles.get({ id: staffId })
    expect(certificates.map(({ issuedOn, isCorrected }) => [issuedOn, isCorrected])).toEqual([
      ['2026-03-01', true],
      ['2025-11-25', false],
      ['2025-03-01', false],
    ])
  })

  test('the highest trade level is shown, which is 一级', async () => {
    const staffId = await hire('吴美珍')
    for (const [skillLevel, issuedOn] of [
      [5, '2020-01-01'],
      [1, '2022-01-01'],
      [3, '2024-01-01'],
    ] as const) {
      await client.staffFiles.addCertificate({ ...certificate, staffId, kind: 'skill', skillLevel, issuedOn })
    }
    expect((await client.staffFiles.list({})).lines[0]?.skillLevel).toBe(1)
  })

  test('what ends is told once a kind, sixty days ahead; what ended of who still needs it as well', async () => {
    const [near, far, ended] = [await hire('近到期'), await hire('远到期'), await hire('已到期')]
    const enter = (staffId: StaffId, lastOn: Day) =>
      client.staffFiles.addCertificate({ ...certificate, staffId, issuedOn: issuedToEndOn(lastOn) })
    await enter(near, addDays(today, 60))
    await enter(far, addDays(today, 61))
    await enter(ended, addDays(today, -1))
    const [line, ...others] = await duties('certificate-ends')
    expect(others).toEqual([])
    expect(line).toMatchObject({
      dueOn: addDays(today, -1),
      values: { certificate: '健康证', count: 2, urgent: 1, names: '近到期、已到期' },
    })
    await client.staffFiles.addContract({
      ...{ staffId: near, kind: 'fixed-term', fromOn: '2024-05-06', untilOn: addDays(today, 59), number: null },
    })
    expect(await duties('contract-ends')).toMatchObject([{ values: { count: 1, names: '近到期' } }])
  })
})

describe('who may be planned for a shift', () => {
  const slot = (day: Day, shift: 'day' | 'night' = 'day') => ({ day, post: 'care', shift }) as const
  const plan = (day: Day, staffId: StaffId, reason: string | null = null) =>
    client.dutyRoster.set({ slot: slot(day), people: [{ staffId, name: 'x' }], basedOn: null, reason })

  test('nobody untrained, nobody with a health certificate that has ended by then; its last day is still good', async () => {
    const [untrained, ending, unproven] = [await hire('未培训'), await hire('将到期'), await hire('无健康证')]
    const lastOn = addDays(today, 3)
    await enterPapers(client, ending, issuedToEndOn(lastOn))
    await enterPapers(client, unproven, '2024-05-06', ['pre-job'])
    await expect(plan(addDays(today, 1), untrained)).rejects.toMatchObject(rule('DUTY_PERSON_UNTRAINED'))
    await expect(plan(addDays(lastOn, 1), ending)).rejects.toMatchObject(rule('DUTY_PERSON_HEALTH_EXPIRED'))
    await plan(lastOn, ending)
    await plan(addDays(today, 1), unproven)
    const { findings } = await client.dutyRoster.week({ of: addDays(today, 1) })
    expect(findings.map(({ day, name, text }) => [day, name, text['zh-CN']])).toEqual([
      [addDays(today, 1), '无健康证', '健康证未登记'],
    ])
    // What was worked is written down as it was.
    expect(await plan(addDays(today, -1), untrained, '当日实际上岗')).toMatchObject({ reason: '当日实际上岗' })
  })

  test('whoever was planned and lost the right since stands out in the grid and on the work list, and is not copied on', async () => {
    const id = await hire('吴美珍')
    const proof = await client.staffFiles.addCertificate({
      ...certificate,
      staffId: id,
      kind: 'pre-job',
      issuedOn: '2024-05-06',
    })
    await enterPapers(client, id, addDays(today, -30), ['health'])
    await plan(addDays(today, 2), id)
    expect((await client.dutyRoster.week({ of: addDays(today, 2) })).findings).toEqual([])
    expect(await duties('pre-job-before-shift')).toEqual([])
    await client.staffFiles.correctCertificate({ id: proof.id, facts: null, correctionReason: '证明不实' })
    const { findings } = await client.dutyRoster.week({ of: addDays(today, 2) })
    expect(findings).toMatchObject([{ name: '吴美珍', text: { 'zh-CN': '岗前培训未合格' } }])
    expect(await duties('pre-job-before-shift')).toMatchObject([
      { dueOn: addDays(today, 2), values: { names: '吴美珍' } },
    ])
    expect(await duties('pre-job-missing')).toEqual([])
    expect(await client.dutyRoster.copyLastWeek({ of: addDays(today, 9) })).toEqual({ count: 0 })
  })

  test('a shift with too few caregivers is known before it happens, and people of unknown level are told', async () => {
    const beds = await client.beds.addRooms({
      ...{ building: '1号楼', floor: '2层', careType: 'nursing', stayMode: 'full-time', openedOn: '2024-01-01' },
      rooms: Array.from({ length: 16 }, (_, index) => ({ name: String(201 + index), beds: ['1'] })),
    })
    for (const [index, { id }] of beds.entries()) {
      const admitted = await client.residents.admit(admission(id, '2026-01-01', { name: `老人${index}` }))
      if (index === 0) continue
      const level = { level: 4, assessedOn: '2026-01-02', reportNumber: null } as const
      home.backend.features.residents.acts.recordAbilityLevel({ id: admitted.id, ...level }, office)
    }
    const ratio = await client.staffFiles.ratio({})
    expect(ratio).toMatchObject({ counts: { levels: [0, 0, 0, 0, 15], unknown: 1 }, required: 5, caregivers: 0 })
    const id = await hire('吴美珍')
    await enterPapers(client, id, addDays(today, -30))
    await plan(addDays(today, 1), id)
    const { coverage } = await client.dutyRoster.week({ of: addDays(today, 1) })
    expect(coverage.filter(({ day }) => day === addDays(today, 1))).toEqual([
      { day: addDays(today, 1), shift: 'day', planned: 1, required: 1, unknown: 1 },
      { day: addDays(today, 1), shift: 'swing', planned: 0, required: 1, unknown: 1 },
      { day: addDays(today, 1), shift: 'night', planned: 0, required: 1, unknown: 1 },
    ])
  })
})

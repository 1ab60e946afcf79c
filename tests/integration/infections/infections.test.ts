import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { TestClient } from '../../support/test-backend.ts'
import { createVitalsHome, entry, type VitalsHome } from '../../support/vitals-home.ts'

let home: VitalsHome
let lead: TestClient
let nurse: TestClient
let today: string
beforeEach(async () => {
  home = await createVitalsHome()
  lead = home.director
  nurse = home.nurse
  today = home.today
})

const rule = (code: string, where?: string) => ({
  code: 'RULE_BROKEN',
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})
const seen = (residentId: ResidentId, symptoms: string[] = [], part: object = {}) => ({
  ...{ residentId, symptoms, temperature: null, note: null, reason: null },
  ...part,
})
const grid = async (on?: string) => (await nurse.infections.screening({ floorName: null, ...(on ? { on } : {}) })).rows
const rowOf = async (residentId: ResidentId, on?: string) =>
  (await grid(on)).find((row) => row.residentId === residentId)
const openCase = (residentId: ResidentId, part: object = {}) =>
  lead.infections.openCase({
    ...{ residentId, kind: 'respiratory', certainty: 'suspected', onsetOn: today, note: null },
    ...part,
  })
const isolate = (caseId: RecordId, part: object = {}) =>
  lead.infections.isolate({
    ...{ caseId, bedId: null, fromOn: today, owner: '王护士长', precautions: ['droplet', 'standard'] },
    ...{ reviewOn: addDays(today, 3), reason: '疑似流感', ...part },
  })
const duties = async (kind: string) =>
  (await lead.duties.list({ untilOn: addDays(today, 80) })).duties.filter((duty) => duty.kind === kind)

describe('screening', () => {
  test('nobody is screened before somebody said so; no symptom is said, never assumed', async () => {
    expect((await grid()).map(({ name, screening }) => [name, screening])).toEqual([
      ['林秀英', null],
      ['陈阿水', null],
      ['黄金莲', null],
    ])
    const entries = [seen(home.lin), seen(home.chen, ['vomiting', 'cough'])]
    expect(await nurse.infections.screen({ on: today, entries })).toEqual({ count: 2 })
    expect(await rowOf(home.lin)).toMatchObject({ screening: { symptoms: [], isLate: false } })
    expect(await rowOf(home.chen)).toMatchObject({ screening: { symptoms: ['cough', 'vomiting'] } })
    expect(await rowOf(home.huang)).toMatchObject({ screening: null, temperature: null, isFever: false })
    expect(await nurse.infections.screen({ on: today, entries })).toEqual({ count: 0 })
  })

  test('takes the highest temperature of the day from the vital signs, and keeps a typed one there', async () => {
    const measured = (temperature: number) =>
      nurse.vitals.record({ residentId: home.lin, takenAt: null, entry: entry({ temperature }), note: null })
    await measured(37.6)
    home.clock.advance(60_000)
    await measured(36.8)
    expect(await rowOf(home.lin)).toMatchObject({ temperature: { value: 37.6 }, isFever: true })
    await nurse.infections.screen({ on: today, entries: [seen(home.chen, [], { temperature: 36.5 })] })
    expect(await rowOf(home.chen)).toMatchObject({ temperature: { value: 36.5 }, isFever: false })
    expect(await home.latest(nurse, home.chen)).toMatchObject({ temperature: 36.5 })
  })

  test('a past day is written with a reason and marked late, and takes no temperature', async () => {
    const on = addDays(today, -1)
    const screen = (part: object) => nurse.infections.screen({ on, entries: [seen(home.lin, [], part)] })
    await expect(screen({})).rejects.toMatchObject(rule('REASON_MISSING', 'entries.0'))
    await expect(screen({ reason: '夜班补登', temperature: 36.5 })).rejects.toMatchObject(
      rule('TEMPERATURE_OF_PAST_DAY', 'entries.0'),
    )
    await screen({ reason: '夜班补登' })
    expect(await rowOf(home.lin, on)).toMatchObject({ screening: { isLate: true, reason: '夜班补登' } })
    await expect(nurse.infections.screen({ on: addDays(today, 1), entries: [seen(home.lin)] })).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
    })
  })

  test('is set right with a reason; the whole call is refused for one who is away, gone, dead or unknown', async () => {
    await nurse.infections.screen({ on: today, entries: [seen(home.lin)] })
    const other = { on: today, entries: [seen(home.lin, ['rash'])] }
    await expect(nurse.infections.screen(other)).rejects.toMatchObject(rule('REASON_MISSING', 'entries.0'))
    await nurse.infections.screen({ on: today, entries: [seen(home.lin, ['rash'], { reason: '下午出疹' })] })
    expect(await rowOf(home.lin)).toMatchObject({ screening: { symptoms: ['rash'], isCorrection: true } })

    const refused = (residentId: ResidentId) =>
      nurse.infections.screen({ on: today, entries: [seen(home.huang), seen(residentId)] })
    const leave = { kind: 'leave', fromOn: today, expectedReturnOn: null, destination: null, reason: null } as const
    await lead.residents.startLeave({ id: home.chen, ...leave })
    await expect(refused(home.chen)).rejects.toMatchObject({ code: 'RESIDENT_ON_LEAVE', data: { where: 'entries.1' } })
    await lead.residents.discharge({ id: home.lin, on: today, reason: 'death', destination: null, deathCause: null })
    await expect(refused(home.lin)).rejects.toMatchObject({ code: 'RESIDENT_DEAD' })
    await expect(refused('nobody' as ResidentId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      nurse.infections.screen({ on: today, entries: [seen(home.huang, ['hiccups'])] }),
    ).rejects.toMatchObject(rule('SYMPTOM_UNKNOWN', 'entries.0'))
    expect(await rowOf(home.huang)).toMatchObject({ screening: null })
  })
})

describe('a case', () => {
  test('is suspected, confirmed, closed; every version stays, and two seats do not overwrite each other', async () => {
    const opened = await openCase(home.lin, { onsetOn: addDays(today, -1) })
    expect(opened).toMatchObject({ bedLabel: '201-1', floorName: '2层', version: 1, closedOn: null })
    const { id } = opened
    const said = { id, kind: 'respiratory', onsetOn: addDays(today, -1), note: '抗原阳性', reason: '抗原检测阳性' }
    const confirmed = await lead.infections.changeCase({ ...said, version: 1, certainty: 'confirmed' })
    expect(confirmed).toMatchObject({ certainty: 'confirmed', version: 2 })
    await expect(lead.infections.changeCase({ ...said, version: 1, certainty: 'suspected' })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
      data: { theirs: { version: 2 } },
    })
    const close = (on: string) => lead.infections.closeCase({ id, version: 2, on, outcome: 'recovered', note: null })
    await expect(close(addDays(today, -2))).rejects.toMatchObject({ code: 'DAY_BEFORE_START' })
    await expect(close(addDays(today, 1))).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    expect(await close(today)).toMatchObject({ outcome: 'recovered', version: 3, note: '抗原阳性' })
    await expect(lead.infections.changeCase({ ...said, version: 3, certainty: 'suspected' })).rejects.toMatchObject(
      rule('CASE_IS_CLOSED'),
    )
    const history = await lead.infections.caseHistory({ id })
    expect(history.map(({ certainty, closedOn }) => [certainty, closedOn])).toEqual([
      ['suspected', null],
      ['confirmed', null],
      ['confirmed', today],
    ])
    const voided = await lead.infections.voidCase({ id, version: 3, reason: '登记错人' })
    expect(voided).toMatchObject({ isVoid: true, reason: '登记错人' })
    await expect(lead.infections.voidCase({ id, version: 4, reason: '再作废' })).rejects.toMatchObject(
      rule('CASE_IS_VOID'),
    )
    const lines = await lead.residents.timeline({ id: home.lin })
    expect(lines.find(({ kind }) => kind === 'infection')).toMatchObject({
      ...{ values: { infection: '呼吸道感染', certainty: 'confirmed' }, voided: { reason: '登记错人' } },
    })
  })

  test('is of somebody who was here when it began, of a known kind, and one at a time', async () => {
    await expect(openCase(home.lin, { kind: 'plague' })).rejects.toMatchObject(rule('INFECTION_KIND_UNKNOWN', 'kind'))
    await expect(openCase(home.lin, { onsetOn: addDays(today, 1) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(openCase(home.lin, { onsetOn: addDays(today, -70) })).rejects.toMatchObject({
      code: 'RESIDENT_NOT_IN',
    })
    await openCase(home.lin)
    await expect(openCase(home.lin)).rejects.toMatchObject(rule('CASE_IS_OPEN', 'kind'))
    expect(await openCase(home.lin, { kind: 'gastro' })).toMatchObject({ kind: 'gastro' })
    expect(await rowOf(home.lin)).toMatchObject({ hasOpenCase: true })
  })
})

describe('isolation', () => {
  test("blocks the person's own bed: nobody moves in beside the record, the map shows it, the end frees it", async () => {
    const { id: caseId } = await openCase(home.lin)
    const isolation = await isolate(caseId)
    expect(isolation).toMatchObject({ bedLabel: '201-1', toOn: null, reviewOn: addDays(today, 3), reviews: [] })
    expect(isolation.precautions).toEqual(['standard', 'droplet'])
    const bedOn = async () => (await lead.beds.map({})).beds.find(({ label }) => label === '201-1')
    expect(await bedOn()).toMatchObject({ state: 'occupied', block: { kind: 'isolation', reason: '疑似流感' } })
    expect(await duties('isolation-review-due')).toMatchObject([{ dueOn: addDays(today, 3), owner: 'care-lead' }])
    await expect(isolate(caseId)).rejects.toMatchObject(rule('ISOLATION_IS_OPEN'))
    const close = { id: caseId, version: 1, on: today, outcome: 'recovered', note: null } as const
    await expect(lead.infections.closeCase(close)).rejects.toMatchObject(rule('ISOLATION_IS_OPEN'))

    const looked = { id: isolation.id, on: today, nextReviewOn: addDays(today, 5), note: '仍咳嗽' }
    expect(await lead.infections.reviewIsolation(looked)).toMatchObject({ reviewOn: addDays(today, 5) })
    await expect(lead.infections.reviewIsolation({ ...looked, nextReviewOn: today })).rejects.toMatchObject(
      rule('REVIEW_NOT_AFTER_START', 'nextReviewOn'),
    )
    const end = { id: isolation.id, on: today, note: '症状消失' }
    expect(await lead.infections.endIsolation(end)).toMatchObject({ toOn: today, reviewOn: null })
    await expect(lead.infections.endIsolation(end)).rejects.toMatchObject(rule('ISOLATION_IS_OVER'))
    expect(await bedOn()).toMatchObject({ state: 'occupied', block: null })
    expect(await duties('isolation-review-due')).toEqual([])
    expect(await lead.infections.closeCase(close)).toMatchObject({ outcome: 'recovered' })
  })

  test('in another bed moves the person there first, all or nothing', async () => {
    const { id: caseId } = await openCase(home.lin)
    await expect(isolate(caseId, { bedId: home.beds[1] })).rejects.toMatchObject({ code: 'BED_OCCUPIED' })
    const [free] = await lead.beds.addRooms({
      ...{ building: '1号楼', floor: '2层', rooms: [{ name: '209', beds: ['1'] }], openedOn: addDays(today, -5) },
      ...{ careType: 'nursing', stayMode: 'full-time' },
    })
    await expect(isolate(caseId, { bedId: free!.id, fromOn: addDays(today, -9) })).rejects.toMatchObject({
      code: 'BED_NOT_OPEN',
    })
    expect((await lead.residents.get({ id: home.lin })).bedLabel).toBe('201-1')
    await isolate(caseId, { bedId: free!.id })
    expect((await lead.residents.get({ id: home.lin })).bedLabel).toBe('209-1')
    const map = await lead.beds.map({})
    const shown = map.beds.map(({ label, state, block }) => `${label} ${state} ${block?.kind ?? ''}`.trim())
    expect(shown.sort()).toEqual(['201-1 free', '201-2 occupied', '202-1 occupied', '209-1 occupied isolation'])
    await lead.residents.discharge({ id: home.lin, on: today, reason: 'home', destination: null, deathCause: null })
    await expect(
      lead.residents.transfer({ id: home.chen, toBedId: free!.id, on: today, reason: null }),
    ).rejects.toMatchObject({ code: 'BED_BLOCKED' })
  })

  test('freed on the bed map is over here too; a precaution off the list, a review not after the start and a person away are refused', async () => {
    const { id: caseId } = await openCase(home.lin)
    await expect(isolate(caseId, { precautions: ['prayer'] })).rejects.toMatchObject(rule('PRECAUTION_UNKNOWN'))
    await expect(isolate(caseId, { reviewOn: today })).rejects.toMatchObject(rule('REVIEW_NOT_AFTER_START', 'reviewOn'))
    await isolate(caseId)
    const bed = (await lead.beds.map({})).beds.find(({ label }) => label === '201-1')
    await lead.beds.unblock({ blockId: bed!.block!.id, on: today })
    expect(await lead.infections.isolations()).toMatchObject([{ toOn: today, reviewOn: null }])
    const leave = { kind: 'hospital', fromOn: today, expectedReturnOn: null, destination: null, reason: null } as const
    await lead.residents.startLeave({ id: home.lin, ...leave })
    await expect(isolate(caseId)).rejects.toMatchObject({ code: 'RESIDENT_ON_LEAVE' })
  })
})

test('three cases on a floor are a possible cluster: it names whom to tell, asks for the screening, and rests when all were told', async () => {
  const cases = await Promise.all([home.lin, home.chen, home.huang].map((residentId) => openCase(residentId)))
  expect(await lead.infections.clusters()).toMatchObject([
    { kind: 'respiratory', floorName: '2层', isOpen: true, unreportedTo: ['head', 'health', 'civil-affairs'] },
  ])
  const [duty] = await duties('infection-cluster')
  expect(duty).toMatchObject({ owner: 'director', values: { floor: '2层', infection: '呼吸道感染', cases: 3 } })
  expect(duty?.values.reportTos).toBe('机构负责人、属地卫生健康部门、疾病预防控制机构、属地民政部门')
  expect(await duties('screening-missing')).toMatchObject([{ values: { floor: '2层', count: 3 } }])
  await nurse.infections.screen({ on: today, entries: [seen(home.lin, ['cough']), seen(home.chen), seen(home.huang)] })
  expect(await duties('screening-missing')).toEqual([])

  const report = (to: string, at = home.clock.now()) =>
    lead.infections.reportCluster({ caseId: cases[0]!.id, to, at, by: '王护士长', note: null })
  await expect(report('press')).rejects.toMatchObject(rule('REPORT_TO_UNKNOWN', 'to'))
  await expect(report('head', home.clock.now() + 60_000)).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
  await expect(
    lead.infections.reportCluster({ caseId: 'none' as RecordId, to: 'head', at: 0, by: '王', note: null }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const to of ['head', 'health', 'civil-affairs']) await report(to)
  expect(await duties('infection-cluster')).toEqual([])
  // One that was ruled out leaves two, which are none.
  const out = { id: cases[2]!.id, version: 1, on: today, outcome: 'excluded', note: null } as const
  await lead.infections.closeCase(out)
  expect(await lead.infections.clusters()).toEqual([])
})

describe('vaccinations', () => {
  const given = {
    vaccine: 'influenza',
    outcome: 'given',
    dose: 1,
    batch: 'L2026',
    place: '社区医院',
    reason: null,
  } as const
  const record = (residentId: ResidentId, part: object = {}) =>
    lead.infections.recordVaccination({ ...given, residentId, on: today, ...part })
  const standings = async () =>
    (await lead.infections.vaccinationTable()).lines.map(({ standings: own }) => own.influenza?.outcome ?? null)

  test('what nobody entered is unknown; one duty counts the house for the season', async () => {
    expect(await standings()).toEqual([null, null, null])
    await record(home.lin)
    await record(home.chen, { outcome: 'refused', dose: null, batch: null, place: null, reason: '本人不愿意' })
    expect(await standings()).toEqual(['given', 'refused', null])
    expect(await duties('vaccination-due')).toMatchObject([
      { owner: 'care-lead', values: { vaccine: '流感疫苗', people: 1 } },
    ])
    const lines = await lead.residents.timeline({ id: home.lin })
    expect(lines.find(({ kind }) => kind === 'vaccination')).toMatchObject({ values: { vaccine: '流感疫苗' } })
  })

  test('an older dose needs to say where it is known from; each refusal names its field', async () => {
    const on = addDays(today, -20)
    await expect(record(home.lin, { on })).rejects.toMatchObject(rule('REASON_MISSING', 'reason'))
    expect(await record(home.lin, { on, reason: '接种证' })).toMatchObject({ isLate: true })
    await expect(record(home.lin, { on: addDays(today, 1) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(record(home.lin, { vaccine: 'smallpox' })).rejects.toMatchObject(rule('VACCINE_UNKNOWN', 'vaccine'))
    await expect(record(home.lin, { outcome: 'refused', reason: '不愿意' })).rejects.toMatchObject(
      rule('DOSE_WITHOUT_VACCINATION', 'dose'),
    )
    await expect(record(home.lin, { outcome: 'refused', dose: null })).rejects.toMatchObject(rule('REASON_MISSING'))
    await lead.residents.discharge({ id: home.huang, on: today, reason: 'home', destination: null, deathCause: null })
    await expect(record(home.huang)).rejects.toMatchObject({ code: 'RESIDENT_NOT_IN' })
  })

  test('is set right by a further row, or said to be none; both stay, once', async () => {
    const { id } = await record(home.lin)
    const correction = { id, facts: { ...given, on: today, batch: 'L2027' }, correctionReason: '批号抄错' }
    const right = await lead.infections.correctVaccination(correction)
    await expect(lead.infections.correctVaccination(correction)).rejects.toMatchObject(rule('ALREADY_CORRECTED'))
    await lead.infections.correctVaccination({ id: right.id, facts: null, correctionReason: '登记错人' })
    const rows = await lead.infections.vaccinationsOf({ residentId: home.lin })
    expect(rows.map(({ batch, isVoid, isCorrected }) => [batch, isVoid, isCorrected]).sort()).toEqual([
      ['L2026', false, true],
      ['L2027', false, true],
      ['L2027', true, false],
    ])
    expect(await standings()).toEqual([null, null, null])
  })
})

test('the floor screens and leads no cases; who keeps the system and who audits see nothing of it', async () => {
  await expect(
    nurse.infections.openCase({
      ...{ residentId: home.lin, kind: 'gastro', certainty: 'suspected', onsetOn: today, note: null },
    }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  for (const role of ['administrator', 'auditor'] as const) {
    const { client } = await home.signIn(role)
    await expect(client.infections.screening({ floorName: null })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(client.infections.vaccinationTable()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
})

import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { IncidentKind } from '#shared/features/incidents/incidents.model.ts'
import {
  type RiskAssessment,
  type RiskAssessmentKind,
  type RiskChanges,
  riskKeys,
} from '#shared/features/risks/risks.model.ts'
import type { TestClient } from '../../support/test-backend.ts'
import { createVitalsHome, type VitalsHome } from '../../support/vitals-home.ts'

let home: VitalsHome
let lead: TestClient
let today: string
beforeEach(async () => {
  home = await createVitalsHome()
  lead = home.director
  today = home.today
})

const begin = (
  residentId: ResidentId = home.lin,
  basedOn: string | null = null,
  kind: RiskAssessmentKind = 'admission',
) => lead.risks.start({ residentId, kind, basedOn })
const change = ({ id, version }: Pick<RiskAssessment, 'id' | 'version'>, changes: RiskChanges) =>
  lead.risks.answer({ id, version, changes })
const told = (on: string) => ({
  ...{ person: '林建国', relation: '儿子', at: Math.min(startOfDay(on) + 60_000, home.clock.now()) },
  ...{ how: 'signed' as const, refusalReason: null },
})
const none = Object.fromEntries(riskKeys.map((key) => [key, { level: 'none' as const }]))
const fallIsHigh = { ...none, fall: { level: 'high' as const, measures: ['fall-2'] } }
const rule = (code: string, where?: string) => ({
  code: 'RULE_BROKEN',
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})
async function finished(residentId: ResidentId = home.lin, basedOn = today, kind: RiskAssessmentKind = 'admission') {
  const draft = await begin(residentId, basedOn, kind)
  const { id, version } = await change(draft, { items: fallIsHigh, informing: told(basedOn), assessor: '王护士长' })
  return lead.risks.finish({ id, version })
}
const riskDuties = async () =>
  (await lead.duties.list({})).duties
    .filter(({ kind }) => kind.startsWith('risk-'))
    .map(({ kind, dueOn, values }) => `${kind} ${values.name} ${dueOn}`)

describe('a draft', () => {
  test('begins with nothing assessed and is found again, whoever opens it', async () => {
    const draft = await begin()
    expect(draft).toMatchObject({ state: 'draft', basedOn: today, version: 1, listVersion: 'GB 38600-2019' })
    expect(new Set(riskKeys.map((key) => draft.items[key].level))).toEqual(new Set(['not-assessed']))
    const filled = await change(draft, { items: { choke: { level: 'protect', measures: ['choke-2'] } } })
    expect(await begin(home.lin, null, 'periodic')).toEqual(filled)
    expect(await lead.risks.list({ residentId: home.lin })).toMatchObject([
      { residentName: '林秀英', bedLabel: '201-1', current: null, draft: { assessed: 1 }, dueReason: 'missing' },
    ])
  })

  test('changed at two seats at once tells the second what the first wrote', async () => {
    const draft = await begin()
    await change(draft, { items: { fall: { level: 'none' } } })
    await expect(change(draft, { items: { fall: { level: 'high' } } })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
      data: { theirs: { items: { fall: { level: 'none' } }, version: 2 } },
    })
  })

  test('takes no measure of another risk, and keeps nothing of that change', async () => {
    const draft = await begin()
    const wrong = { items: { choke: { level: 'high' as const }, fall: { measures: ['choke-1'] } } }
    await expect(change(draft, wrong)).rejects.toMatchObject(rule('RISK_MEASURE_UNKNOWN', 'fall'))
    expect((await lead.risks.get({ id: draft.id })).assessment).toEqual(draft)
  })

  test('may be of a day past, not of tomorrow, nor of nobody, nor of somebody who died', async () => {
    expect(await begin(home.huang, addDays(today, -20))).toMatchObject({ basedOn: addDays(today, -20) })
    await expect(begin(home.lin, addDays(today, 1))).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    const draft = await begin()
    await expect(change(draft, { basedOn: addDays(today, 1) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(begin('nobody' as ResidentId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await lead.residents.discharge({ id: home.chen, on: today, reason: 'death', destination: null, deathCause: null })
    await expect(begin(home.chen)).rejects.toMatchObject({ code: 'RESIDENT_DEAD' })
  })
})

describe('finishing', () => {
  test.each<[string, RiskChanges, string, string]>([
    ['a risk is not assessed', { items: { harm: { level: 'not-assessed' } } }, 'RISK_NOT_ASSESSED', 'harm'],
    ['a high risk has no measure', { items: { fall: { measures: [] } } }, 'RISK_WITHOUT_MEASURE', 'fall'],
    ['nobody assessed', { assessor: null }, 'RISK_ASSESSOR_MISSING', 'assessor'],
    ['nobody was informed', { informing: { person: null } }, 'RISK_NOBODY_INFORMED', 'person'],
    ['nobody knows how', { informing: { how: null } }, 'RISK_NOBODY_INFORMED', 'how'],
    ['a refusal has no reason', { informing: { how: 'refused' } }, 'RISK_REFUSAL_WITHOUT_REASON', 'refusalReason'],
    ['it is told before its day', { informing: { at: 0 } }, 'RISK_INFORMED_BEFORE', 'at'],
    ['it is told tomorrow', { informing: { at: 9_999_999_999_999 } }, 'RISK_INFORMED_IN_FUTURE', 'at'],
  ])('is refused while %s', async (_name, gap, code, where) => {
    const draft = await change(await begin(), { items: fallIsHigh, informing: told(today), assessor: '王护士长' })
    const { id, version } = await change(draft, gap)
    await expect(lead.risks.finish({ id, version })).rejects.toMatchObject(rule(code, where))
    expect((await lead.risks.get({ id })).assessment.state).toBe('draft')
  })

  test('is possible when the family refused to sign and said why', async () => {
    const draft = await change(await begin(), { items: fallIsHigh, informing: told(today), assessor: '王护士长' })
    const { id, version } = await change(draft, { informing: { how: 'refused', refusalReason: '不认可评估结果' } })
    expect(await lead.risks.finish({ id, version })).toMatchObject({ state: 'finished' })
  })

  test('freezes it, tells the person’s standing and line, and leaves an audit row', async () => {
    const done = await finished()
    expect(done).toMatchObject({ state: 'finished', items: { fall: { level: 'high', measures: ['fall-2'] } } })
    await expect(change(done, { note: '补' })).rejects.toMatchObject(rule('RISKS_FINISHED'))
    const { assessment, standing } = await lead.risks.currentOf({ residentId: home.lin })
    expect(assessment).toEqual(done)
    expect(standing).toMatchObject({ ageDays: 0, dueOn: addMonths(today, 12), dueReason: 'yearly', isOverdue: false })
    expect(await lead.residents.timeline({ id: home.lin })).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'assessment', on: today },
        values: { assessmentTitle: '服务安全风险评估', levelName: '高风险：跌倒', score: null },
      }),
    )
    const [row] = await lead.audit.list({ action: 'risks.finish' })
    expect(row).toMatchObject({ objectType: 'risk-assessment', objectId: done.id })
  })
})

describe('afterwards', () => {
  test('the one before stands beside the new one, and the newest by its day counts', async () => {
    const newer = await finished(home.lin, today)
    const older = await finished(home.lin, addDays(today, -30))
    expect((await lead.risks.get({ id: newer.id })).previous?.id).toBe(older.id)
    expect((await lead.risks.currentOf({ residentId: home.lin })).assessment?.id).toBe(newer.id)
  })

  test('voiding keeps it with its reason and makes the person unassessed again', async () => {
    const { id, version } = await finished()
    const voided = await lead.risks.void({ id, version, reason: '评估对象认错' })
    expect(voided).toMatchObject({ state: 'voided', voidReason: '评估对象认错', items: { fall: { level: 'high' } } })
    expect((await lead.risks.currentOf({ residentId: home.lin })).assessment).toBeNull()
    expect((await lead.risks.history({ residentId: home.lin })).map(({ state }) => state)).toEqual(['voided'])
    const again = { id, version: voided.version, reason: '再次作废' }
    await expect(lead.risks.void(again)).rejects.toMatchObject(rule('RISKS_VOIDED'))
  })

  test('a draft that is dropped stays on record and makes room for another', async () => {
    const draft = await begin()
    await lead.risks.void({ id: draft.id, version: draft.version, reason: '建错老人' })
    expect((await begin()).id).not.toBe(draft.id)
  })
})

describe('the work list', () => {
  const admittedOn = () => addDays(home.today, -60)
  const incident = (kind: IncidentKind, occurredAt = home.clock.now()) =>
    lead.incidents.record({ kind, occurredAt, residentId: home.lin, place: null, summary: '巡查时发现' })

  test('asks for everybody never assessed, from the day of admission on', async () => {
    expect(await riskDuties()).toEqual(
      ['林秀英', '陈阿水', '黄金莲'].map((name) => `risk-missing ${name} ${admittedOn()}`).sort(),
    )
    await finished(home.lin, addDays(admittedOn(), -3))
    expect((await riskDuties()).some((duty) => duty.includes('林秀英'))).toBe(false)
  })

  test('asks again when twelve months have nearly passed, whoever left is asked for no more', async () => {
    for (const id of [home.lin, home.chen, home.huang]) await finished(id)
    expect(await riskDuties()).toEqual([])
    home.clock.setNow(startOfDay(addDays(addMonths(today, 12), -10)) + 9 * 3_600_000)
    lead = (await home.signIn('director')).client
    const on = dayOf(home.clock.now())
    await lead.residents.discharge({ id: home.chen, on, reason: 'home', destination: null, deathCause: null })
    expect((await riskDuties()).sort()).toEqual(
      ['林秀英', '黄金莲'].map((name) => `risk-due ${name} ${addMonths(today, 12)}`).sort(),
    )
  })

  test('asks at once after an incident of the nine kinds, until somebody looked again; a complaint is none', async () => {
    for (const id of [home.lin, home.chen, home.huang]) await finished(id)
    home.clock.setNow(home.clock.now() + 60_000)
    await incident('complaint')
    await incident('other')
    expect(await riskDuties()).toEqual([])
    await incident('fall')
    expect(await riskDuties()).toEqual([`risk-after-incident 林秀英 ${today}`])
    expect(await lead.risks.list({ residentId: home.lin })).toMatchObject([
      { dueReason: 'incident', incidentKind: 'fall', isOverdue: true },
    ])
    home.clock.setNow(home.clock.now() + 60_000)
    await finished(home.lin, today, 'immediate')
    expect(await riskDuties()).toEqual([])
  })

  test('somebody who moves in again is assessed again', async () => {
    await finished(home.chen, addDays(today, -40))
    await lead.residents.discharge({
      id: home.chen,
      on: addDays(today, -10),
      reason: 'home',
      destination: null,
      deathCause: null,
    })
    const bedId = home.beds[1]
    const { person } = await lead.residents.get({ id: home.chen })
    await lead.residents.admit({
      ...{ residentId: home.chen, person, bedId, admittedOn: today, category: 'self-paying' },
      ...{ abilityLevel: null, careLevel: null, agreement: null },
    })
    expect(await riskDuties()).toContain(`risk-missing 陈阿水 ${today}`)
  })
})

describe('who may', () => {
  test('floor staff read and do not record; a clinician records; administrator and auditor see nothing', async () => {
    const { id } = await finished()
    expect((await home.nurse.risks.get({ id })).assessment.id).toBe(id)
    const start = { residentId: home.lin, kind: 'periodic' as const, basedOn: null }
    await expect(home.nurse.risks.start(start)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await (await home.signIn('clinician')).client.risks.start(start)).toMatchObject({ state: 'draft' })
    for (const role of ['administrator', 'auditor', 'wall-screen'] as const) {
      const { client } = await home.signIn(role)
      await expect(client.risks.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })
})

describe('what found risks lead to', () => {
  test('a high risk of falls proposes a stricter alarm for the person beside what counts now, and a problem for the plan', async () => {
    const { id } = await finished()
    const proposed = await home.nurse.risks.consequences({ id })
    expect(proposed.rules).toEqual([
      { riskKey: 'fall', kind: 'out-of-bed', field: 'isAnyExitHigh', value: true, present: false },
    ])
    expect(proposed.problems).toMatchObject([{ riskKey: 'fall', text: '跌倒风险' }])
    expect(proposed.isVerified).toBe(false)
    const [proposal] = proposed.rules
    if (!proposal) throw new Error('nothing was proposed')
    const { kind, field, value } = proposal
    const scope = { level: 'person' as const, residentId: home.lin }
    await lead.alarms.rules.set({ kind, scope, field, value, reason: '跌倒高风险' })
    expect((await home.nurse.risks.consequences({ id })).rules).toMatchObject([{ present: true }])
  })

  test('a draft and a voided one propose nothing; what two risks ask for is named once', async () => {
    const draft = await begin()
    expect((await lead.risks.consequences({ id: draft.id })).problems).toEqual([])
    const both = { ...fallIsHigh, bedfall: { level: 'high' as const, measures: ['bedfall-1'] } }
    const filled = await change(draft, { items: both, informing: told(today), assessor: '王护士长' })
    const { id, version } = await lead.risks.finish({ id: filled.id, version: filled.version })
    const proposed = await lead.risks.consequences({ id })
    expect(proposed.rules.map(({ riskKey }) => riskKey)).toEqual(['bedfall'])
    expect(proposed.problems.map(({ riskKey }) => riskKey)).toEqual(['bedfall', 'fall'])
    await lead.risks.void({ id, version, reason: '评错人' })
    expect((await lead.risks.consequences({ id })).problems).toEqual([])
  })
})

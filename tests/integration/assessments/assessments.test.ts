import { beforeEach, describe, expect, test } from 'vitest'
import { loadScales } from '#main/features/assessments/index.ts'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Assessment } from '#shared/features/assessments/assessments.model.ts'
import { itemsOf, type Scale } from '#shared/features/assessments/scale.model.ts'
import type { TestClient } from '../../support/test-backend.ts'
import { createVitalsHome, type VitalsHome } from '../../support/vitals-home.ts'

const scale = loadScales().find(({ code }) => code === 'ability') as Scale
const noFacts = Object.fromEntries(scale.facts.map(({ code }) => [code, 0]))
/** All answers at their best but those named. */
const answers = (but: Record<string, number> = {}) => ({
  ...Object.fromEntries(itemsOf(scale).map((item) => [item.code, Math.max(...item.options.map(({ score }) => score))])),
  ...but,
})
const assessors = ['王护士长', '陈医师']

let home: VitalsHome
let lead: TestClient
let today: string
beforeEach(async () => {
  home = await createVitalsHome()
  lead = home.director
  today = (await lead.residents.get({ id: home.lin })).admittedOn ?? ''
  today = addDays(today, 60)
})

const begin = (residentId: ResidentId = home.lin, code = 'ability', basedOn: string | null = null) =>
  lead.assessments.start({ residentId, scale: code, reason: 'first', basedOn })
const change = ({ id, version }: Pick<Assessment, 'id' | 'version'>, changes: object) =>
  lead.assessments.answer({ id, version, changes })
const rule = (code: string, where?: string) => ({
  code: 'RULE_BROKEN',
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})
async function finished(but: Record<string, number> = {}, basedOn: string | null = null): Promise<Assessment> {
  const draft = await begin(home.lin, 'ability', basedOn)
  const { id, version } = await change(draft, { answers: answers(but), facts: noFacts, assessors })
  return lead.assessments.finish({ id, version })
}

describe('a draft', () => {
  test('keeps every answer as it is given, is found again by anybody, and takes an answer back', async () => {
    const draft = await begin()
    expect(draft).toMatchObject({ state: 'draft', basedOn: today, answers: {}, result: null, version: 1 })
    const first = await change(draft, { answers: { 'B.1.1': 4, 'B.1.2': 3 } })
    const second = await change(first, { answers: { 'B.1.2': null }, facts: { 'A.5.11': 0 } })
    expect(second).toMatchObject({ answers: { 'B.1.1': 4 }, facts: { 'A.5.11': 0 }, version: 3 })
    expect(await begin()).toEqual(second)
    expect(await lead.assessments.list({ residentId: home.lin })).toMatchObject([
      { state: 'draft', answered: 1, of: 26, residentName: '林秀英', bedLabel: '201-1', total: null, levelName: null },
    ])
  })

  test('says of an answer the item does not offer which item it is, and keeps nothing of that change', async () => {
    const draft = await begin()
    await expect(change(draft, { answers: { 'B.1.1': 4, 'B.2.4': 4 } })).rejects.toMatchObject(
      rule('ANSWER_NOT_OFFERED', 'B.2.4'),
    )
    await expect(change(draft, { secondAnswers: { 'B.9.9': 0 } })).rejects.toMatchObject(
      rule('ANSWER_NOT_OFFERED', 'B.9.9'),
    )
    await expect(change(draft, { facts: { 'A.2.14.1': 4 } })).rejects.toMatchObject(
      rule('ANSWER_NOT_OFFERED', 'A.2.14.1'),
    )
    expect((await lead.assessments.get({ id: draft.id })).assessment).toEqual(draft)
  })

  test('changed at two seats at once tells the second what the first wrote', async () => {
    const draft = await begin()
    await change(draft, { answers: { 'B.1.1': 2 } })
    await expect(change(draft, { answers: { 'B.1.1': 3 } })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
      data: { theirs: { answers: { 'B.1.1': 2 }, version: 2 } },
    })
  })

  test('cannot be begun for nobody, by an unknown scale, for tomorrow, or for somebody who died', async () => {
    await expect(begin('nobody' as ResidentId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { where: 'resident' },
    })
    await expect(begin(home.lin, 'height')).rejects.toMatchObject({ code: 'NOT_FOUND', data: { where: 'scale' } })
    await expect(begin(home.lin, 'ability', addDays(today, 1))).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await lead.residents.discharge({ id: home.chen, on: today, reason: 'death', destination: null, deathCause: null })
    await expect(begin(home.chen)).rejects.toMatchObject({ code: 'RESIDENT_DEAD' })
  })
})

describe('finishing', () => {
  test('freezes the answers with their result and makes the level the person’s own from that day', async () => {
    const done = await finished({ 'B.1.1': 0, 'B.1.2': 0, 'B.1.3': 0, 'B.1.4': 0, 'B.1.5': 0, 'B.1.8': 0, 'B.2.1': 0 })
    expect(done).toMatchObject({ state: 'finished', number: `PG${today.slice(0, 4)}-0001`, version: 3 })
    expect(done.result).toMatchObject({ total: 62, initial: { level: 2 }, final: { level: 2, short: '中度失能' } })
    expect(await lead.residents.get({ id: home.lin })).toMatchObject({ abilityLevel: 2, assessedOn: today })
    await expect(change(done, { answers: { 'B.1.1': 4 } })).rejects.toMatchObject(rule('ASSESSMENT_IS_FINISHED'))
    const [row] = await lead.audit.list({ action: 'assessments.finish' })
    expect(row).toMatchObject({ objectType: 'assessment', objectId: done.id })
  })

  test('is refused with the first gap while something is open', async () => {
    const draft = await begin()
    const { 'B.3.4': _left, ...most } = answers()
    const { id, version } = await change(draft, { answers: most, facts: noFacts, assessors })
    await expect(lead.assessments.finish({ id, version })).rejects.toMatchObject(rule('ASSESSMENT_INCOMPLETE', 'B.3.4'))
    expect(await lead.residents.get({ id: home.lin })).toMatchObject({ abilityLevel: null })
  })

  test('needs two different assessors for ability', async () => {
    const draft = await begin()
    const one = await change(draft, { answers: answers(), facts: noFacts, assessors: ['王护士长', '王护士长'] })
    await expect(lead.assessments.finish(one)).rejects.toMatchObject(rule('ASSESSORS_MISSING'))
    await expect(lead.assessments.finish(await change(one, { assessors: ['王护士长', ''] }))).rejects.toMatchObject(
      rule('ASSESSORS_MISSING'),
    )
  })

  test('waits until assessors who differ have agreed on one score', async () => {
    const draft = await begin()
    const both = { answers: answers(), secondAnswers: { 'B.1.1': 4, 'B.1.6': 2 }, facts: noFacts, assessors }
    const told = await change(draft, both)
    await expect(lead.assessments.finish(told)).rejects.toMatchObject(rule('ASSESSORS_DIFFER', 'B.1.6'))
    const agreed = await change(told, { answers: { 'B.1.6': 2 } })
    expect((await lead.assessments.finish(agreed)).result?.total).toBe(88)
  })

  test('a scale that is only one side of a person changes no level of ability', async () => {
    const draft = await begin(home.lin, 'morse')
    const all = { '1': 25, '2': 0, '3': 15, '4': 0, '5': 0, '6': 0 }
    const { id, version } = await change(draft, { answers: all, assessors: ['王护士长'] })
    expect((await lead.assessments.finish({ id, version })).result).toMatchObject({
      total: 40,
      final: { name: '中危' },
    })
    expect((await lead.residents.get({ id: home.lin })).abilityLevel).toBeNull()
    expect(await lead.residents.timeline({ id: home.lin })).toContainEqual(
      expect.objectContaining({
        kind: 'assessment',
        values: { assessmentTitle: 'Morse 跌倒风险', levelName: '中危', score: 40 },
      }),
    )
  })
})

describe('afterwards', () => {
  test('the assessment before stands beside the new one', async () => {
    const first = await finished({}, addDays(today, -30))
    const draft = await begin()
    expect((await lead.assessments.get({ id: draft.id })).previous?.id).toBe(first.id)
    expect((await lead.assessments.get({ id: first.id })).previous).toBeNull()
  })

  test('voiding keeps it with its reason and gives the level before back, also when that level was corrected meanwhile', async () => {
    await finished({ 'B.1.1': 3 }, addDays(today, -30))
    const wrong = await finished({ 'B.1.1': 0, 'B.1.2': 0, 'B.1.3': 0, 'B.1.4': 0, 'B.1.5': 0, 'B.1.6': 0, 'B.1.7': 0 })
    expect(await lead.residents.get({ id: home.lin })).toMatchObject({ abilityLevel: 2 })
    const line = (await lead.residents.timeline({ id: home.lin })).find(
      ({ kind, on }) => kind === 'ability-level' && on === today,
    )
    const record = { kind: 'ability-level' as const, id: line?.record?.id as RecordId }
    await lead.residents.correct({ id: home.lin, record, action: 'change', changes: { level: 3 }, reason: '抄错' })
    const { id, version } = wrong
    const voided = await lead.assessments.void({ id, version, reason: '评估对象认错' })
    expect(voided).toMatchObject({
      state: 'voided',
      voidReason: '评估对象认错',
      answers: wrong.answers,
      result: wrong.result,
    })
    expect(await lead.residents.get({ id: home.lin })).toMatchObject({
      abilityLevel: 1,
      assessedOn: addDays(today, -30),
    })
    await expect(lead.assessments.void({ id, version: voided.version, reason: '再次作废' })).rejects.toMatchObject(
      rule('ASSESSMENT_VOIDED'),
    )
  })

  test('a result of the older standard is history: it stands in the person’s line and changes nothing in force', async () => {
    const done = await finished()
    const old = { residentId: home.lin, level: 3, assessedOn: addDays(today, -400), note: '纸质档案' }
    expect(await lead.assessments.recordHistory(old)).toMatchObject({ state: 'history', scaleVersion: 'MZ/T 039-2013' })
    expect(await lead.residents.get({ id: home.lin })).toMatchObject({ abilityLevel: 0, assessedOn: done.basedOn })
    expect((await lead.assessments.list({ residentId: home.lin })).map(({ state }) => state)).toEqual([
      'finished',
      'history',
    ])
    await expect(lead.assessments.recordHistory({ ...old, assessedOn: addDays(today, 1) })).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
    })
    await expect(lead.assessments.recordHistory(old)).rejects.toMatchObject(rule('HISTORY_RECORDED', 'assessedOn'))
    const named = { ...old, assessedOn: addDays(today, -800), assessor: '旧评估员' }
    expect(await lead.assessments.recordHistory(named)).toMatchObject({ assessors: ['旧评估员'] })
  })
})

describe('an immediate assessment', () => {
  const reassessDuties = async () =>
    (await lead.duties.list({})).duties.filter(({ kind }) => kind === 'reassess-due').map(({ values }) => values.name)
  const fall = () =>
    lead.incidents.record({
      ...{ kind: 'fall', occurredAt: home.clock.now(), residentId: home.lin, place: '走廊', summary: '滑倒' },
      ...{ severity: null, circumstances: [], alarmId: null },
    })

  test('is asked for by a fall of somebody assessed before, until it is made or answered with a reason', async () => {
    await fall()
    expect(await reassessDuties()).toEqual([])
    await finished()
    home.clock.advance(60_000)
    await fall()
    expect(await lead.assessments.reassessDue()).toMatchObject([{ cause: 'incident', incidentKind: 'fall' }])
    expect(await reassessDuties()).toEqual(['林秀英'])
    await lead.assessments.answerNotNeeded({ residentId: home.lin, reason: '未受伤，活动如常' })
    expect(await reassessDuties()).toEqual([])
    await expect(lead.assessments.answerNotNeeded({ residentId: home.lin, reason: '再次' })).rejects.toMatchObject(
      rule('REASSESSMENT_NOT_ASKED', 'resident'),
    )
    home.clock.advance(60_000)
    await lead.assessments.enterDiagnosis({ residentId: home.lin, on: today, text: '脑梗塞' })
    expect(await lead.assessments.reassessDue()).toMatchObject([{ cause: 'diagnosis', text: '脑梗塞' }])
  })

  test('is asked for by a return from hospital, and by no return from a leave', async () => {
    await finished()
    const away = { expectedReturnOn: addDays(today, 3), destination: '晋江市医院', reason: null }
    await lead.residents.startLeave({ id: home.lin, kind: 'hospital', fromOn: today, ...away })
    expect(await reassessDuties()).toEqual([])
    home.clock.advance(2 * 86_400_000)
    await lead.residents.endLeave({ id: home.lin, on: addDays(today, 2) })
    expect(await lead.assessments.reassessDue()).toMatchObject([{ cause: 'hospital', on: addDays(today, 2) }])
    expect(await reassessDuties()).toEqual(['林秀英'])
    await finished()
    expect(await reassessDuties()).toEqual([])
    await lead.residents.startLeave({ id: home.lin, kind: 'leave', fromOn: addDays(today, 2), ...away })
    await lead.residents.endLeave({ id: home.lin, on: addDays(today, 2) })
    expect(await reassessDuties()).toEqual([])
  })

  test('on dispute names whom and why, and takes two other assessors than the first', async () => {
    const first = await finished()
    const draft = await lead.assessments.dispute({ id: first.id, by: '林建国', why: '认为偏轻' })
    expect(draft).toMatchObject({ reason: 'dispute', state: 'draft', disputes: { id: first.id, by: '林建国' } })
    await expect(lead.assessments.dispute({ id: first.id, by: '林', why: '再次' })).rejects.toMatchObject(
      rule('DISPUTE_DRAFT_OPEN', 'assessment'),
    )
    await expect(lead.assessments.dispute({ id: draft.id, by: '林', why: '再次' })).rejects.toMatchObject(
      rule('DISPUTE_OF_UNFINISHED', 'assessment'),
    )
    const { answers, facts, assessors } = first
    const same = await lead.assessments.answer({ id: draft.id, version: 1, changes: { answers, facts, assessors } })
    await expect(lead.assessments.finish({ id: draft.id, version: same.version })).rejects.toMatchObject(
      rule('DISPUTE_SAME_ASSESSOR', 'assessors'),
    )
    const others = { assessors: ['另一人', '又一人'] }
    const ready = await lead.assessments.answer({ id: draft.id, version: same.version, changes: others })
    expect(await lead.assessments.finish({ id: draft.id, version: ready.version })).toMatchObject({ state: 'finished' })
  })
})

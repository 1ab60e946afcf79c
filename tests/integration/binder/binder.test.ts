import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Binder } from '#shared/features/binder/binder.model.ts'
import type { EvidenceTopic } from '#shared/features/binder/evidence.model.ts'
import { riskKeys } from '#shared/features/risks/risks.model.ts'
import { createHandoverHome, type HandoverHome, rule } from '../../support/handover-home.ts'

let home: HandoverHome
let today: string
beforeEach(async () => {
  home = await createHandoverHome()
  today = home.today
  home.goTo(10)
})
const ago = (days: number) => addDays(today, -days)

async function build(from = ago(20), until = today): Promise<Binder> {
  for await (const step of await home.director.binder.build({ from, until })) {
    if (step.kind === 'done') return step.binder
  }
  throw new Error('the binder ended without an answer')
}
const topicOf = (binder: Binder, name: EvidenceTopic) => binder.topics.find(({ topic }) => topic === name)!
const gapsOf = (binder: Binder, name: EvidenceTopic) =>
  topicOf(binder, name).gaps.map(({ kind, on, values }) => [kind, on, values.name ?? values.shift ?? values.time])

const agree = (id: ResidentId, fromOn: string, toOn: string) =>
  home.director.residents.setAgreement({ id, agreement: { fromOn, toOn, monthlyFee: 2000, number: null } })
const assess = (id: ResidentId, assessedOn: string) =>
  home.director.residents.recordAbilityLevel({ id, level: 2, assessedOn, reportNumber: null })

async function assessRisks(residentId: ResidentId, basedOn: string): Promise<void> {
  const draft = await home.director.risks.start({ residentId, kind: 'admission', basedOn })
  const { id, version } = await home.director.risks.answer({
    ...{ id: draft.id, version: draft.version },
    changes: {
      items: Object.fromEntries(riskKeys.map((key) => [key, { level: 'none' }])),
      assessor: '林雅惠',
      informing: { person: '林建国', relation: '儿子', at: startOfDay(basedOn) + 36_000_000, how: 'signed' },
    },
  })
  await home.director.risks.finish({ id, version })
}

const plan = (residentId: ResidentId, fromOn: string) =>
  home.director.carePlans.write({
    ...{ residentId, basedOn: 0, fromOn },
    content: {
      problems: [
        {
          ...{ id: 'p' as RecordId, text: '行走', goal: '安全', source: null },
          interventions: [
            {
              ...{ id: `i-${residentId}` as RecordId, kind: 'other', text: '陪同' },
              frequency: { days: { kind: 'daily' }, times: ['09:00'] },
            },
          ],
        },
      ],
      ...{ reviewOn: addDays(today, 60), consent: null, note: null },
    },
  })

describe('the binder', () => {
  test('names each gap about people and nothing that was in order', async () => {
    const { lin, chen } = home
    await agree(lin, ago(60), addDays(today, 300))
    await agree(chen, ago(60), ago(6))
    await assess(lin, ago(60))
    await assess(chen, addDays(addMonths(today, -12), -10))
    await assessRisks(lin, ago(58))
    await plan(lin, today)
    const binder = await build()
    expect(gapsOf(binder, 'agreements')).toEqual([
      ['agreement-missing', ago(20), '黄金莲'],
      ['agreement-lapsed', ago(5), '陈阿水'],
    ])
    expect(topicOf(binder, 'agreements').gaps[1]!.values.day).toBe(ago(6))
    expect(gapsOf(binder, 'ability-assessments')).toEqual([
      ['assessment-missing', ago(20), '黄金莲'],
      ['assessment-outdated', ago(10), '陈阿水'],
    ])
    expect(gapsOf(binder, 'risk-assessments')).toEqual([
      ['risk-missing', ago(20), '陈阿水'],
      ['risk-missing', ago(20), '黄金莲'],
    ])
    // Nobody had a plan before today: it was not kept here, and that is no gap.
    expect(gapsOf(binder, 'care-plans')).toEqual([
      ['care-plan-missing', today, '陈阿水'],
      ['care-plan-missing', today, '黄金莲'],
    ])
    expect(topicOf(binder, 'agreements').recordCount).toBe(2)
  })

  test('does not ask of a past week what began to be missing only later, nor of people who had left', async () => {
    await agree(home.chen, ago(60), ago(6))
    await home.director.residents.discharge({
      ...{ id: home.huang, on: ago(15), reason: 'home', destination: null, deathCause: null },
    })
    const week = await build(ago(14), ago(8))
    expect(gapsOf(week, 'agreements').map(([kind, , name]) => [kind, name])).toEqual([['agreement-missing', '林秀英']])
  })

  test('grants a newcomer some days for assessments, none for the agreement', async () => {
    const bed = (await home.director.beds.map({})).beds.find(({ label }) => label === '202-1')!
    await home.director.residents.discharge({
      ...{ id: home.huang, on: ago(12), reason: 'home', destination: null, deathCause: null },
    })
    const { id } = await home.director.residents.admit({
      ...{ residentId: null, bedId: bed.id, admittedOn: ago(10), category: null, careLevel: null },
      ...{ abilityLevel: null, agreement: null },
      person: { ...(await home.director.residents.get({ id: home.lin })).person, name: '吴新来', idNumber: null },
    })
    await assess(id, ago(4))
    const binder = await build(ago(11), today)
    const ofNew = (topic: EvidenceTopic) => gapsOf(binder, topic).filter(([, , name]) => name === '吴新来')
    expect(ofNew('ability-assessments')).toEqual([])
    expect(ofNew('agreements')).toEqual([['agreement-missing', ago(10), '吴新来']])
  })

  test('tells who was not on duty, what was not handed over and which family was not told', async () => {
    const set = (post: 'leader' | 'care', shift: 'day' | 'swing' | 'night' | null, name: string) =>
      home.director.dutyRoster.set({
        ...{ slot: { day: today, post, shift }, people: [{ staffId: null, name }], basedOn: null, reason: null },
      })
    await set('care', 'day', '甲')
    await set('care', 'swing', '乙')
    await home.director.incidents.record({
      ...{
        kind: 'fall',
        occurredAt: home.at(10) - 3 * 86_400_000,
        residentId: home.lin,
        place: '走廊',
        summary: '滑倒',
      },
      ...{ severity: 'minor', circumstances: [], alarmId: null },
    })
    home.goTo(22)
    const binder = await build()
    expect(gapsOf(binder, 'duty-roster')).toEqual([
      ['leader-missing', today, undefined],
      ['care-shift-empty', today, 'night'],
    ])
    expect(gapsOf(binder, 'incidents').map(([kind]) => kind)).toEqual(['incident-family-untold'])
    // Of a home that never handed over only the last days are told.
    expect(gapsOf(binder, 'handovers').every(([kind, on]) => kind === 'handover-missing' && on! >= ago(3))).toBe(true)
    expect(topicOf(binder, 'night-rounds')).toMatchObject({ recordCount: 0, gaps: [] })
    const state = (code: string) =>
      binder.documents.flatMap(({ clauses }) => clauses).find((each) => each.code === code)?.state
    expect([state('order66-28'), state('gb38600-4-4')]).toEqual(['gaps', 'gaps'])
  })

  test('refuses a span of the future or of more than a year in words, and cuts one that reaches past today', async () => {
    await expect(build(addDays(today, 1), addDays(today, 2))).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(build(ago(366), today)).rejects.toMatchObject(rule('PERIOD_TOO_LONG'))
    await expect(build(today, ago(1))).rejects.toMatchObject(rule('PERIOD_TOO_LONG'))
    expect((await build(ago(1), addDays(today, 30))).span).toEqual({ from: ago(1), until: today })
  })

  test('tells how far it is, and stops when its reader leaves', async () => {
    const seen: string[] = []
    for await (const step of await home.director.binder.build({ from: ago(3), until: today })) {
      if (step.kind === 'progress') seen.push(`${step.done}/${step.total}`)
      if (seen.length === 2) break
    }
    expect(seen[0]).toMatch(/^0\//)
    expect(seen).toHaveLength(2)
  })

  test('is nothing a caregiver, the system administrator or the auditor may open', async () => {
    for (const role of ['caregiver', 'administrator', 'auditor'] as const) {
      const { client } = await home.signIn(role)
      await expect(client.binder.build({ from: ago(1), until: today })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })
})

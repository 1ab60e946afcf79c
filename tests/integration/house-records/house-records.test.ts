import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { AttachmentId } from '#shared/contract/primitives.ts'
import type { EvidenceTopic } from '#shared/features/binder/evidence.model.ts'
import type { HouseRecordInput } from '#shared/features/house-records/house-records.model.ts'
import { createTestBackend, type TestBackend, type TestClient } from '../../support/test-backend.ts'

let home: TestBackend
let office: TestClient
let today: string
beforeEach(async () => {
  home = await createTestBackend({ roles: ['director', 'office', 'auditor', 'caregiver'] })
  office = (await home.signIn('office')).client
  today = dayOf(home.clock.now())
})
const ago = (days: number) => addDays(today, -days)
const input = (kind: string, on: string, part: Partial<HouseRecordInput> = {}): HouseRecordInput => ({
  ...{ kind, on, validUntil: null, number: null, issuer: null, result: null, note: null, attachmentIds: [] },
  ...part,
})
const record = (kind: string, on: string, part: Partial<HouseRecordInput> = {}) =>
  office.houseRecords.record({ input: input(kind, on, part), corrects: null })
const lineOf = async (code: string) => (await office.houseRecords.list()).lines.find(({ kind }) => kind.code === code)!
const rule = (code: string, where: string) => ({ code: 'RULE_BROKEN', data: { where, values: { rule: code } } })

async function gapsOf(topic: EvidenceTopic, from: string, until: string): Promise<string[]> {
  const { client } = await home.signIn('director')
  for await (const step of await client.binder.build({ from, until })) {
    if (step.kind !== 'done') continue
    const found = step.binder.topics.find((each) => each.topic === topic)!
    return found.gaps.map(({ key, on }) => `${key} ${on}`)
  }
  return []
}

describe('a paper of the house', () => {
  test('is refused in words at its field, and nothing is kept', async () => {
    await expect(record('fire-facility-test', addDays(today, 1))).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(record('food-licence', today)).rejects.toMatchObject(rule('HOUSE_VALIDITY_MISSING', 'validUntil'))
    await expect(record('food-licence', today, { validUntil: ago(1) })).rejects.toMatchObject(
      rule('HOUSE_VALIDITY_BEFORE', 'validUntil'),
    )
    await expect(record('fire-facility-test', today, { result: 'failed' })).rejects.toMatchObject(
      rule('HOUSE_FAILURE_WITHOUT_NOTE', 'note'),
    )
    await expect(record('no-such-paper', today)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      record('fire-facility-test', today, { attachmentIds: ['nothing' as AttachmentId] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await lineOf('fire-facility-test')).recordCount).toBe(0)
  })

  test('set right keeps both rows, and the newest is the one that counts', async () => {
    const first = await record('fire-facility-test', ago(400), { result: 'passed' })
    expect(await lineOf('fire-facility-test')).toMatchObject({ standing: 'overdue', holdsUntil: addDays(today, -36) })
    const corrected = await office.houseRecords.record({
      input: input('fire-facility-test', ago(40), { result: 'passed', issuer: '福建安检' }),
      corrects: { id: first.id, reason: '年份写错' },
    })
    expect(await lineOf('fire-facility-test')).toMatchObject({ standing: 'in-order', recordCount: 1 })
    const rows = await office.houseRecords.recordsOf({ kind: 'fire-facility-test' })
    expect(rows.map(({ id, correctsId, reason }) => [id, correctsId, reason])).toEqual([
      [corrected.id, first.id, '年份写错'],
      [first.id, null, null],
    ])
    await expect(office.houseRecords.void({ id: first.id, reason: '再改' })).rejects.toMatchObject(
      rule('HOUSE_ROW_REPLACED', 'id'),
    )
    await office.houseRecords.void({ id: corrected.id, reason: '不是本机构的报告' })
    expect(await lineOf('fire-facility-test')).toMatchObject({ standing: 'missing', recordCount: 0 })
  })

  test('not every house needs is asked about, and said once with a reason', async () => {
    expect((await lineOf('lift-inspection')).standing).toBe('unasked')
    await office.houseRecords.setNeeded({ kind: 'lift-inspection', isNeeded: false, reason: '两层楼，没有电梯' })
    expect(await lineOf('lift-inspection')).toMatchObject({ standing: 'not-needed', neededReason: '两层楼，没有电梯' })
    await expect(
      office.houseRecords.setNeeded({ kind: 'fire-facility-test', isNeeded: false, reason: '不想做' }),
    ).rejects.toMatchObject(rule('HOUSE_ALWAYS_NEEDED', 'isNeeded'))
  })

  test('that is a rule tells who has not signed; a signature before it was in force is refused', async () => {
    const hire = (name: string) => office.staff.hire({ name, sex: 'female', post: 'caregiver', hiredOn: ago(300) })
    const [lin, chen] = [await hire('林秀英'), await hire('陈阿水')]
    const { id } = await record('rule-duty', ago(30))
    expect((await lineOf('rule-duty')).unsigned.map(({ name }) => name)).toEqual(['林秀英', '陈阿水'])
    const people = [{ staffId: lin.id, name: lin.name }]
    await expect(office.houseRecords.sign({ id, on: ago(31), people })).rejects.toMatchObject(
      rule('HOUSE_READ_BEFORE', 'on'),
    )
    await office.houseRecords.sign({ id, on: ago(29), people })
    expect(await office.houseRecords.sign({ id, on: today, people })).toMatchObject([{ name: '林秀英', on: ago(29) }])
    expect((await lineOf('rule-duty')).unsigned).toEqual([{ staffId: chen.id, name: '陈阿水' }])
    // A new version is to be read anew.
    await record('rule-duty', today)
    expect((await lineOf('rule-duty')).unsigned).toHaveLength(2)
  })

  test('may be seen by the auditor, changed by neither auditor nor caregiver', async () => {
    const auditor = (await home.signIn('auditor')).client
    expect((await auditor.houseRecords.list()).lines.length).toBeGreaterThan(20)
    for (const role of ['auditor', 'caregiver'] as const) {
      const { client } = await home.signIn(role)
      await expect(
        client.houseRecords.record({ input: input('fire-facility-test', today), corrects: null }),
      ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })
})

describe('what an inspector is shown', () => {
  /** Everything a house always needs is on record and in order for the last year. */
  async function inOrder(but: readonly string[] = []): Promise<void> {
    const { lines } = await office.houseRecords.list()
    for (const { kind } of lines) {
      if (kind.isOptional || but.includes(kind.code)) continue
      const validUntil = kind.asksValidity || kind.cycleMonths !== null ? addDays(today, 400) : null
      await record(kind.code, ago(500), { validUntil })
    }
  }
  const span = () => [ago(99), today] as const

  test('a house in order has no gap', async () => {
    await inOrder()
    for (const topic of ['house-licences', 'house-tests', 'house-rules'] as const) {
      expect(await gapsOf(topic, ...span())).toEqual([])
    }
  })

  test('names what was missing, ran out, failed or lapsed in between, each once, and nothing else', async () => {
    await inOrder([
      'registration',
      'fire-facility-test',
      'electrical-test',
      'fire-safety-appraisal',
      'rule-hazard',
      'rule-duty',
    ])
    await record('registration', ago(900), { validUntil: ago(10) })
    await record('fire-facility-test', ago(500), { validUntil: ago(50) })
    await record('fire-facility-test', ago(20), { result: 'passed' })
    await record('electrical-test', ago(30), { result: 'failed', note: '三楼配电箱' })
    await office.houseRecords.setNeeded({ kind: 'lift-inspection', isNeeded: true, reason: '有一部电梯' })
    await office.staff.hire({ name: '林秀英', sex: 'female', post: 'caregiver', hiredOn: ago(300) })
    await record('rule-duty', ago(40))
    expect(await gapsOf('house-licences', ...span())).toEqual([`house-paper-expired:registration:${ago(9)} ${ago(9)}`])
    expect((await gapsOf('house-tests', ...span())).sort()).toEqual(
      [
        `house-paper-missing:electrical-test:${ago(99)} ${ago(99)}`,
        `house-paper-missing:fire-safety-appraisal:${ago(99)} ${ago(99)}`,
        `house-paper-missing:lift-inspection:${ago(99)} ${ago(99)}`,
        `house-test-failed:electrical-test:${ago(30)} ${ago(30)}`,
        `house-test-overdue:fire-facility-test:${ago(49)} ${ago(49)}`,
      ].sort(),
    )
    const rules = await gapsOf('house-rules', ...span())
    expect(rules).toContain(`house-paper-missing:rule-hazard:${ago(99)} ${ago(99)}`)
    expect(rules).toContain(`house-rule-unsigned:rule-duty ${ago(40)}`)
    // Asked for a week in the middle, it is told with the day on which it ran out.
    const inside = (await gapsOf('house-tests', ago(40), ago(30))).filter((key) => key.includes('fire-facility'))
    expect(inside).toEqual([`house-test-overdue:fire-facility-test:${ago(49)} ${ago(49)}`])
    // Of a week in which the test held again nothing is told.
    expect((await gapsOf('house-tests', ago(6), today)).filter((key) => key.includes('fire-facility'))).toEqual([])
  })

  test('tells every hole, and a failure also after it was mended', async () => {
    await inOrder(['registration', 'electrical-test'])
    await record('registration', ago(900), { validUntil: ago(90) })
    await record('registration', ago(80), { validUntil: ago(20) })
    await record('registration', ago(10), { validUntil: addDays(today, 400) })
    await record('electrical-test', ago(300))
    await record('electrical-test', ago(60), { result: 'failed', note: '三楼配电箱' })
    await record('electrical-test', ago(50), { result: 'passed' })
    expect(await gapsOf('house-licences', ...span())).toEqual([
      `house-paper-expired:registration:${ago(89)} ${ago(89)}`,
      `house-paper-expired:registration:${ago(19)} ${ago(19)}`,
    ])
    expect(await gapsOf('house-tests', ...span())).toEqual([`house-test-failed:electrical-test:${ago(60)} ${ago(60)}`])
    expect(await gapsOf('house-tests', ago(50), today)).toEqual([])
  })

  test('today tells what runs out, and what was never entered in one line', async () => {
    await inOrder(['registration', 'rule-hazard', 'rule-duty'])
    await record('registration', ago(900), { validUntil: addDays(today, 20) })
    const { duties } = await office.duties.list({})
    const own = duties.filter(({ kind }) => kind.startsWith('house-paper'))
    expect(own.map(({ kind, dueOn, values }) => [kind, dueOn, values.papers ?? values.title])).toEqual([
      ['house-paper-missing', today, 2],
      ['house-paper-due', addDays(today, 20), '登记证书或营业执照'],
    ])
  })
})

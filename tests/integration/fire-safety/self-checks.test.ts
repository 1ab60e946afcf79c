import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import {
  CheckAnswer,
  type CheckAnswers,
  type CheckKind,
  type CheckList,
} from '#shared/features/self-checks/self-checks.model.ts'
import { itemsOf } from '#shared/features/self-checks/self-checks.rules.ts'
import { createFireHome, type FireHome, rule } from '../../support/fire-home.ts'
import { testPin } from '../../support/test-backend.ts'

let home: FireHome
let lists: CheckList[]
beforeEach(async () => {
  home = await createFireHome()
  lists = await home.safety.selfChecks.lists()
})
const answer = (part: Partial<CheckAnswer> = {}): CheckAnswer => CheckAnswer.parse({ result: 'in-order', ...part })
const allOf = (kind: CheckKind, part: CheckAnswers = {}): CheckAnswers => ({
  ...Object.fromEntries(itemsOf(lists.find((list) => list.kind === kind)!).map(({ code }) => [code, answer()])),
  ...part,
})
const start = (kind: CheckKind, on = home.today, reason: string | null = null) =>
  home.safety.selfChecks.start({ kind, on, reason })
const second = () => ({ userId: home.idOf('director'), pin: testPin })
async function fill(kind: CheckKind, changes: CheckAnswers = {}, on = home.today) {
  const check = await start(kind, on, on < home.today ? '上月漏登' : null)
  const saved = await home.safety.selfChecks.save({
    ...{ id: check.id, version: check.version, changes: allOf(kind, changes) },
  })
  return home.safety.selfChecks.finish({ id: check.id, version: saved.version, second: second() })
}
const blocked = answer({ result: 'wanting', problem: '轮椅占道', responsible: '李安全员', dueOn: '2026-11-05' })

describe('a check', () => {
  test('is kept as it is filled, is signed by two, and set right with both rows kept', async () => {
    const draft = await start('fire-monthly')
    expect((await start('fire-monthly')).id).toBe(draft.id)
    const save = (version: number, changes: Record<string, CheckAnswer | null>) =>
      home.safety.selfChecks.save({ id: draft.id, version, changes })
    const first = await save(1, { '01.1': answer(), '02.1': blocked })
    expect(first).toMatchObject({ version: 2, answers: { '02.1': { problem: '轮椅占道' } } })
    await expect(save(1, {})).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
    await expect(save(2, { '99.1': answer() })).rejects.toMatchObject(rule('CHECK_ITEM_UNKNOWN', '99.1'))
    const finish = (version: number, part: object = {}) =>
      home.safety.selfChecks.finish({ id: draft.id, version, second: { ...second(), ...part } })
    await expect(finish(2)).rejects.toMatchObject(rule('CHECK_INCOMPLETE', '01.2'))
    const whole = await save(2, { ...allOf('fire-monthly'), '02.1': answer({ result: 'wanting' }) })
    await expect(finish(whole.version)).rejects.toMatchObject(rule('CHECK_INCOMPLETE', '02.1'))
    const { version } = await save(whole.version, { '02.1': blocked })
    await expect(finish(version, { userId: home.idOf('safety') })).rejects.toMatchObject(rule('SECOND_PERSON_SAME'))
    await expect(finish(version, { pin: '111111' })).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    const signed = await finish(version)
    expect(signed).toMatchObject({
      version: 0,
      checkedBy: 'person safety',
      signedBy: 'person director',
      lateReason: null,
    })
    await expect(save(0, {})).rejects.toMatchObject(rule('CHECK_SIGNED'))
    const corrected = await home.safety.selfChecks.correct({
      ...{ id: draft.id, answers: allOf('fire-monthly'), reason: '记错通道' },
    })
    expect(corrected.records.map(({ reason, answers }) => [reason, answers['02.1']?.result])).toEqual([
      [null, 'wanting'],
      ['记错通道', 'in-order'],
    ])
    expect(corrected.answers['02.1']?.result).toBe('in-order')
  })

  test('of a past day needs a reason; a failed item is looked at again, not before its check', async () => {
    const before = addDays(home.today, -35)
    await expect(start('weekly', before)).rejects.toMatchObject(rule('REASON_MISSING', 'reason'))
    await expect(start('weekly', addDays(home.today, 1))).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    const { id } = await fill('weekly', { '1.1': blocked }, before)
    const recheck = (part: object) =>
      home.safety.selfChecks.recheck({ id, itemCode: '1.1', on: home.today, isPassed: true, note: null, ...part })
    await expect(recheck({ itemCode: '1.2' })).rejects.toMatchObject(rule('CHECK_ITEM_NOT_WANTING'))
    await expect(recheck({ on: addDays(before, -1) })).rejects.toMatchObject(rule('CHECK_DAY_TOO_EARLY', 'on'))
    expect((await recheck({})).rechecks).toMatchObject([{ itemCode: '1.1', on: home.today, isPassed: true }])
    await expect(home.safety.selfChecks.get({ id: 'x' as RecordId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      home.guard.selfChecks.reportHazard({ id, reportedOn: home.today, reportedTo: '民政局', note: null }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('a check that was begun and left', () => {
  test('is not signed as if it had been made in time; written down afterwards it takes along what was answered', async () => {
    const draft = await start('weekly')
    const saved = await home.safety.selfChecks.save({ id: draft.id, version: 1, changes: allOf('weekly') })
    home.goTo(24 * 9)
    const finish = (id: RecordId, version: number) => home.safety.selfChecks.finish({ id, version, second: second() })
    await expect(finish(draft.id, saved.version)).rejects.toMatchObject(rule('CHECK_SPAN_OVER'))
    // The running week begins with a sheet of its own.
    const running = await start('weekly', addDays(home.today, 9))
    expect([running.id === draft.id, running.answers]).toEqual([false, {}])
    await expect(start('weekly')).rejects.toMatchObject(rule('REASON_MISSING', 'reason'))
    const late = await start('weekly', home.today, '当周未签')
    expect(late).toMatchObject({ lateReason: '当周未签', answers: saved.answers })
    expect((await start('weekly', home.today, '当周未签')).id).toBe(late.id)
    expect(await finish(late.id, late.version)).toMatchObject({ on: home.today, lateReason: '当周未签' })
  })

  test('sets no term before its own day', async () => {
    const { id } = await start('weekly')
    const early = { ...blocked, dueOn: addDays(home.today, -1) }
    await expect(home.safety.selfChecks.save({ id, version: 1, changes: { '1.1': early } })).rejects.toMatchObject(
      rule('CHECK_DAY_TOO_EARLY', '1.1'),
    )
  })
})

describe('a major hazard', () => {
  test('is a duty and a gap until the day it was reported is entered; yes needs evidence and a measure', async () => {
    const hazard = answer({ result: 'wanting', problem: '燃气间无探测器', measure: '停用并加装' })
    const keys = async () =>
      (await home.safety.duties.list({})).duties.filter(({ kind }) => kind.startsWith('major')).map(({ key }) => key)
    expect(await keys()).toEqual([])
    const draft = await start('major-hazards')
    await expect(
      home.safety.selfChecks.save({
        ...{ id: draft.id, version: 1 },
        changes: { '1.4': answer({ result: 'not-applicable' }) },
      }),
    ).rejects.toMatchObject(rule('ANSWER_NOT_OFFERED', '1.4'))
    const { id } = await fill('major-hazards', { '1.4': hazard })
    expect(await keys()).toEqual([`major-hazard-unreported:${id}`])
    const gaps = () => collect('major-hazard-checks', home.today, home.today)
    expect(gaps()).toEqual([`major-hazard-unreported:${id}`])
    const report = () =>
      home.safety.selfChecks.reportHazard({ id, reportedOn: home.today, reportedTo: '晋江市民政局', note: null })
    expect((await report()).hazardReport).toMatchObject({ reportedTo: '晋江市民政局' })
    await expect(report()).rejects.toMatchObject(rule('CHECK_REPORTED'))
    expect([await keys(), gaps()]).toEqual([[], []])
    home.goTo(24 + 8)
    const clean = await fill('major-hazards', {}, addDays(home.today, 1))
    await expect(
      home.safety.selfChecks.reportHazard({ id: clean.id, reportedOn: home.today, reportedTo: '民政局', note: null }),
    ).rejects.toMatchObject(rule('CHECK_NO_HAZARD'))
  })
})

const collect = (topic: string, from: string, until: string) =>
  home.backend.features.selfChecks.evidenceContributors
    .find((each) => each.topic === topic)
    ?.collect({ from, until })
    .gaps.map(({ key }) => key)

test('weeks, months and quarters without a signed check are named once, and nothing else', async () => {
  // The house keeps its fire matters here since yesterday, 30 October; the week ends on 1 November.
  await fill('fire-monthly')
  expect(collect('fire-self-checks', '2026-10-01', home.today)).toEqual([])
  home.goTo(24 * 31 + 8)
  expect(collect('fire-self-checks', '2026-10-01', '2026-12-01')).toEqual([
    'fire-check-missing:2026-11-30',
    ...['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22', '2026-11-29'].map(
      (day) => `fire-weekly-check-missing:${day}`,
    ),
  ])
  const duties = (await home.safety.duties.list({})).duties.filter(({ kind }) => kind.endsWith('check-due'))
  expect(duties.map(({ key }) => key)).toEqual([
    'fire-weekly-check-due:2026-11-29',
    'fire-check-due:2026-11-30',
    // Told three days ahead: the week of today ends on the sixth.
  ])
  expect(collect('major-hazard-checks', '2026-10-01', '2026-12-01')).toEqual([])
})

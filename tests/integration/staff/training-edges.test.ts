import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { SessionFacts } from '#shared/features/training/training.model.ts'
import { rule } from '../../support/handover-home.ts'
import { createTestBackend, type TestClient } from '../../support/test-backend.ts'

const HOUR = 3_600_000
const today = '2026-11-20'
let client: TestClient
let first: StaffId
let second: StaffId
beforeEach(async () => {
  const home = await createTestBackend({ roles: ['director'] })
  home.clock.setNow(startOfDay(today) + 15 * HOUR)
  client = (await home.signIn('director')).client
  const hire = async (name: string) =>
    (await client.staff.hire({ name, sex: 'female', post: 'caregiver', hiredOn: '2024-05-06' })).id
  first = await hire('甲')
  second = await hire('乙')
})

const facts = (part: Partial<SessionFacts> = {}): SessionFacts => ({
  ...{ planId: null, category: 'skills', topic: '翻身', content: null, lecturer: '李', mode: 'on-site' },
  ...{ fromAt: startOfDay(today) + 8 * HOUR, untilAt: startOfDay(today) + 10 * HOUR, hours: 2, exam: 'none' },
  ...{ passScore: null, readerId: null, attachmentIds: [], ...part },
})
const hold = (part: Partial<SessionFacts> = {}) => client.training.hold({ ...facts(part), invitedIds: [first, second] })
const mark = (id: RecordId, changes: object[], reason: string | null = null) =>
  client.training.mark({ id, changes: changes as never, reason })

test('who was invited and left before the session is taken off or marked absent, so that it can be closed', async () => {
  const { id } = await hold()
  await client.staff.leave({ id: second, version: 1, leftOn: addDays(today, -1), reason: '辞职' })
  await mark(id, [{ staffId: first, isPresent: true }])
  await expect(mark(id, [{ staffId: second, isPresent: true }])).rejects.toMatchObject(
    rule('TRAINING_PERSON_NOT_EMPLOYED'),
  )
  await mark(id, [{ staffId: second, isPresent: false }])
  await mark(id, [{ staffId: second, isInvited: false }])
  await expect(mark(id, [{ staffId: second, isInvited: true }])).rejects.toMatchObject(
    rule('TRAINING_PERSON_NOT_EMPLOYED'),
  )
  expect((await client.training.close({ id, version: 1 })).counts).toMatchObject({ invited: 1, present: 1 })
})

test('results follow the exam when it is changed before the session is closed', async () => {
  const { id } = await hold({ exam: 'score', passScore: 60 })
  await mark(id, [
    { staffId: first, isPresent: true, score: 65 },
    { staffId: second, isPresent: true, score: 90 },
  ])
  const change = (part: Partial<SessionFacts>, version: number) =>
    client.training.change({ ...facts(part), id, version })
  const harder = await change({ exam: 'score', passScore: 80 }, 1)
  expect(harder.counts).toMatchObject({ examined: 2, passed: 1 })
  expect(harder.participants.map(({ score }) => score).sort()).toEqual([65, 90])
  const none = await change({}, 2)
  expect(none.counts).toMatchObject({ present: 2, examined: 0, passRate: null })
})

describe('a closed session', () => {
  test('stays complete: a correction leaves nobody without presence or result, and somebody invited', async () => {
    const { id } = await hold({ exam: 'pass-fail' })
    await mark(id, [
      { staffId: first, isPresent: true, isPassed: true },
      { staffId: second, isPresent: false },
    ])
    await client.training.close({ id, version: 1 })
    const correct = (changes: object[]) => mark(id, changes, '签到表补交')
    await expect(correct([{ staffId: second, isPresent: true }])).rejects.toMatchObject(rule('TRAINING_RESULT_OPEN'))
    await expect(correct([{ staffId: second, isPresent: null }])).rejects.toMatchObject(rule('TRAINING_PRESENCE_OPEN'))
    await expect(correct([first, second].map((staffId) => ({ staffId, isInvited: false })))).rejects.toMatchObject(
      rule('TRAINING_NOBODY_INVITED'),
    )
    const done = await correct([{ staffId: second, isPresent: true, isPassed: true }])
    expect(done.counts).toMatchObject({ present: 2, passed: 2 })
  })
})

test('a pre-job training of several days is passed on its last day, not on its first', async () => {
  const days = {
    fromAt: startOfDay(addDays(today, -3)) + 8 * HOUR,
    untilAt: startOfDay(addDays(today, -1)) + 17 * HOUR,
  }
  const { id } = await hold({ category: 'pre-job', exam: 'pass-fail', ...days })
  await mark(
    id,
    [first, second].map((staffId) => ({ staffId, isPresent: true, isPassed: true })),
  )
  await client.training.close({ id, version: 1 })
  const records = await client.training.records({ year: 2026 })
  expect(records.map(({ preJobOn }) => preJobOn)).toEqual([addDays(today, -1), addDays(today, -1)])
  const r06 = await client.reports.preview({ code: 'R06', period: '2026-11' })
  expect(r06.table?.rows.map(({ cells }) => cells.preJobOn)).toEqual([addDays(today, -1), addDays(today, -1)])
})

test('a mentorship names the field at fault, and nothing is judged before it is over', async () => {
  const begin = (part: object) =>
    client.training.beginMentorship({
      ...{
        menteeId: first,
        mentorId: second,
        fromOn: addDays(today, -30),
        untilOn: null,
        assessment: null,
        isPassed: null,
      },
      ...part,
    })
  await client.staff.leave({ id: first, version: 1, leftOn: addDays(today, -40), reason: '辞职' })
  await expect(begin({})).rejects.toMatchObject({ data: { where: 'menteeId' } })
  await expect(begin({ menteeId: second, mentorId: first })).rejects.toMatchObject({ data: { where: 'mentorId' } })
  const third = (await client.staff.hire({ name: '丙', sex: 'male', post: 'caregiver', hiredOn: '2026-01-01' })).id
  const judged = { menteeId: third, untilOn: addDays(today, 1), assessment: '熟练', isPassed: true }
  await expect(begin(judged)).rejects.toMatchObject({ code: 'DAY_IN_FUTURE', data: { where: 'untilOn' } })
  await expect(begin({ ...judged, untilOn: today })).resolves.toMatchObject({ isPassed: true })
})

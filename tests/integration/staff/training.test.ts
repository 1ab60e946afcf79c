import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import type { DeviceId, StaffId } from '#shared/contract/primitives.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { SessionFacts } from '#shared/features/training/training.model.ts'
import { rule } from '../../support/handover-home.ts'
import { createTestBackend, type TestBackend, type TestClient } from '../../support/test-backend.ts'

const HOUR = 3_600_000
let home: TestBackend
let client: TestClient
let people: StaffId[]
beforeEach(async () => {
  home = await createTestBackend({ roles: ['director', 'office', 'caregiver', 'administrator', 'auditor'] })
  home.clock.setNow(startOfDay('2026-11-20') + 9 * HOUR)
  client = (await home.signIn('director')).client
  people = []
  for (const name of ['甲', '乙', '丙']) {
    const hired = { name, sex: 'female', post: 'caregiver', hiredOn: '2024-05-06' } as const
    people.push((await client.staff.hire(hired)).id)
  }
})

const facts = (day: string, part: Partial<SessionFacts> = {}): SessionFacts => ({
  ...{
    planId: null,
    category: 'fire-safety',
    topic: '灭火器使用',
    content: '讲解和实操',
    lecturer: '李教官',
    mode: 'on-site',
  },
  ...{ fromAt: startOfDay(day) + 8 * HOUR, untilAt: startOfDay(day) + 10 * HOUR, hours: 2, exam: 'none' },
  ...{ passScore: null, readerId: null, attachmentIds: [], ...part },
})
const hold = (day: string, part: Partial<SessionFacts> = {}, invitedIds = people) =>
  client.training.hold({ ...facts(day, part), invitedIds })

test('a session goes from the plan over the invited, the present and the exam to an archive that never changes', async () => {
  const plan = await client.training.addToPlan({ year: 2026, month: 11, category: 'skills', topic: '翻身', hours: 2 })
  const exam = { planId: plan.id, category: 'skills', topic: '翻身', exam: 'score', passScore: 60 } as const
  const { id } = await hold('2026-11-20', exam, people.slice(0, 2))
  expect((await client.training.plan({ year: 2026 }))[0]?.sessions).toMatchObject([{ id }])
  await expect(client.training.voidPlan({ id: plan.id, reason: '不办了' })).rejects.toMatchObject(
    rule('PLAN_HAS_SESSIONS'),
  )
  const [first, second, third] = people as [StaffId, StaffId, StaffId]
  const mark = (changes: object[], reason: string | null = null) =>
    client.training.mark({ id, changes: changes as never, reason })

  await expect(mark([{ staffId: third, isPresent: true }])).rejects.toMatchObject(rule('TRAINING_NOT_INVITED'))
  await expect(mark([{ staffId: first, score: 80 }])).rejects.toMatchObject(rule('TRAINING_NOT_PRESENT'))
  await expect(client.training.close({ id, version: 1 })).rejects.toMatchObject(rule('TRAINING_PRESENCE_OPEN'))
  await mark([{ staffId: third, isInvited: true, isPresent: true }])
  await mark([
    { staffId: first, isPresent: true, score: 80 },
    { staffId: second, isPresent: false },
  ])
  await expect(client.training.close({ id, version: 1 })).rejects.toMatchObject(rule('TRAINING_RESULT_OPEN'))
  const marked = await mark([{ staffId: third, score: 59 }])
  expect(marked.counts).toEqual({ invited: 3, present: 2, examined: 2, passed: 1, passRate: 0.5 })
  expect(marked.corrected).toEqual([])
  const closed = await client.training.close({ id, version: 1 })
  expect(closed).toMatchObject({ closedBy: 'person director', version: 2 })

  await expect(client.training.change({ ...facts('2026-11-20'), id, version: 2 })).rejects.toMatchObject(
    rule('TRAINING_IS_CLOSED'),
  )
  await expect(mark([{ staffId: third, score: 61 }])).rejects.toMatchObject(rule('REASON_MISSING'))
  const corrected = await mark([{ staffId: third, score: 61 }], '漏计一题')
  expect(corrected.counts.passed).toBe(2)
  expect(corrected.corrected).toMatchObject([{ name: '丙', score: 59, isPassed: false }])
  expect(corrected.participants.find(({ name }) => name === '丙')).toMatchObject({ score: 61, reason: '漏计一题' })
  expect((await client.training.addNote({ id, text: '内容另见讲义' })).notes).toMatchObject([{ text: '内容另见讲义' }])
})

test('times, hours, exams and plans that contradict are refused', async () => {
  await expect(hold('2026-11-20', { untilAt: startOfDay('2026-11-20') + 8 * HOUR })).rejects.toMatchObject(
    rule('TRAINING_TIMES_CONTRADICT'),
  )
  await expect(hold('2026-11-20', { hours: 3 })).rejects.toMatchObject(rule('TRAINING_HOURS_TOO_LONG'))
  await expect(hold('2026-11-20', { category: 'pre-job' })).rejects.toMatchObject(rule('TRAINING_PRE_JOB_UNEXAMINED'))
  await expect(hold('2026-11-20', { exam: 'score' })).rejects.toMatchObject(rule('TRAINING_PASS_SCORE_MISPLACED'))
  await expect(hold('2026-11-20', { readerId: 'x' as DeviceId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const plan = await client.training.addToPlan({ year: 2026, month: 11, category: 'skills', topic: '翻身', hours: 2 })
  await client.training.voidPlan({ id: plan.id, reason: '不办了' })
  await expect(hold('2026-11-20', { planId: plan.id })).rejects.toMatchObject(rule('PLAN_IS_VOID'))
  const { id } = await hold('2026-12-01')
  await expect(client.training.close({ id, version: 1 })).rejects.toMatchObject(rule('TRAINING_NOT_BEGUN'))
  const off = await client.training.callOff({ id, version: 1, reason: '讲师生病' })
  expect(off.calledOffReason).toBe('讲师生病')
  const change = { id, changes: [{ staffId: people[0]!, isPresent: false }], reason: null }
  await expect(client.training.mark(change)).rejects.toMatchObject(rule('TRAINING_CALLED_OFF'))
})

test('the pre-job training counts once it is closed and passed; hours and safety training of the year follow', async () => {
  const [first] = people as [StaffId]
  const { id } = await hold('2026-11-19', { category: 'pre-job', exam: 'pass-fail' }, [first])
  await client.training.mark({ id, changes: [{ staffId: first, isPresent: true, isPassed: true }], reason: null })
  const record = async () => (await client.training.records({ year: 2026 })).find(({ staffId }) => staffId === first)
  expect(await record()).toMatchObject({ preJobOn: null, hours: 0 })
  await client.training.close({ id, version: 1 })
  const fire = await hold('2026-11-20', {}, [first])
  await client.training.mark({ id: fire.id, changes: [{ staffId: first, isPresent: true }], reason: null })
  await client.training.close({ id: fire.id, version: 1 })
  expect(await record()).toMatchObject({ preJobOn: '2026-11-19', hours: 4, target: 40, safety: [null, '2026-11-20'] })
  expect(await client.training.sessionsOf({ staffId: first })).toMatchObject([{ id: fire.id }, { id, isPassed: true }])
  const { duties } = await client.duties.list({ withSnoozed: false })
  const told = (kind: string) => duties.filter((each) => each.kind === kind).map(({ values }) => values)
  expect(told('safety-training-due')).toEqual([{ count: 2, half: 2, day: '2026-12-31' }])
  expect(told('training-hours-behind')).toEqual([{ count: 3, hours: 40, year: '2026' }])
  expect(told('pre-job-missing')).toMatchObject([{ count: 2 }])
})

test('a card at the reader of the session signs its holder in, once, and nobody who is not invited', async () => {
  const { badges, devices } = home.backend.features
  badges.start()
  onTestFinished(() => badges.stop())
  const tap = (number: string) =>
    devices.ingest.handle({
      ...{ topic: 'badge/reader-1', retain: false, qos: 1 },
      payload: new TextEncoder().encode(JSON.stringify({ card_no: number })),
    })
  tap('00:00:00:01')
  const [reader] = await client.training.readers()
  const [holder, other] = people as [StaffId, StaffId]
  const link = (id: StaffId, role: 'caregiver' | 'office') =>
    client.staffFiles.saveFacts({ id, factsVersion: 0, facts: { ...noFacts, userId: home.userIds.get(role) ?? null } })
  await link(holder, 'caregiver')
  await link(other, 'office')
  const { client: administrator } = await home.signIn('administrator')
  tap('00:00:00:02')
  for (const [index, role] of (['caregiver', 'office'] as const).entries()) {
    const card = (await administrator.badges.list()).find(({ ending }) => ending === `000${index + 1}`)
    await administrator.badges.assign({ id: card!.id, userId: home.userIds.get(role)! })
  }
  const { id } = await hold('2026-11-20', { readerId: reader!.id as DeviceId }, [holder])
  const later = await hold('2026-11-21', { readerId: reader!.id as DeviceId }, [holder])
  home.clock.setNow(startOfDay('2026-11-20') + 9.5 * HOUR)
  for (const number of ['00:00:00:01', '00:00:00:01', '00:00:00:02']) tap(number)
  // The seat locked itself meanwhile.
  client = (await home.signIn('director')).client
  const { participants, counts } = await client.training.session({ id })
  expect(participants).toMatchObject([
    { staffId: holder, isPresent: true, presentBy: 'badge', presentAt: home.clock.now(), version: 2 },
  ])
  expect(counts).toMatchObject({ invited: 1, present: 1 })
  expect((await client.training.session({ id: later.id })).counts.present).toBe(0)
})

test('a mentor looks after a newcomer; the end needs an assessment to have a result, and every version stays', async () => {
  const [mentee, mentor] = people as [StaffId, StaffId]
  const begin = {
    menteeId: mentee,
    mentorId: mentor,
    fromOn: '2026-10-01',
    untilOn: null,
    assessment: null,
    isPassed: null,
  }
  await expect(client.training.beginMentorship({ ...begin, mentorId: mentee })).rejects.toMatchObject(
    rule('MENTOR_SAME_PERSON'),
  )
  await expect(client.training.beginMentorship({ ...begin, isPassed: true })).rejects.toMatchObject(
    rule('MENTOR_UNASSESSED'),
  )
  const { id } = await client.training.beginMentorship(begin)
  const end = {
    id,
    version: 1,
    mentorId: mentor,
    fromOn: '2026-10-01',
    untilOn: '2026-11-01',
    assessment: '能独立操作',
    isPassed: true,
  }
  await expect(client.training.changeMentorship({ ...end, untilOn: '2026-09-30' })).rejects.toMatchObject(
    rule('MENTOR_ENDS_BEFORE'),
  )
  expect(await client.training.changeMentorship(end)).toMatchObject({ version: 2, isPassed: true, mentorName: '乙' })
  await expect(client.training.changeMentorship(end)).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
  expect(await client.training.mentorships()).toHaveLength(1)
})

test('auditors read, caregivers and the system administrator do not', async () => {
  const of = async (role: 'auditor' | 'caregiver' | 'administrator') => (await home.signIn(role)).client
  expect(await (await of('auditor')).training.sessions({ year: 2026 })).toEqual([])
  for (const role of ['caregiver', 'administrator'] as const) {
    await expect((await of(role)).training.sessions({ year: 2026 })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
  const add = { year: 2026, month: 1, category: 'law', topic: '民法典', hours: 1 } as const
  await expect((await of('auditor')).training.addToPlan(add)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { PlanContent } from '#shared/features/care-plans/care-plans.model.ts'
import { reviewDayOf } from '#shared/features/care-plans/plan-review.rules.ts'
import { createVitalsHome, type VitalsHome } from '../../support/vitals-home.ts'

const HOUR = 3_600_000
let home: VitalsHome
beforeEach(async () => {
  home = await createVitalsHome()
})

const content = (times: string[], id = 'i1', part: Partial<PlanContent> = {}): PlanContent => ({
  problems: [
    {
      ...{ id: `p-${id}` as RecordId, text: '压力性损伤风险', goal: '皮肤完整', source: null },
      interventions: [
        { id: id as RecordId, kind: 'turning', text: '翻身', frequency: { days: { kind: 'daily' }, times } },
      ],
    },
  ],
  ...{ reviewOn: addDays(home.today, 90), consent: null, note: null },
  ...part,
})
const write = (residentId: ResidentId, basedOn: number, fromOn: string, plan: PlanContent) =>
  home.director.carePlans.write({ residentId, basedOn, fromOn, content: plan })
const key = (time: string, day = home.today, id = 'i1') => `${id}:${day}:${time}`
const done = (taskKey: string, part: object = {}) => ({
  ...{ key: taskKey, outcome: 'done' as const, at: null, reason: null, note: null },
  ...part,
})
const record = (...entries: ReturnType<typeof done>[]) => home.nurse.careTasks.record({ entries })
const rule = (code: string) => ({ code: 'RULE_BROKEN', data: { values: { rule: code } } })
/** Moves the clock to a time of today. */
const goTo = (hours: number, day = home.today) => home.clock.setNow(startOfDay(day) + hours * HOUR)

describe('a plan', () => {
  test('is written in versions: the next counts from its day, the one before ends there, and both stay', async () => {
    await write(home.lin, 0, home.today, content(['08:00']))
    const tomorrow = addDays(home.today, 1)
    const second = await write(home.lin, 1, tomorrow, content(['08:00', '20:00']))
    expect(second).toMatchObject({ version: 2, fromOn: tomorrow, toOn: null, writtenBy: 'person director' })
    expect(await home.nurse.carePlans.listOf({ residentId: home.lin })).toMatchObject([
      { version: 2, toOn: null },
      { version: 1, fromOn: home.today, toOn: tomorrow },
    ])
    expect(await home.nurse.carePlans.inForce({})).toMatchObject([{ version: 1 }])
  })

  test('is not changed under today’s tasks, nor over another’s version, nor reviewed before it begins', async () => {
    await write(home.lin, 0, home.today, content(['08:00']))
    await expect(write(home.lin, 1, home.today, content(['09:00']))).rejects.toMatchObject({ code: 'DAY_BEFORE_START' })
    const tomorrow = addDays(home.today, 1)
    await expect(write(home.lin, 0, tomorrow, content(['09:00']))).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
      data: { theirs: { version: 1 } },
    })
    const unreviewed = content(['09:00'], 'i1', { reviewOn: tomorrow })
    await expect(write(home.lin, 1, tomorrow, unreviewed)).rejects.toMatchObject(rule('REVIEW_NOT_AFTER_START'))
    const { problems } = content(['09:00'])
    const twice = content(['09:00'], 'i1', { problems: [...problems, ...problems] })
    await expect(write(home.lin, 1, tomorrow, twice)).rejects.toMatchObject(rule('PLAN_PART_TWICE'))
  })

  test('needs somebody who lives here; a nurse may read it, not write it', async () => {
    await home.director.residents.discharge({
      ...{ id: home.chen, on: home.today, reason: 'home', destination: null, deathCause: null },
    })
    await expect(write(home.chen, 0, home.today, content(['08:00']))).rejects.toMatchObject({ code: 'RESIDENT_NOT_IN' })
    await expect(
      home.nurse.carePlans.write({ residentId: home.lin, basedOn: 0, fromOn: home.today, content: content(['08:00']) }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('an item without a time or without a frequency is refused at the contract', async () => {
    await expect(write(home.lin, 0, home.today, content([]))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(write(home.lin, 0, home.today, content(['24:00']))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('the tasks of a shift', () => {
  test('are those whose time lies in it, in the order of the beds, with how each stands', async () => {
    await write(home.huang, 0, home.today, content(['08:00', '16:00'], 'i-huang'))
    await write(home.lin, 0, home.today, content(['07:00', '08:00', '12:00'], 'i-lin'))
    goTo(9)
    await record(done(key('08:00', home.today, 'i-lin')))
    const { shift, rows, counts, floors } = await home.nurse.careTasks.ofShift({ floorName: null })
    expect([shift.name, floors]).toEqual(['day', ['2层']])
    expect(rows.map((row) => [row.bedLabel, ...row.tasks.map(({ time, state }) => `${time} ${state}`)])).toEqual([
      ['201-1', '08:00 done', '12:00 upcoming'],
      ['202-1', '08:00 overdue'],
    ])
    expect(counts).toEqual({ total: 3, done: 1, reasoned: 0, open: 1, overdue: 1, missed: 0, away: 0 })
    expect((await home.nurse.careTasks.ofShift({ floorName: '3层' })).rows).toEqual([])
  })

  test('of somebody on leave are away, not missed, and cannot be recorded', async () => {
    await write(home.lin, 0, home.today, content(['08:00']))
    await home.director.residents.startLeave({
      ...{ id: home.lin, kind: 'leave', fromOn: home.today, expectedReturnOn: null, destination: null, reason: null },
    })
    goTo(23)
    expect(await home.nurse.careTasks.ofResident({ residentId: home.lin, on: home.today })).toMatchObject([
      { state: 'away' },
    ])
    await expect(record(done(key('08:00'), { reason: '补记' }))).rejects.toMatchObject({
      code: 'RESIDENT_ON_LEAVE',
      data: { where: 'entries.0' },
    })
  })

  test('that are late stand on the wall by bed, without a name, until the shift after the next', async () => {
    await write(home.lin, 0, home.today, content(['08:00', '09:00', '14:00']))
    goTo(9.9)
    const wall = await home.awake('wall-screen')
    const late = () => wall.careTasks.lateByBed({})
    expect(await late()).toEqual([{ bedId: home.beds[0], count: 1 }])
    goTo(10.1)
    expect(await late()).toEqual([{ bedId: home.beds[0], count: 2 }])
    await record(done(key('08:00')), done(key('09:00'), { outcome: 'refused', reason: '睡着' }))
    expect(await late()).toEqual([])
    goTo(17)
    expect(await late()).toEqual([{ bedId: home.beds[0], count: 1 }])
    goTo(24.5)
    expect(await late()).toEqual([])
  })

  test('nobody recorded become a duty of their floor for two days', async () => {
    await write(home.lin, 0, home.today, content(['08:00', '09:00']))
    goTo(20)
    const duties = async () =>
      (await home.director.duties.list({})).duties.filter(({ kind }) => kind === 'care-tasks-missed')
    expect(await duties()).toMatchObject([{ values: { floor: '2层', count: 2, day: home.today }, dueOn: home.today }])
    await record(done(key('08:00'), { reason: '忘记登记' }), done(key('09:00'), { outcome: 'refused', reason: '睡着' }))
    expect(await duties()).toEqual([])
  })
})

describe('recording', () => {
  beforeEach(async () => {
    await write(home.lin, 0, home.today, content(['08:00', '12:00', '23:45']))
    goTo(9)
  })

  test('all entries of a call or none; the one that is wrong is named', async () => {
    await expect(record(done(key('08:00')), done(key('08:30')))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { where: 'entries.1' },
    })
    const [task] = await home.nurse.careTasks.ofResident({ residentId: home.lin, on: home.today })
    expect(task).toMatchObject({ state: 'overdue', record: null })
  })

  test('the same word sent twice is one record; another word is refused and must be a correction', async () => {
    expect(await record(done(key('08:00')))).toEqual({ count: 1 })
    expect(await record(done(key('08:00')))).toEqual({ count: 0 })
    await expect(record(done(key('08:00'), { outcome: 'refused', reason: '拒绝' }))).rejects.toMatchObject(
      rule('TASK_RECORDED'),
    )
    const corrected = await home.nurse.careTasks.correct({
      key: key('08:00'),
      outcome: 'refused',
      at: null,
      reason: '记错人',
    })
    expect(corrected).toMatchObject({ state: 'refused', record: { reason: '记错人', isCorrection: true } })
    const rows = await home.director.audit.list({ action: 'care-tasks.correct' })
    expect(rows).toHaveLength(1)
  })

  test('needs a reason unless it was done in time, and is marked when it is late', async () => {
    await expect(record(done(key('08:00'), { outcome: 'held' }))).rejects.toMatchObject(rule('REASON_MISSING'))
    goTo(16)
    await expect(record(done(key('08:00')))).rejects.toMatchObject(rule('REASON_MISSING'))
    await record(done(key('08:00'), { reason: '断电，凭纸质单补记' }))
    const [task] = await home.nurse.careTasks.ofResident({ residentId: home.lin, on: home.today })
    expect(task).toMatchObject({ state: 'done', record: { isLate: true, recordedBy: 'person caregiver' } })
  })

  test('over midnight belongs to the night shift of its day', async () => {
    goTo(24 + 1)
    expect(await record(done(key('23:45')))).toEqual({ count: 1 })
    const { rows } = await home.nurse.careTasks.ofShift({ floorName: null })
    expect(rows[0]?.tasks.map(({ day, time, state }) => [day, time, state])).toEqual([[home.today, '23:45', 'done']])
  })

  test('not hours before its time, not in the future, not after a week', async () => {
    await expect(record(done(key('12:00')))).rejects.toMatchObject(rule('TASK_NOT_YET'))
    await expect(record(done(key('08:00'), { at: home.clock.now() + HOUR }))).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
    })
    goTo(16, addDays(home.today, 8))
    await expect(record(done(key('08:00'), { reason: '补记' }))).rejects.toMatchObject(rule('SHIFT_CLOSED'))
  })

  test('of somebody who left or died is refused in words', async () => {
    await home.director.residents.discharge({
      ...{ id: home.lin, on: home.today, reason: 'death', destination: null, deathCause: null },
    })
    await expect(record(done(key('08:00')))).rejects.toMatchObject({ code: 'RESIDENT_DEAD' })
  })
})

describe('a doctor’s order', () => {
  const order = (part: object = {}) => ({
    ...{
      residentId: home.lin,
      kind: 'vitals' as const,
      text: '测血压',
      doctor: '王医生',
      orderedOn: home.today,
      note: null,
    },
    ...{ frequency: { days: { kind: 'daily' as const }, times: ['08:00', '14:00'] }, fromOn: home.today, lastOn: null },
    ...part,
  })
  const timesOf = async (on: string) =>
    (await home.nurse.careTasks.ofResident({ residentId: home.lin, on })).map(({ time }) => time)

  test('asks for tasks from now on beside the plan’s, tells who ordered it, and stops with a reason', async () => {
    goTo(9)
    await write(home.lin, 0, home.today, content(['12:00']))
    const written = await home.director.careOrders.write(order({ lastOn: addDays(home.today, 2) }))
    expect(written).toMatchObject({ startsAt: startOfDay(home.today) + 9 * HOUR, writtenBy: 'person director' })
    expect(await timesOf(home.today)).toEqual(['12:00', '14:00'])
    const tomorrow = addDays(home.today, 1)
    expect(await timesOf(tomorrow)).toEqual(['08:00', '12:00', '14:00'])
    expect(await timesOf(addDays(home.today, 3))).toEqual(['12:00'])
    const taskKey = key('14:00', home.today, written.id)
    const story = await home.nurse.careTasks.story({ key: taskKey })
    expect(story).toMatchObject({
      ...{ residentName: '林秀英', plan: null, order: { doctor: '王医生', orderedOn: home.today }, records: [] },
      task: { origin: { kind: 'order', doctor: '王医生' }, state: 'upcoming' },
    })
    goTo(10, tomorrow)
    await home.director.careOrders.stop({ id: written.id, reason: '血压平稳' })
    expect(await timesOf(tomorrow)).toEqual(['08:00', '12:00'])
    await expect(home.director.careOrders.stop({ id: written.id, reason: '再停' })).rejects.toMatchObject(
      rule('ORDER_ENDED'),
    )
    expect(await home.nurse.careOrders.listOf({ residentId: home.lin })).toMatchObject([
      { stopped: { reason: '血压平稳', by: 'person director' } },
    ])
  })

  test('cannot begin in the past, end before it begins, be ordered tomorrow, or be for somebody who left', async () => {
    const yesterday = addDays(home.today, -1)
    const refused = (part: object) => expect(home.director.careOrders.write(order(part))).rejects
    await refused({ fromOn: yesterday }).toMatchObject({ code: 'DAY_BEFORE_START', data: { where: 'fromOn' } })
    await refused({ lastOn: yesterday }).toMatchObject({ code: 'DAY_BEFORE_START', data: { where: 'lastOn' } })
    await refused({ orderedOn: addDays(home.today, 1) }).toMatchObject({ code: 'DAY_IN_FUTURE' })
    await home.director.residents.discharge({
      ...{ id: home.chen, on: home.today, reason: 'death', destination: null, deathCause: '心衰' },
    })
    await refused({ residentId: home.chen }).toMatchObject({ code: 'RESIDENT_DEAD' })
    await expect(home.nurse.careOrders.write(order())).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

test('the story of a task tells the problem, its goal, the version and every row, the newest first', async () => {
  await write(home.lin, 0, home.today, content(['08:00']))
  goTo(8)
  await record(done(key('08:00')))
  await home.nurse.careTasks.correct({ key: key('08:00'), outcome: 'held', at: null, reason: '记错人' })
  expect(await home.nurse.careTasks.story({ key: key('08:00') })).toMatchObject({
    plan: { version: 1, fromOn: home.today, writtenBy: 'person director', problem: '压力性损伤风险', goal: '皮肤完整' },
    ...{ order: null, task: { state: 'held' } },
    records: [
      { outcome: 'held', isCorrection: true, recordedBy: 'person caregiver' },
      { outcome: 'done', isCorrection: false },
    ],
  })
  await expect(home.nurse.careTasks.story({ key: key('09:00') })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(home.nurse.careTasks.counts({ from: home.today, to: addDays(home.today, 92) })).rejects.toMatchObject(
    rule('PERIOD_TOO_LONG'),
  )
})

test('without a word about the floor the first one is shown, since a whole house does not fit on a screen', async () => {
  await write(home.lin, 0, home.today, content(['08:00']))
  goTo(9)
  expect(await home.nurse.careTasks.ofShift({})).toMatchObject({ floorName: '2层', floors: ['2层'] })
  expect(await home.nurse.careTasks.ofShift({ floorName: null })).toMatchObject({ floorName: null })
})

describe('looking at a plan again', () => {
  const kinds = async (kind: string) =>
    (await home.director.duties.list({})).duties.filter((duty) => duty.kind === kind)

  test('a plan that is missing is due a week after moving in; one whose day has come until it is reviewed or written anew', async () => {
    const missing = async () => (await kinds('care-plan-missing')).map(({ values }) => values.name)
    expect((await missing()).sort()).toEqual(['林秀英', '陈阿水', '黄金莲'].sort())
    await write(home.lin, 0, home.today, content(['08:00'], 'i1', { reviewOn: addDays(home.today, 5) }))
    expect((await missing()).sort()).toEqual(['陈阿水', '黄金莲'].sort())
    expect(await kinds('care-plan-review')).toMatchObject([{ dueOn: addDays(home.today, 5) }])
    const review = (nextOn: string, version = 1) =>
      home.director.carePlans.review({ residentId: home.lin, version, nextOn, note: '家属在场' })
    await expect(review(home.today)).rejects.toMatchObject(rule('REVIEW_NOT_AFTER_START'))
    await expect(review(addDays(home.today, 60), 2)).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
    const after = await review(addDays(home.today, 60))
    expect(after).toMatchObject({ reviewOn: addDays(home.today, 60), reviewedBy: 'person director', version: 1 })
    expect(await kinds('care-plan-review')).toEqual([])
    expect(await home.nurse.carePlans.listOf({ residentId: home.lin })).toMatchObject([{ reviewNote: '家属在场' }])
    await expect(
      home.director.carePlans.review({ residentId: home.chen, version: 1, nextOn: addDays(home.today, 9), note: null }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('on a person’s day of the month it is one line of the day, gone once somebody looked', async () => {
    await write(home.lin, 0, home.today, content(['08:00']))
    const month = Array.from({ length: 31 }, (_, index) => addDays(home.today, index + 1))
    const day = month.find((each) => Number(each.slice(8)) === reviewDayOf(home.lin)) ?? ''
    goTo(9, day)
    expect(await kinds('care-plan-of-day')).toMatchObject([{ dueOn: day, values: { names: '201-1 林秀英', count: 1 } }])
    await home.director.carePlans.review({
      ...{ residentId: home.lin, version: 1, note: null },
      nextOn: addDays(day, 30),
    })
    expect(await kinds('care-plan-of-day')).toEqual([])
  })
})

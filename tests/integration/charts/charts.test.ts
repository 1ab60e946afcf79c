import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { InterventionKind } from '#shared/features/care-plans/care-plans.model.ts'
import type { ChartInput, ChartValue } from '#shared/features/charts/charts.model.ts'
import { createVitalsHome, entry, type VitalsHome } from '../../support/vitals-home.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
let home: VitalsHome
/** A further key on each call. */
const keys = (function* () {
  for (let number = 1; ; number += 1) yield `request-${number}`
})()
beforeEach(async () => {
  home = await createVitalsHome()
  goTo(9)
})

/** Moves the clock to a time of a day. */
const goTo = (hours: number, day = home.today) => home.clock.setNow(startOfDay(day) + hours * HOUR)
const water = (ml: number): ChartValue => ({ kind: 'fluid-in', fluid: 'water', ml })
const turned: ChartValue = { kind: 'turning', position: 'left', skin: 'intact' }
const stool = (hasPassed: boolean): ChartValue => ({
  kind: 'bowel',
  hasPassed,
  bristol: hasPassed ? 4 : null,
  amount: null,
})
const input = (residentId: ResidentId, value: ChartValue, part: Partial<ChartInput> = {}): ChartInput => ({
  ...{
    requestKey: keys.next().value,
    residentId,
    at: null,
    value,
    lateReason: null,
    note: null,
    taskKey: null,
  },
  ...{ source: 'hand', isConfirmed: false },
  ...part,
})
const record = (...entries: ChartInput[]) => home.nurse.charts.record({ entries })
const rule = (code: string, where?: string) => ({
  code: 'RULE_BROKEN',
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})
const ofLin = () => home.nurse.charts.listOf({ residentId: home.lin, from: 0, to: home.clock.now() + DAY })
async function plan(residentId: ResidentId, kind: InterventionKind, times: string[]): Promise<string> {
  const id = `i-${kind}` as RecordId
  const frequency = { days: { kind: 'daily' as const }, times }
  const problem = { id: `p-${kind}` as RecordId, text: '照护', goal: '安好', source: null }
  const content = {
    problems: [{ ...problem, interventions: [{ id, kind, text: '按计划', frequency }] }],
    ...{ reviewOn: addDays(home.today, 90), consent: null, note: null },
  }
  await home.director.carePlans.write({ residentId, basedOn: 0, fromOn: home.today, content })
  return `${id}:${home.today}:${times[0]}`
}
const dutiesOf = async (kind: string) =>
  (await home.nurse.duties.list({})).duties
    .filter((duty) => duty.kind === kind)
    .map(({ values, link }) => ({ values, link }))

describe('an entry', () => {
  test('of each kind is kept as it was written, with who wrote it where', async () => {
    const at = home.clock.now() - 8 * HOUR
    const values: ChartValue[] = [
      turned,
      { kind: 'toilet', hasUrine: true, amount: 'medium', continence: 'continent' },
      stool(true),
      water(200),
      { kind: 'fluid-out', fluid: 'urine', ml: 300 },
      { kind: 'food', meal: 'breakfast', share: 75, texture: 'soft', hasCoughed: false },
      { kind: 'weight', kg: 52.34 },
      { kind: 'skin', place: 'sacrum', stage: '1', finding: '发红', lengthCm: 2, widthCm: 1.5 },
    ]
    await record(...values.map((value) => input(home.lin, value)))
    await record(input(home.lin, { kind: 'sleep', until: home.clock.now(), quality: 'fair' }, { at }))
    const entries = await ofLin()
    expect(entries).toHaveLength(9)
    expect(entries.find(({ value }) => value.kind === 'weight')).toMatchObject({
      ...{ value: { kg: 52.3 }, recordedBy: 'person caregiver', isLate: false, source: 'hand' },
    })
    expect(await home.nurse.charts.latestOf({ residentId: home.lin })).toHaveLength(9)
    expect(await home.director.audit.list({ action: 'charts.record' })).toHaveLength(2)
  })

  test('that cannot be is refused at its field and nothing of the call is kept; an unusual one is kept once confirmed', async () => {
    await expect(record(input(home.chen, water(150)), input(home.lin, water(9000)))).rejects.toMatchObject(
      rule('VALUE_NOT_PLAUSIBLE', 'entries.1.ml'),
    )
    const much = input(home.lin, water(900))
    await expect(record(much)).rejects.toMatchObject(rule('CHART_UNUSUAL', 'entries.0.ml'))
    expect(await record({ ...much, isConfirmed: true })).toEqual({ count: 1 })
    expect(await home.nurse.charts.latestOf({ residentId: home.chen })).toEqual([])
  })

  test('of a weight far from the one before asks to be looked at, also from a measured one', async () => {
    await home.nurse.vitals.record({ residentId: home.lin, takenAt: null, entry: entry({ weight: 52 }), note: null })
    home.clock.advance(HOUR)
    await expect(record(input(home.lin, { kind: 'weight', kg: 47 }))).rejects.toMatchObject(
      rule('CHART_UNUSUAL', 'entries.0.kg'),
    )
    expect(await record(input(home.lin, { kind: 'weight', kg: 51 }))).toEqual({ count: 1 })
  })

  test('written afterwards needs a reason and is marked; not in the future, not after a month', async () => {
    const late = input(home.lin, water(200), { at: home.clock.now() - 2 * HOUR })
    await expect(record(late)).rejects.toMatchObject(rule('CHART_LATE_REASON_MISSING', 'entries.0.lateReason'))
    await record({ ...late, lateReason: '抢救后补记' })
    expect(await ofLin()).toMatchObject([{ isLate: true, lateReason: '抢救后补记' }])
    await expect(record(input(home.lin, turned, { at: home.clock.now() + HOUR }))).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
      data: { where: 'entries.0.at' },
    })
    const old = input(home.lin, turned, { at: home.clock.now() - 31 * DAY, lateReason: '补记' })
    await expect(record(old)).rejects.toMatchObject(rule('TAKEN_TOO_LONG_AGO'))
    const asleep = input(
      home.lin,
      { kind: 'sleep', until: home.clock.now() + HOUR, quality: null },
      { at: home.clock.now() - HOUR },
    )
    await expect(record(asleep)).rejects.toMatchObject({ code: 'DAY_IN_FUTURE', data: { where: 'entries.0.until' } })
  })

  test('sent twice is one entry', async () => {
    const drink = input(home.lin, water(200))
    expect(await record(drink)).toEqual({ count: 1 })
    expect(await record(drink)).toEqual({ count: 0 })
    expect(await ofLin()).toHaveLength(1)
  })

  test('of somebody on leave, gone, dead or unknown is refused in words', async () => {
    const { director } = home
    await director.residents.startLeave({
      ...{
        id: home.lin,
        kind: 'hospital',
        fromOn: home.today,
        expectedReturnOn: null,
        destination: null,
        reason: null,
      },
    })
    await expect(record(input(home.lin, turned))).rejects.toMatchObject({ code: 'RESIDENT_ON_LEAVE' })
    const leave = { on: home.today, destination: null, deathCause: null }
    await director.residents.discharge({ ...leave, id: home.chen, reason: 'home' })
    await expect(record(input(home.chen, turned))).rejects.toMatchObject({ code: 'RESIDENT_NOT_IN' })
    await director.residents.discharge({ ...leave, id: home.huang, reason: 'death' })
    await expect(record(input(home.huang, turned))).rejects.toMatchObject({ code: 'RESIDENT_DEAD' })
    await expect(record(input('nobody' as ResidentId, turned))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('set right keeps both rows with the reason; a void one counts no more and none is set right twice', async () => {
    await record(input(home.lin, water(200)))
    const [wrong] = await ofLin()
    const right = await home.nurse.charts.correct({ id: wrong!.id, value: water(250), at: null, reason: '看错杯子' })
    expect(right).toMatchObject({ value: { ml: 250 }, correctsId: wrong!.id, correctionReason: '看错杯子' })
    expect((await ofLin()).map(({ isCorrected, value }) => [isCorrected, value])).toEqual([
      [false, water(250)],
      [true, water(200)],
    ])
    const again = { value: water(300), at: null, reason: '再改' }
    await expect(home.nurse.charts.correct({ ...again, id: wrong!.id })).rejects.toMatchObject(
      rule('ALREADY_CORRECTED'),
    )
    const other = { ...again, id: right.id, value: turned }
    await expect(home.nurse.charts.correct(other)).rejects.toMatchObject(rule('CHART_OTHER_KIND'))
    await expect(home.nurse.charts.correct({ ...again, id: right.id, value: water(9000) })).rejects.toMatchObject(
      rule('VALUE_NOT_PLAUSIBLE'),
    )
    await home.nurse.charts.correct({ id: right.id, value: null, at: null, reason: '记错人' })
    expect(await home.nurse.charts.latestOf({ residentId: home.lin })).toEqual([])
    expect(await home.director.audit.list({ action: 'charts.void' })).toHaveLength(1)
    await expect(home.nurse.charts.correct({ ...again, id: 'none' as RecordId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('a planned task', () => {
  test('is done with the entry that names it, in the same transaction', async () => {
    const taskKey = await plan(home.lin, 'fluid', ['09:00'])
    const { rows, floors } = await home.nurse.charts.floor({ kind: 'fluid-in', floorName: '2层' })
    expect(floors).toEqual(['2层'])
    expect(rows.map(({ bedLabel, tasks }) => [bedLabel, tasks.map(({ time }) => time)])).toEqual([
      ['201-1', ['09:00']],
      ['201-2', []],
      ['202-1', []],
    ])
    await record(input(home.lin, water(200), { taskKey }))
    const [task] = await home.nurse.careTasks.ofResident({ residentId: home.lin, on: home.today })
    expect(task).toMatchObject({ state: 'done', record: { recordedBy: 'person caregiver' } })
    const after = await home.nurse.charts.floor({ kind: 'fluid-in', floorName: '' })
    expect(after.rows[0]).toMatchObject({ todayMl: 200, tasks: [], latest: { value: { ml: 200 } } })
    expect(after.rows[1]).toMatchObject({ todayMl: null, latest: null })
  })

  test('of another person or another kind is refused, and the entry with it', async () => {
    const taskKey = await plan(home.lin, 'fluid', ['09:00'])
    await expect(record(input(home.chen, water(200), { taskKey }))).rejects.toMatchObject(
      rule('TASK_OF_OTHER', 'entries.0.taskKey'),
    )
    await expect(record(input(home.lin, turned, { taskKey }))).rejects.toMatchObject(rule('TASK_OF_OTHER'))
    await home.nurse.careTasks.record({
      entries: [{ key: taskKey, outcome: 'refused', at: null, reason: '拒绝', note: null }],
    })
    await expect(record(input(home.lin, water(200), { taskKey }))).rejects.toMatchObject(rule('TASK_RECORDED'))
    expect(await ofLin()).toEqual([])
  })
})

describe('lines that wait', () => {
  test('are kept for the person who typed them, a line taken away by null, and a stale version is told', async () => {
    const floor = { kind: 'fluid-in' as const, floorName: '2层' }
    const line = (ml: string) => ({ key: 'line-key-1', texts: { ml } })
    const first = await home.nurse.charts.saveDraft({ ...floor, version: 0, lines: { [home.lin]: line('200') } })
    await home.nurse.charts.saveDraft({ ...floor, version: first.version, lines: { [home.chen]: line('150') } })
    expect(await home.nurse.charts.draft(floor)).toMatchObject({ version: 2, lines: { [home.lin]: line('200') } })
    await expect(
      home.nurse.charts.saveDraft({ ...floor, version: 1, lines: { [home.lin]: null } }),
    ).rejects.toMatchObject({ code: 'EDIT_CONFLICT', data: { theirs: { version: 2 } } })
    const left = await home.nurse.charts.saveDraft({ ...floor, version: 2, lines: { [home.lin]: null } })
    expect(Object.keys(left.lines)).toEqual([home.chen])
    expect(await home.director.charts.draft(floor)).toMatchObject({ version: 0, lines: {} })
  })
})

describe('what is due', () => {
  test('a turn of the plan is overdue after an hour and done by an entry or by its task', async () => {
    await plan(home.lin, 'turning', ['06:00', '08:00'])
    goTo(9)
    expect(await dutiesOf('turning-overdue')).toEqual([
      { values: { name: '林秀英', bedLabel: '201-1', lateMinutes: 180 }, link: `/charts/${home.lin}` },
    ])
    await record(input(home.lin, turned, { at: home.clock.now() - 65 * 60_000, lateReason: '忙' }))
    expect(await dutiesOf('turning-overdue')).toEqual([])
    goTo(11, home.today)
    expect(await dutiesOf('turning-overdue')).toEqual([])
  })

  test('nobody without a plan, and nobody away, is told as overdue', async () => {
    await plan(home.lin, 'turning', ['06:00'])
    goTo(9)
    await home.director.residents.startLeave({
      ...{ id: home.lin, kind: 'leave', fromOn: home.today, expectedReturnOn: null, destination: null, reason: null },
    })
    expect(await dutiesOf('turning-overdue')).toEqual([])
  })

  test('three days without a stool, where the bowel is charted', async () => {
    await record(input(home.lin, stool(true)), input(home.chen, stool(false)))
    goTo(9, addDays(home.today, 2))
    expect(await dutiesOf('bowel-none')).toEqual([])
    goTo(9, addDays(home.today, 3))
    expect((await dutiesOf('bowel-none')).map(({ values }) => [values.name, values.noneDays])).toEqual([
      ['林秀英', 3],
      ['陈阿水', 3],
    ])
  })

  test('a weight that changed by 5 % in a month, told without the weight', async () => {
    await record(input(home.lin, { kind: 'weight', kg: 50 }))
    goTo(9, addDays(home.today, 30))
    await home.nurse.vitals.record({ residentId: home.lin, takenAt: null, entry: entry({ weight: 47.5 }), note: null })
    expect(await dutiesOf('weight-change')).toEqual([
      { values: { name: '林秀英', bedLabel: '201-1', spanDays: 30 }, link: `/charts/${home.lin}` },
    ])
  })

  test('too little fluid yesterday, only of whom it was charted', async () => {
    await record(
      input(home.lin, water(500)),
      input(home.chen, water(500)),
      input(home.chen, water(600)),
      input(home.chen, water(400)),
    )
    goTo(9, addDays(home.today, 1))
    expect((await dutiesOf('fluid-under-target')).map(({ values }) => values.name)).toEqual(['林秀英'])
  })

  test('the next observation by the early-warning score is told by its round, though the values have grown old', async () => {
    const well = { bloodPressure: { systolic: 125, diastolic: 75 }, respiration: 16, spo2: 97, temperature: 36.6 }
    const round = entry({ ...well, pulse: 135, consciousness: 'A', isOnOxygen: false })
    await home.nurse.vitals.record({ residentId: home.lin, takenAt: null, entry: round, note: null })
    const at = home.clock.now()
    home.clock.advance(5 * HOUR)
    const { next, news2 } = await home.nurse.vitals.latestOf({ residentId: home.lin })
    expect(news2.score).toBeNull()
    expect(next).toMatchObject({ band: 'low-medium', dueBy: at + HOUR, call: ['nurse', 'physician'], observedAt: at })
    expect(await dutiesOf('vital-re-observe')).toMatchObject([{ values: { people: 1 } }])
  })
})

describe('one axis', () => {
  test('holds entries, measurements, scores, turns by entry and by task, and the bed as it was heard or not', async () => {
    const taskKey = await plan(home.lin, 'turning', ['06:00', '08:00'])
    await home.nurse.careTasks.record({
      entries: [{ key: taskKey, outcome: 'done', at: home.clock.now() - 3 * HOUR, reason: '补记', note: null }],
    })
    await record(input(home.lin, turned), input(home.lin, { kind: 'weight', kg: 50 }))
    await home.nurse.vitals.record({
      residentId: home.lin,
      takenAt: null,
      entry: entry({ pulse: 70, weight: 50.4 }),
      note: null,
    })
    const to = home.clock.now() + 60_000
    const chart = await home.nurse.charts.ofResident({ residentId: home.lin, from: to - DAY, to })
    expect(chart).toMatchObject({ hasTurningPlan: true, bedHeardUntil: null, vitalsFrom: null })
    expect(chart.turns).toEqual([home.clock.now() - 3 * HOUR, home.clock.now()])
    expect(chart.weights.map(({ kg, source }) => [kg, source])).toEqual([
      [50, 'chart'],
      [50.4, 'hand'],
    ])
    expect(chart.news2).toMatchObject([{ score: null, known: 1 }])
    expect(chart.bed.length).toBeGreaterThan(200)
    expect(chart.bed.every(({ inBedShare }) => inBedShare === null)).toBe(true)
    const quarter = await home.nurse.charts.ofResident({ residentId: home.lin, from: to - 90 * DAY, to })
    // Nobody lay in the bed before the admission 60 days ago.
    expect(quarter.bed[0]!.from).toBeGreaterThanOrEqual(startOfDay(addDays(home.today, -60)))
    await expect(home.nurse.charts.ofResident({ residentId: home.lin, from: to - 93 * DAY, to })).rejects.toMatchObject(
      rule('PERIOD_TOO_LONG'),
    )
  })

  test('an unheard bed suggests nothing and says so', async () => {
    const found = await home.nurse.charts.suggestions({ residentId: home.lin })
    expect(found).toMatchObject({ sleep: null, noSleepBecause: 'unheard', moves: [] })
  })

  test('the timeline tells skin findings and weights without their values', async () => {
    const skin = { kind: 'skin', place: 'sacrum', finding: null, lengthCm: null, widthCm: null } as const
    await record(
      input(home.lin, { ...skin, stage: '2' }),
      input(home.lin, { ...skin, stage: 'none' }),
      input(home.lin, { kind: 'weight', kg: 50 }),
    )
    const lines = (await home.director.residents.timeline({ id: home.lin })).filter(
      ({ kind }) => kind === 'skin' || kind === 'weight',
    )
    expect(lines.map(({ kind, values }) => [kind, values]).sort()).toEqual([
      ['skin', { count: 1 }],
      ['weight', { count: 1 }],
    ])
  })

  test('neither system administrator nor auditor sees a chart', async () => {
    for (const role of ['administrator', 'auditor', 'wall-screen'] as const) {
      const { client } = await home.signIn(role)
      await expect(client.charts.latestOf({ residentId: home.lin })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      await expect(client.charts.record({ entries: [input(home.lin, turned)] })).rejects.toMatchObject({
        code: 'NOT_ALLOWED',
      })
    }
  })
})

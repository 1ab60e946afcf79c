import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import { createVitalsHome, entry, type VitalsHome } from '../../support/vitals-home.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let home: VitalsHome
beforeEach(async () => {
  home = await createVitalsHome()
})

const pressure = (systolic: number, diastolic: number) => entry({ bloodPressure: { systolic, diastolic } })

describe('what a nurse writes down', () => {
  test('one line is one moment: every value is a row, seen at once as the newest', async () => {
    const rows = await home.nurse.vitals.record({
      ...{ residentId: home.lin, takenAt: null, note: '晨间' },
      entry: entry({
        ...{ bloodPressure: { systolic: 132, diastolic: 78 }, pulse: 74, respiration: 16, spo2: 97, temperature: 36.6 },
        ...{ glucose: { value: 98, unit: 'mg/dL' }, weight: 52.3, consciousness: 'A', isOnOxygen: false },
      }),
    })
    expect(rows).toHaveLength(9)
    expect(await home.latest(home.nurse, home.lin)).toEqual({
      ...{ 'blood-pressure': '132/78', pulse: 74, respiration: 16, spo2: 97, temperature: 36.6, glucose: 5.4 },
      ...{ weight: 52.3, consciousness: 'A', oxygen: 0 },
    })
    expect(rows.find(({ kind }) => kind === 'glucose')).toMatchObject({ value: 5.4, entered: '98 mg/dL' })
    expect(await home.nurse.vitals.news2Of({ residentId: home.lin })).toMatchObject({ score: 0, band: 'none' })
    const [audit] = await home.director.audit.list({ action: 'vitals.record' })
    expect(audit).toMatchObject({ action: 'vitals.record', objectType: 'vital-measurement' })
  })

  test.each([
    ['a saturation of 30 %', { spo2: 30 }, 'VALUE_NOT_PLAUSIBLE'],
    ['a temperature of 366', { temperature: 366 }, 'VALUE_NOT_PLAUSIBLE'],
    ['a pressure told the wrong way round', { bloodPressure: { systolic: 80, diastolic: 120 } }, 'DIASTOLIC_NOT_BELOW'],
    ['nothing', {}, 'NOTHING_MEASURED'],
  ])('%s is refused, and nothing of the line is kept', async (_what, part, rule) => {
    const saved = home.nurse.vitals.record({
      residentId: home.lin,
      takenAt: null,
      note: null,
      entry: entry({ ...part }),
    })
    await expect(saved).rejects.toMatchObject({ code: 'RULE_BROKEN', data: { values: { rule } } })
    expect(await home.latest(home.nurse, home.lin)).toEqual({})
  })

  test('an entry of this morning is marked as back-dated; one from tomorrow or from last year is refused', async () => {
    const at = (takenAt: number) =>
      home.nurse.vitals.record({ residentId: home.lin, takenAt, note: null, entry: entry({ pulse: 70 }) })
    const [row] = await at(home.clock.now() - 3 * HOUR)
    expect(row).toMatchObject({ isBackDated: true })
    await expect(at(home.clock.now() + HOUR)).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(at(home.clock.now() - 40 * DAY)).rejects.toMatchObject({
      data: { values: { rule: 'TAKEN_TOO_LONG_AGO' } },
    })
  })

  test('somebody who is away, gone, dead or not yet here is told in words, not measured', async () => {
    const { director, today } = home
    const measure = (residentId: typeof home.lin, takenAt: number | null = null) =>
      home.nurse.vitals.record({ residentId, takenAt, note: null, entry: entry({ pulse: 70 }) })
    const leave = { kind: 'leave' as const, expectedReturnOn: null, destination: null, reason: null }
    await director.residents.startLeave({ id: home.lin, fromOn: addDays(today, -1), ...leave })
    await director.residents.discharge({
      id: home.chen,
      on: today,
      reason: 'home',
      destination: null,
      deathCause: null,
    })
    await director.residents.discharge({
      id: home.huang,
      on: today,
      reason: 'death',
      destination: null,
      deathCause: '心力衰竭',
    })
    await expect(measure(home.lin)).rejects.toMatchObject({ code: 'RESIDENT_ON_LEAVE' })
    await expect(measure(home.chen)).rejects.toMatchObject({ code: 'RESIDENT_NOT_IN' })
    await expect(measure(home.huang)).rejects.toMatchObject({ code: 'RESIDENT_DEAD' })
    // What was taken before the person left today may still be written down.
    expect(await measure(home.chen, home.clock.now() - HOUR)).toHaveLength(1)
    await expect(measure(home.chen, home.clock.now() - 70 * DAY)).rejects.toMatchObject({ code: 'RULE_BROKEN' })
  })

  test('a correction keeps both rows with the reason; the wrong one no longer counts and cannot be corrected twice', async () => {
    const [wrong] = await home.nurse.vitals.record({
      residentId: home.lin,
      takenAt: null,
      note: null,
      entry: pressure(123, 80),
    })
    const right = await home.nurse.vitals.correct({ id: wrong!.id, entry: pressure(132, 80), reason: '看错一位数' })
    expect(right).toMatchObject({
      value: 132,
      correctsId: wrong!.id,
      correctionReason: '看错一位数',
      takenAt: wrong!.takenAt,
    })
    expect(await home.latest(home.nurse, home.lin)).toEqual({ 'blood-pressure': '132/80' })
    const rows = await home.nurse.vitals.listOf({ residentId: home.lin, from: 0, to: home.clock.now() + 1 })
    expect(rows.map(({ value, isCorrected }) => [value, isCorrected]).sort()).toEqual([
      [123, true],
      [132, false],
    ])
    await expect(
      home.nurse.vitals.correct({ id: wrong!.id, entry: pressure(140, 80), reason: '再改一次' }),
    ).rejects.toMatchObject({ data: { values: { rule: 'ALREADY_CORRECTED' } } })
    await home.nurse.vitals.correct({ id: right.id, entry: null, reason: '量的是另一位老人' })
    expect(await home.latest(home.nurse, home.lin)).toEqual({})
    const audit = await home.director.audit.list({ action: 'vitals.' })
    expect(audit.map(({ action, reason }) => [action, reason]).slice(0, 2)).toEqual([
      ['vitals.void', '量的是另一位老人'],
      ['vitals.correct', '看错一位数'],
    ])
  })

  test('a round is written whole or not at all, and the refusal names its line', async () => {
    const line = (residentId: typeof home.lin, temperature: number) => ({
      residentId,
      takenAt: null,
      entry: entry({ temperature }),
    })
    const broken = home.nurse.vitals.recordRound({ entries: [line(home.lin, 36.5), line(home.chen, 99)] })
    await expect(broken).rejects.toMatchObject({ code: 'RULE_BROKEN', data: { where: 'entries.1' } })
    expect(await home.latest(home.nurse, home.lin)).toEqual({})
    expect(await home.nurse.vitals.recordRound({ entries: [line(home.lin, 36.5), line(home.chen, 36.7)] })).toEqual({
      count: 2,
    })
    const round = await home.nurse.vitals.floorRound({ floorName: '2层' })
    expect(round.rows.map(({ bedLabel, latest }) => [bedLabel, latest[0]?.value ?? null])).toEqual([
      ['201-1', 36.5],
      ['201-2', 36.7],
      ['202-1', null],
    ])
  })
})

describe('alarms from spot values', () => {
  const record = (value: Parameters<typeof entry>[0], takenAt: number | null = null) =>
    home.nurse.vitals.record({ residentId: home.lin, takenAt, note: null, entry: entry(value) })
  const due = async () =>
    (await home.nurse.vitals.latestOf({ residentId: home.lin })).due.filter(({ because }) => because === 'repeat')

  test('a low sugar rings at once with bed, value and limit, and is over when a later one is normal', async () => {
    await record({ glucose: { value: 3.2, unit: 'mmol/L' } })
    expect(home.alarms()).toEqual(['high glucose active'])
    const [alarm] = home.backend.features.alarms.listOpen()
    expect(alarm).toMatchObject({
      placeLabel: '201-1',
      surname: '林',
      residentId: home.lin,
      values: { value: 3.2, limit: 3.8 },
    })
    home.clock.advance(20 * MINUTE)
    await record({ glucose: { value: 6.1, unit: 'mmol/L' } })
    expect(home.alarms()).toEqual(['high glucose over'])
  })

  test('a high pressure waits for its repeat, which is shown as due, and rings when the repeat says the same', async () => {
    await record({ bloodPressure: { systolic: 190, diastolic: 100 } })
    expect(home.alarms()).toEqual([])
    expect(await due()).toEqual([{ kind: 'blood-pressure', because: 'repeat', dueAt: home.clock.now() + 5 * MINUTE }])
    home.clock.advance(5 * MINUTE)
    await record({ bloodPressure: { systolic: 186, diastolic: 98 } })
    expect(home.alarms()).toEqual(['high blood-pressure active'])
    expect(await due()).toEqual([])
  })

  test('a repeat that is normal clears it without an alarm', async () => {
    await record({ bloodPressure: { systolic: 190, diastolic: 100 } })
    home.clock.advance(5 * MINUTE)
    await record({ bloodPressure: { systolic: 134, diastolic: 80 } })
    home.clock.advance(30 * MINUTE)
    expect(home.alarms()).toEqual([])
  })

  test('a repeat nobody took rings after fifteen minutes, and says that it was not repeated', async () => {
    await record({ temperature: 39.2 })
    home.clock.advance(14 * MINUTE)
    expect(home.alarms()).toEqual([])
    home.clock.advance(MINUTE + 10_000)
    expect(home.alarms()).toEqual(['high body-temperature active'])
    expect(home.backend.features.alarms.listOpen()[0]?.values).toMatchObject({ isUnrepeated: true, value: 39.2 })
  })

  test('a repeat that is due survives a restart of the watch', async () => {
    await record({ temperature: 39.2 })
    home.backend.features.vitals.stop()
    home.backend.features.vitals.start()
    home.clock.advance(16 * MINUTE)
    expect(home.alarms()).toEqual(['high body-temperature active'])
  })

  test('an entry of this morning is history: it raises nothing', async () => {
    await record({ glucose: { value: 2.9, unit: 'mmol/L' } }, home.clock.now() - 3 * HOUR)
    home.clock.advance(30 * MINUTE)
    expect(home.alarms()).toEqual([])
  })

  test('a wrong row that rang is over once it is taken back', async () => {
    const [row] = await record({ glucose: { value: 2.9, unit: 'mmol/L' } })
    await home.nurse.vitals.correct({ id: row!.id, entry: null, reason: '录错老人' })
    expect(home.alarms()).toEqual(['high glucose over'])
  })

  test("a person's own limit counts for that person alone", async () => {
    const scope = { level: 'person' as const, residentId: home.lin }
    const rule = { kind: 'glucose' as const, scope, reason: '医嘱放宽' }
    await home.director.alarms.rules.set({ ...rule, field: 'highAtOrAbove', value: 25 })
    await home.director.alarms.rules.set({ ...rule, field: 'mediumAtOrAbove', value: 20 })
    await record({ glucose: { value: 18, unit: 'mmol/L' } })
    expect(home.alarms()).toEqual([])
    await home.nurse.vitals.record({
      residentId: home.chen,
      takenAt: null,
      note: null,
      entry: entry({ glucose: { value: 18, unit: 'mmol/L' } }),
    })
    expect(home.alarms()).toEqual(['high glucose active'])
  })

  test('somebody on saturation scale 2 has lower limits and another score', async () => {
    const { client: clinician } = await home.signIn('clinician')
    await clinician.vitals.setSpo2Scale({ residentId: home.lin, scale: 2, reason: '慢阻肺，目标 88–92' })
    await record({ spo2: 89, isOnOxygen: true })
    expect(home.alarms()).toEqual([])
    expect((await home.nurse.vitals.news2Of({ residentId: home.lin })).scale).toBe(2)
    await record({ spo2: 87 })
    expect(home.alarms()).toEqual(['high spo2-low active'])
  })
})

describe('what devices measure', () => {
  test('a cuff at a bed measures the person in it, once, however often the message comes', async () => {
    const cuff = await home.addDevice('cuff', '201-1')
    const deviceAt = home.clock.now() - MINUTE
    const values = { systolic_mmhg: 132, diastolic_mmhg: 78, heart_rate_bpm: 71 }
    home.measure(cuff, values, { deviceAt })
    home.clock.advance(2 * MINUTE)
    home.measure(cuff, values, { deviceAt })
    const rows = await home.nurse.vitals.listOf({ residentId: home.lin, from: 0, to: home.clock.now() + 1 })
    expect(rows.map(({ kind, value, source, deviceName }) => [kind, value, source, deviceName])).toEqual([
      ['pulse', 71, 'device', 'cuff'],
      ['blood-pressure', 132, 'device', 'cuff'],
    ])
  })

  test('two numbers of one pressure that come by themselves are one measurement', async () => {
    const cuff = await home.addDevice('cuff', '201-1')
    home.measure(cuff, { systolic_mmhg: 132 })
    home.measure(cuff, { diastolic_mmhg: 78 })
    expect(await home.latest(home.nurse, home.lin)).toEqual({ 'blood-pressure': '132/78' })
  })

  test('the running pulse of a mattress is never a spot measurement', async () => {
    const mattress = await home.addDevice('mattress', '201-1')
    home.measure(mattress, { heart_rate_bpm: 66, respiration_rpm: 15 })
    expect(await home.latest(home.nurse, home.lin)).toEqual({})
  })

  test('a retained message is the past: nobody is measured', async () => {
    const cuff = await home.addDevice('cuff', '201-1')
    home.measure(cuff, { systolic_mmhg: 190, diastolic_mmhg: 100 }, { isRetained: true })
    expect(await home.latest(home.nurse, home.lin)).toEqual({})
  })

  test('a device of a room with one person measures that person; with two people it asks whose it is', async () => {
    const single = await home.addDevice('thermometer-202', '202')
    home.measure(single, { body_temperature_c: 36.54 })
    expect(await home.latest(home.nurse, home.huang)).toEqual({ temperature: 36.5 })
    const shared = await home.addDevice('thermometer-201', '201')
    home.measure(shared, { body_temperature_c: 36.8 })
    const [waiting] = await home.nurse.vitals.waiting()
    expect(waiting).toMatchObject({ kind: 'temperature', value: 36.8, because: 'several-people', placeLabel: '201' })
    expect(waiting?.candidates.map(({ name }) => name)).toEqual(['林秀英', '陈阿水'])
    await home.nurse.vitals.assign({ id: waiting!.id, residentId: home.chen })
    expect(await home.latest(home.nurse, home.chen)).toEqual({ temperature: 36.8 })
    expect(await home.nurse.vitals.waiting()).toEqual([])
    await expect(home.nurse.vitals.assign({ id: waiting!.id, residentId: home.lin })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('a bed whose person is on leave, an unbound device and a place give nobody a value', async () => {
    const leave = { kind: 'leave' as const, expectedReturnOn: null, destination: null, reason: null }
    await home.director.residents.startLeave({ id: home.lin, fromOn: home.today, ...leave })
    const cuff = await home.addDevice('cuff', '201-1')
    const scale = await home.addDevice('scale', '走廊')
    const meter = await home.addDevice('meter', 'inbox')
    home.measure(cuff, { systolic_mmhg: 132, diastolic_mmhg: 78 })
    home.measure(scale, { weight_kg: 52.3 })
    home.measure(meter, { glucose_mmol_l: 5.6 })
    const waiting = await home.nurse.vitals.waiting()
    expect(waiting.map(({ kind, because }) => `${kind} ${because}`).sort()).toEqual([
      'blood-pressure away',
      'glucose not-bound',
      'weight no-person-place',
    ])
    await home.nurse.vitals.discard({ id: waiting[0]!.id, reason: '试机' })
    expect(await home.nurse.vitals.waiting()).toHaveLength(2)
  })

  test('an impossible value is listed with its reason, once an hour, and belongs to nobody', async () => {
    const oximeter = await home.addDevice('oximeter', '201-1')
    home.measure(oximeter, { spo2_pct: 12 })
    home.clock.advance(2 * MINUTE)
    home.measure(oximeter, { spo2_pct: 11 })
    expect(await home.latest(home.nurse, home.lin)).toEqual({})
    expect((await home.nurse.vitals.waiting()).map(({ because, value }) => [because, value])).toEqual([
      ['not-plausible', 12],
    ])
  })

  test('an oximeter that streams is written down now and then, and its fall below the limit is confirmed and rings', async () => {
    const oximeter = await home.addDevice('oximeter', '201-1')
    const stream = (seconds: number, value: number) => {
      for (let passed = 0; passed < seconds; passed += 10) {
        home.measure(oximeter, { spo2_pct: value, heart_rate_bpm: 70 })
        home.clock.advance(10_000)
      }
    }
    stream(1200, 97)
    const rows = await home.nurse.vitals.listOf({
      residentId: home.lin,
      from: 0,
      to: home.clock.now() + 1,
      kind: 'spo2',
    })
    expect(rows.length).toBeLessThanOrEqual(3)
    stream(30, 86)
    expect(home.alarms()).toEqual([])
    stream(60, 86)
    expect(home.alarms()).toEqual(['high spo2-low active'])
    stream(60, 97)
    expect(home.alarms()).toEqual(['high spo2-low over'])
  })
})

describe('who sees what', () => {
  test('system administrator and auditor see no vitals; the wall screen writes none and lists no names', async () => {
    await home.nurse.vitals.record({ residentId: home.lin, takenAt: null, note: null, entry: entry({ pulse: 70 }) })
    for (const role of ['administrator', 'auditor'] as const) {
      const { client } = await home.signIn(role)
      await expect(client.vitals.latestOf({ residentId: home.lin })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      await expect(client.vitals.floorRound({ floorName: null })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
    const { client: wall } = await home.signIn('wall-screen')
    expect((await wall.vitals.latestOf({ residentId: home.lin })).latest).toHaveLength(1)
    await expect(wall.vitals.floorRound({ floorName: null })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(wall.vitals.waiting()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('the timeline tells how many values a month has, never the values', async () => {
    await home.nurse.vitals.record({
      residentId: home.lin,
      takenAt: null,
      note: null,
      entry: entry({ pulse: 70, spo2: 97 }),
    })
    const lines = (await home.nurse.residents.timeline({ id: home.lin })).filter(({ kind }) => kind === 'vitals')
    expect(lines.map(({ values }) => values)).toEqual([{ count: 2 }])
  })
})

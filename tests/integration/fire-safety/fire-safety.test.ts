import { expect, test } from 'vitest'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, RollCallId } from '#shared/contract/primitives.ts'
import type { EquipmentFields } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { HazardFound } from '#shared/features/hazards/hazards.model.ts'
import { enterPapers } from '../../support/staff-papers.ts'
import { createTestBackend, type TestBackend } from '../../support/test-backend.ts'

const HOUR = 3_600_000

async function house() {
  const home = await createTestBackend({ roles: ['director', 'safety', 'caregiver', 'auditor', 'administrator'] })
  /** Anew after the clock moved far: a seat nobody touches locks itself. */
  const seats = async () => ({
    client: (await home.signIn('safety')).client,
    director: (await home.signIn('director')).client,
  })
  const { client, director } = await seats()
  const today = dayOf(home.clock.now())
  const piece = (part: Partial<EquipmentFields> = {}): EquipmentFields => ({
    ...{ number: 'MH-01', type: 'powder-extinguisher', spec: '4 kg', floorName: '1层', place: '101 门口', quantity: 1 },
    ...{ madeOn: addDays(today, -900), boughtOn: null, owner: '李', deviceId: null, note: null, ...part },
  })
  const found = (part: Partial<HazardFound> = {}): HazardFound => ({
    ...{
      foundOn: today,
      source: 'patrol',
      category: 'escape-route',
      place: '1层东走廊',
      text: '通道堆物',
      attachmentIds: [],
    },
    ...{ alarmId: null, drillId: null, ...part },
  })
  return { home, seats, client, director, today, piece, found }
}
const ruleOf = async (act: () => Promise<unknown>): Promise<string> => {
  try {
    await act()
    return 'accepted'
  } catch (error) {
    const { code, data } = error as { code: string; data?: { values?: { rule?: string } } }
    return data?.values?.rule ?? code
  }
}

test('a piece is registered, looked at, sent away, serviced and scrapped; what cannot be is refused in words', async () => {
  const { home, seats, client, today, piece } = await house()
  const { equipment } = await client.fireEquipment.add(piece())
  const { id } = equipment
  const old = (await client.fireEquipment.add(piece({ number: 'MH-02', madeOn: '2010-01-01' }))).equipment.id
  const good = { entries: [{ id, faults: [], note: null }], source: 'scan' as const, on: today, reason: null }
  expect(
    await Promise.all([
      ruleOf(() => client.fireEquipment.add(piece())),
      ruleOf(() => client.fireEquipment.add(piece({ number: 'X', type: 'halon-extinguisher' }))),
      ruleOf(() => client.fireEquipment.add(piece({ number: 'X', madeOn: addDays(today, 1) }))),
      ruleOf(() => client.fireEquipment.look({ ...good, entries: [{ id: old, faults: [], note: null }] })),
      ruleOf(() => client.fireEquipment.look({ ...good, entries: [{ id, faults: ['water'], note: null }] })),
      ruleOf(() => client.fireEquipment.look({ ...good, on: addDays(today, -1) })),
      ruleOf(() => client.fireEquipment.look({ ...good, on: addDays(today, 1) })),
      ruleOf(() =>
        client.fireEquipment.service({
          ids: [id],
          company: '甲',
          note: null,
          on: addDays(today, -901),
          reason: '补记',
        }),
      ),
    ]),
  ).toEqual([
    'EQUIPMENT_NUMBER_TAKEN',
    'EQUIPMENT_TYPE_UNKNOWN',
    'DAY_IN_FUTURE',
    'EQUIPMENT_PAST_SCRAP_DAY',
    'EQUIPMENT_LOOK_UNKNOWN',
    'EQUIPMENT_LATE_REASON',
    'DAY_IN_FUTURE',
    'EQUIPMENT_BEFORE_MADE',
  ])
  await client.fireEquipment.look({
    ...good,
    entries: [
      { id: old, faults: ['body'], note: '锈蚀' },
      { id, faults: [], note: null },
    ],
  })
  const out = await client.fireEquipment.sendOut({ ids: [id], company: '消防维保', on: today, reason: null })
  expect(out.tooManyOut).toEqual([{ type: 'powder-extinguisher', out: 1, total: 2 }])
  expect(
    await ruleOf(() => client.fireEquipment.sendOut({ ids: [id], company: '消防维保', on: today, reason: null })),
  ).toBe('EQUIPMENT_IS_AWAY')
  home.clock.advance(24 * HOUR)
  const later = (await seats()).client
  const tomorrow = addDays(today, 1)
  const back = await later.fireEquipment.service({
    ids: [id],
    company: '消防维保',
    note: null,
    on: tomorrow,
    reason: null,
  })
  expect(back.rows.find((row) => row.id === id)).toMatchObject({ state: 'in-use', lastServicedOn: tomorrow })
  await later.fireEquipment.scrap({ ids: [old], why: '到报废年限', on: tomorrow, reason: null })
  expect(
    await ruleOf(() =>
      later.fireEquipment.look({ ...good, on: tomorrow, entries: [{ id: old, faults: ['body'], note: null }] }),
    ),
  ).toBe('EQUIPMENT_IS_SCRAPPED')
  const { events } = await later.fireEquipment.get({ id: old })
  const scrapped = events.find(({ kind }) => kind === 'scrapped')
  const taken = await later.fireEquipment.takeBack({ eventId: scrapped?.id as RecordId, reason: '选错器材' })
  expect(taken.equipment.state).toBe('in-use')
  expect(taken.events.find(({ kind }) => kind === 'scrapped')).toMatchObject({ takenBack: '选错器材' })
  const changed = await later.fireEquipment.change({
    id,
    version: 1,
    fields: piece({ place: '102 门口' }),
    reason: '移位',
  })
  expect([changed.equipment.place, changed.versions.length]).toEqual(['102 门口', 2])
  expect(await ruleOf(() => later.fireEquipment.change({ id, version: 1, fields: piece(), reason: '移位' }))).toBe(
    'EDIT_CONFLICT',
  )
})

test('anybody on the floor reports a hazard; a major one is closed only when told, reported and looked at by another', async () => {
  const { home, client, director, today, found } = await house()
  const floor = (await home.signIn('caregiver')).client
  const { id, number } = await floor.hazards.report({ ...found(), reason: null, fixedText: null })
  expect(number).toBe(`YH-${today.slice(0, 4)}-001`)
  const step = { id, on: today, reason: null }
  expect(await ruleOf(() => floor.hazards.addStep({ ...step, content: { kind: 'started' } }))).toBe('NOT_ALLOWED')
  expect(
    await ruleOf(() =>
      floor.hazards.report({ ...found({ foundOn: addDays(today, -1) }), reason: null, fixedText: null }),
    ),
  ).toBe('HAZARD_LATE_REASON')
  await director.hazards.decide({ ...step, content: { kind: 'verified', grade: 'major', basis: '安全出口堵塞' } })
  const plan = { owner: '黄建国', measures: '清理', funds: null, dueOn: addDays(today, 3), precautions: '专人看守' }
  await client.hazards.addStep({ ...step, content: { kind: 'planned', ...plan } })
  await client.hazards.addStep({ ...step, content: { kind: 'finished', text: '已清理', attachmentIds: [] } })
  const recheck = (by: string) =>
    client.hazards.addStep({ ...step, content: { kind: 'rechecked', isPassed: true, by, text: '已看' } })
  expect(await ruleOf(() => recheck('黄建国'))).toBe('HAZARD_RECHECK_BY_OWNER')
  await recheck('李安全员')
  const close = () => director.hazards.decide({ ...step, content: { kind: 'closed', text: null } })
  expect(await ruleOf(close)).toBe('HAZARD_MAJOR_UNREPORTED')
  await director.hazards.decide({ ...step, content: { kind: 'reported', to: '民政局', text: null } })
  expect(await ruleOf(close)).toBe('HAZARD_MAJOR_UNTOLD')
  await client.hazards.addStep({ ...step, content: { kind: 'staff-told', text: '晨会' } })
  expect((await close()).hazard).toMatchObject({ state: 'closed', closedOn: today, grade: 'major' })
  const reopened = await director.hazards.takeBack({ id, reason: '现场又堆物' })
  expect([reopened.hazard.state, reopened.steps.at(-1)?.takenBack]).toEqual(['to-recheck', '现场又堆物'])
  const spot = await client.hazards.report({ ...found({ text: '指示灯遮挡' }), reason: null, fixedText: '当场移开' })
  expect((await client.hazards.get({ id: spot.id })).hazard).toMatchObject({
    number: `YH-${today.slice(0, 4)}-002`,
    state: 'to-recheck',
  })
  const { figures } = await client.hazards.list({ from: today, until: addDays(today, 30) })
  expect(figures).toMatchObject({ overdueIds: [], averageDays: null })
})

test('a drill is planned, timed by one key each, reported and signed; times are seconds from the alarm', async () => {
  const { home, client, director, today } = await house()
  const plan = {
    kind: 'fire-evacuation' as const,
    plannedOn: today,
    place: '1层',
    organizer: '李安全员',
    scenario: null,
  }
  expect(await ruleOf(() => client.drills.plan({ ...plan, plannedOn: addDays(today, -1) }))).toBe(
    'DRILL_PLANNED_IN_PAST',
  )
  const { id } = (await client.drills.plan(plan)).drill
  expect(await ruleOf(() => client.drills.mark({ id, mark: 'arrived' }))).toBe('DRILL_MARK_ORDER')
  for (const mark of ['started', 'alarm-given', 'arrived', 'finished'] as const) {
    await client.drills.mark({ id, mark })
    home.clock.advance(70_000)
  }
  const call = await client.rollCall.open({ alarmId: null, isDrill: true })
  const linked = await client.drills.linkRollCall({ id, rollCallId: call.id as RollCallId })
  expect(linked.drill).toMatchObject({
    arrivalSeconds: 70,
    evacuationSeconds: 140,
    state: 'to-report',
    rollCallId: call.id,
  })
  expect(await ruleOf(() => director.drills.sign({ id }))).toBe('DRILL_NOT_NOW')
  const report = {
    staffCount: 9,
    residentCount: 30,
    staffNames: null,
    problems: '轮椅不足',
    improvements: null,
    evaluation: '合格',
    attachmentIds: [],
  }
  await client.drills.report({ id, report })
  const { drill } = await director.drills.sign({ id })
  expect(drill).toMatchObject({ state: 'done', signedBy: 'person director' })
  expect(await ruleOf(() => client.drills.takeBack({ id, reason: '重做' }))).toBe('DRILL_NOT_NOW')
  expect(await client.drills.list({ from: today, until: today })).toMatchObject({ lastFireOn: today })
})

test('whoever left the house has left its station from that day on', async () => {
  const { home, client, director, today } = await house()
  const hiredOn = addDays(today, -30)
  const person = await director.staff.hire({ name: '黄建国', sex: 'male', post: 'maintenance', hiredOn })
  await client.fireStation.addMember({
    ...{ staffId: person.id, name: '黄建国', post: 'chief', joinedOn: hiredOn, leftOn: null },
  })
  const gapsOf = (from: string, until: string) =>
    home.backend.features.fireStation.evidenceContributor
      .collect({ from, until })
      .gaps.filter(({ kind }) => kind === 'station-no-chief')
      .map(({ on }) => on)
  expect((await client.fireStation.get()).findings).toEqual(['too-few'])
  const leftOn = addDays(today, -2)
  await director.staff.leave({ id: person.id, version: person.version, leftOn, reason: '辞职' })
  expect(await client.fireStation.get()).toMatchObject({
    ...{ findings: ['too-few', 'no-chief'], members: [{ name: '黄建国', leftOn }] },
  })
  expect([gapsOf(addDays(today, -9), today), gapsOf(addDays(today, -9), addDays(today, -3))]).toEqual([[leftOn], []])
})

test('the station says who is wanting, who is on duty and what is due', async () => {
  const { home, client, director, today } = await house()
  const person = await director.staff.hire({
    name: '黄建国',
    sex: 'male',
    post: 'maintenance',
    hiredOn: addDays(today, -30),
  })
  await enterPapers(director, person.id, addDays(today, -30))
  const slot = { day: today, post: 'guard' as const, shift: null }
  await director.dutyRoster.set({
    slot,
    people: [{ staffId: person.id, name: '' }].map(({ staffId }) => ({ staffId, name: '黄建国' })),
    basedOn: null,
    reason: null,
  })
  const member = { staffId: person.id, name: '黄建国', post: 'firefighter' as const, joinedOn: today, leftOn: null }
  const station = await client.fireStation.addMember(member)
  expect(station).toMatchObject({ wanted: 6, findings: ['too-few', 'no-chief'] })
  expect(station.onDuty).toEqual(['day', 'swing', 'night'].map((shift) => ({ shift, names: ['黄建国'] })))
  expect(await ruleOf(() => client.fireStation.addMember(member))).toBe('STATION_MEMBER_TWICE')
  const soon = { ...member, joinedOn: addDays(today, 5), leftOn: addDays(today, 9) }
  expect(await ruleOf(() => client.fireStation.addMember(soon))).toBe('STATION_MEMBER_TWICE')
  const record = (content: Parameters<typeof client.fireStation.record>[0]['content']) =>
    client.fireStation.record({ on: today, content, reason: null })
  expect(
    (await record({ kind: 'settings', hasControlRoom: false, dispatchOn: today, dispatchNote: null })).wanted,
  ).toBe(4)
  const now = home.clock.now()
  const run = { kind: 'arrival' as const, place: '3层', people: ['黄建国'], note: null }
  expect(await ruleOf(() => record({ ...run, confirmedAt: now, arrivedAt: now - 1 }))).toBe(
    'STATION_ARRIVED_BEFORE_CONFIRMED',
  )
  expect(
    await ruleOf(() => record({ kind: 'kit-check', items: [{ key: 'axe', count: 1, isGood: true, note: null }] })),
  ).toBe('STATION_ITEM_UNKNOWN')
  await record({ ...run, confirmedAt: now - 170_000, arrivedAt: now })
  const after = await record({
    kind: 'training',
    topic: '水带连接',
    minutes: 40,
    people: ['黄建国'],
    note: null,
    attachmentIds: [],
  })
  expect([after.records.length, (after.trainingDueOn ?? '') > (after.kitDueOn ?? '')]).toEqual([2, true])
})

test('planted gaps are each named, and nothing else', async () => {
  const { home, seats, client, director, today, piece, found } = await house()
  const start = home.clock.now()
  const fine = (await client.fireEquipment.add(piece({ number: 'A' }))).equipment.id
  await client.fireEquipment.add(piece({ number: 'B', madeOn: addDays(today, -5 * 365 - 30) }))
  const { id } = await client.hazards.report({ ...found(), reason: null, fixedText: null })
  await director.hazards.decide({
    id,
    on: today,
    reason: null,
    content: { kind: 'verified', grade: 'major', basis: null },
  })
  const plan = { owner: '黄', measures: '清理', funds: null, dueOn: addDays(today, 2), precautions: null }
  await client.hazards.addStep({ id, on: today, reason: null, content: { kind: 'planned', ...plan } })
  home.clock.setNow(start + 40 * 24 * HOUR)
  const until = dayOf(home.clock.now())
  const later = await seats()
  await later.client.fireEquipment.look({
    entries: [{ id: fine, faults: [], note: null }],
    source: 'hand',
    on: until,
    reason: null,
  })
  const { fireEquipment, hazards, drills, fireStation } = home.backend.features
  const named = (feature: {
    evidenceContributor: { collect: (span: { from: string; until: string }) => { gaps: { kind: string }[] } }
  }) => feature.evidenceContributor.collect({ from: today, until }).gaps.map(({ kind }) => kind)
  expect(named(fireEquipment)).toEqual([
    'equipment-service-overdue',
    // Two months ended, and nobody had looked in either.
    'equipment-look-missing',
    'equipment-look-missing',
  ])
  expect(named(hazards)).toEqual(['hazard-overdue', 'hazard-unreported'])
  expect(named(drills)).toEqual(['drill-missing'])
  expect(named(fireStation)).toEqual(expect.arrayContaining(['station-too-few', 'station-no-chief']))
  expect(hazards.evidenceContributor.collect({ from: addDays(today, -90), until: addDays(today, -60) })).toEqual({
    records: [],
    gaps: [],
  })
  const { duties } = await later.director.duties.list({ withSnoozed: false })
  const kinds = duties.map(({ kind }) => kind)
  expect(kinds).toEqual(
    expect.arrayContaining([
      'equipment-service-due',
      'equipment-look-due',
      'hazard-overdue',
      'hazard-unreported',
      'drill-due',
    ]),
  )
  expect(duties.filter(({ kind }) => kind === 'equipment-look-due')).toHaveLength(1)
})

function hear(home: TestBackend, topic: string, payload: unknown): void {
  const message = { topic, payload: new TextEncoder().encode(JSON.stringify(payload)), retain: false, qos: 1 }
  home.backend.features.devices.ingest.handle(message)
}

test('smoke at three at night becomes a drill with its own times, a hazard, and stands on the timeline until it is judged', async () => {
  const { home, seats, today, found } = await house()
  home.clock.setNow(startOfDay(addDays(today, 1)) + 3 * HOUR)
  const { client, director } = await seats()
  const { alarms } = home.backend.features
  alarms.start()
  hear(home, 'zigbee2mqtt/厨房烟感', { smoke: false, battery: 90 })
  const device = (await director.devices.list()).find(({ name }) => name.includes('烟感'))
  await director.devices.bindTo({
    id: device!.id,
    target: { kind: 'place', place: '厨房' },
    role: 'smoke',
    name: '烟感 厨房',
  })
  hear(home, 'zigbee2mqtt/厨房烟感', { smoke: true, battery: 90 })
  const alarm = alarms.listOpen().find(({ kind }) => kind === 'smoke')!
  const day = dayOf(home.clock.now())
  const line = async () =>
    (await client.fireSafety.timeline({ from: day, until: day })).find(({ kind }) => kind === 'alarm')
  expect(await line()).toMatchObject({
    values: { place: '厨房' },
    outcome: { isClosed: false, drillId: null, hazardId: null },
  })
  const call = await client.rollCall.open({ alarmId: alarm.id, isDrill: true })
  home.clock.advance(100_000)
  await client.alarms.attend({ id: alarm.id, how: 'button' })
  home.clock.advance(100_000)
  await client.alarms.close({ id: alarm.id, reason: 'drill', note: '夜间拉动演练' })
  const { drill } = await client.drills.fromAlarm({ alarmId: alarm.id, organizer: '李安全员' })
  expect(drill).toMatchObject({ arrivalSeconds: 100, evacuationSeconds: 200, rollCallId: call.id, state: 'to-report' })
  expect(await ruleOf(() => client.drills.fromAlarm({ alarmId: alarm.id, organizer: '李' }))).toBe(
    'DRILL_OF_ALARM_EXISTS',
  )
  const report = { ...found({ foundOn: day, source: 'alarm', alarmId: alarm.id }), reason: null, fixedText: null }
  const { id } = await client.hazards.report(report)
  expect(await ruleOf(() => client.hazards.report(report))).toBe('HAZARD_OF_ALARM_EXISTS')
  expect(await client.hazards.fromAlarm({ alarmId: alarm.id })).toMatchObject({ place: '厨房', hazardId: id })
  expect(await line()).toMatchObject({ outcome: { isClosed: true, drillId: drill.id, hazardId: id } })
  expect((await client.fireSafety.detectors())[0]).toMatchObject({ name: '烟感 厨房', lastTestedAt: null })
  const { fireSafety } = home.backend.features
  const untested = (until: string) => fireSafety.evidenceContributor.collect({ from: day, until })
  expect(untested(addDays(day, 30))).toEqual({ records: [], gaps: [] })
  expect(untested(addDays(day, 31)).gaps).toMatchObject([{ kind: 'detector-untested', on: addDays(day, 31) }])
  await client.devices.recordTest({ id: device!.id })
  expect(untested(addDays(day, 30))).toMatchObject({ records: [{ values: { name: '烟感 厨房' } }], gaps: [] })
  alarms.stop()
})

test('who may read, record and decide', async () => {
  const { home, found } = await house()
  const [auditor, administrator] = [(await home.signIn('auditor')).client, (await home.signIn('administrator')).client]
  expect(await ruleOf(() => auditor.fireEquipment.list())).toBe('accepted')
  expect(await ruleOf(() => auditor.hazards.report({ ...found(), reason: null, fixedText: null }))).toBe('NOT_ALLOWED')
  expect(await ruleOf(() => administrator.fireEquipment.list())).toBe('NOT_ALLOWED')
})

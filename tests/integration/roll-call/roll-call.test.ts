import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { latestCopyName } from '#main/features/roll-call/index.ts'
import { dayOf } from '#shared/contract/days.ts'
import type { BedId, Day, ResidentId } from '#shared/contract/primitives.ts'
import { byFloor, countRollCall, stillOpen } from '#shared/features/roll-call/roll-call.rules.ts'
import { createTestBackend, type TestBackend } from '../../support/test-backend.ts'
import { admission } from '../../support/test-records.ts'

const MINUTE_MS = 60_000

async function houseOf(count: number) {
  const home = await createTestBackend({ roles: ['director', 'caregiver', 'office', 'safety', 'auditor'] })
  const { client } = await home.signIn('director')
  const today = dayOf(home.clock.now()) as Day
  const rooms = Array.from({ length: Math.ceil(count / 2) }, (_, index) => ({
    name: `${index < count / 4 ? 2 : 3}${String(index + 1).padStart(2, '0')}`,
    beds: ['1', '2'],
  }))
  const type = { careType: 'nursing', stayMode: 'full-time', openedOn: '2025-01-01' } as const
  for (const floor of ['2', '3']) {
    const ofFloor = rooms.filter((room) => room.name.startsWith(floor))
    if (ofFloor.length > 0)
      await client.beds.addRooms({ building: '主楼', floor: `${floor}层`, rooms: ofFloor, ...type })
  }
  const beds = (await client.beds.map({})).beds.slice(0, count)
  const people: { id: ResidentId; bedId: BedId; label: string }[] = []
  for (const [index, bed] of beds.entries()) {
    const person = { name: `林${'甲乙丙丁戊己庚辛'[index % 8]}${index}`, birthOn: '1940-05-06' as Day }
    const { id } = await client.residents.admit(admission(bed.id, '2026-01-05', person))
    people.push({ id, bedId: bed.id, label: bed.label })
  }
  const { alarms, rollCall } = home.backend.features
  alarms.start()
  rollCall.start()
  onTestFinished(() => {
    rollCall.stop()
    alarms.stop()
  })
  return { home, client, today, people, copy: join(home.dataFolder, latestCopyName) }
}

function hear(home: TestBackend, topic: string, payload: unknown): void {
  const message = { topic, payload: new TextEncoder().encode(JSON.stringify(payload)), retain: false, qos: 1 }
  home.backend.features.devices.ingest.handle(message)
}

const smoke = (home: TestBackend, isOn: boolean) => hear(home, 'zigbee2mqtt/厨房烟感', { smoke: isOn, battery: 90 })

test('when smoke rises the sheet says at once whom to search for, how they move, and where they were last felt', async () => {
  const { home, client, today, people } = await houseOf(6)
  const [walker, sitter, lying, away, ill, unasked] = people.map((person) => person.id) as [
    ResidentId,
    ResidentId,
    ResidentId,
    ResidentId,
    ResidentId,
    ResidentId,
  ]
  await client.rollCall.setMobility({ residentId: walker, mobility: 'walks', fromOn: today })
  await client.rollCall.setMobility({ residentId: sitter, mobility: 'wheelchair', fromOn: today })
  await client.rollCall.setMobility({ residentId: lying, mobility: 'bed-bound', fromOn: today })
  const leave = { destination: null, reason: null }
  await client.residents.startLeave({ id: away, kind: 'leave', fromOn: today, expectedReturnOn: today, ...leave })
  await client.residents.startLeave({ id: ill, kind: 'hospital', fromOn: today, expectedReturnOn: null, ...leave })
  hear(home, 'sleepace/a', {
    dataKey: 'realtime',
    deviceId: 'm1',
    timeStamp: 1,
    data: { bedStatus: 1, heart: 64, breath: 15 },
  })
  const mattress = (await client.devices.list()).find((device) => device.externalKey.startsWith('sleepace:'))
  if (mattress) {
    const target = { kind: 'bed' as const, bedId: people[0]!.bedId }
    await client.devices.bindTo({ id: mattress.id, target, role: 'mattress', name: '床垫' })
  }
  hear(home, 'zigbee2mqtt/床头铃', { action: 'emergency' })
  const bell = (await client.devices.list()).find((device) => device.name.includes('床头铃'))!
  const onBed = { kind: 'bed' as const, bedId: people[2]!.bedId }
  await client.devices.bindTo({ id: bell.id, target: onBed, role: 'bell', name: '床头铃' })
  home.clock.advance(MINUTE_MS)
  hear(home, 'zigbee2mqtt/床头铃', { action: 'emergency' })
  smoke(home, true)

  const sheet = await client.rollCall.sheet()
  const about = new Map(sheet.people.map((person) => [person.residentId, person]))
  expect([walker, sitter, lying, unasked].map((id) => [about.get(id)?.whereabouts, about.get(id)?.mobility])).toEqual([
    ['in-house', 'walks'],
    ['in-house', 'wheelchair'],
    ['in-house', 'bed-bound'],
    ['in-house', null],
  ])
  expect([about.get(away)?.whereabouts, about.get(ill)?.whereabouts]).toEqual(['on-leave', 'in-hospital'])
  expect(about.get(unasked)).toMatchObject({ presence: 'unknown', lastSeen: null })
  expect(sheet.isUnknown).toEqual(['visitors', 'staff-on-shift'])
  expect(countRollCall(sheet.people, [])).toMatchObject({
    ...{ toFind: 4, onLeave: 1, inHospital: 1, unchecked: 4 },
    mobility: { walks: 1, wheelchair: 1, 'bed-bound': 1, 'with-help': 0, unknown: 1 },
  })
  const pressed = about.get(lying)?.lastSeen
  expect(pressed).toEqual({ at: home.clock.now(), how: 'bell' })
})

test('two seats tick one sheet, a mark is seen by the other at once, and closing keeps who, when and nobody missing', async () => {
  const { home, client, people } = await houseOf(4)
  smoke(home, true)
  const [alarm] = home.backend.features.alarms.listOpen()
  const nurse = (await home.signIn('caregiver')).client
  const opened = await client.rollCall.open({ alarmId: alarm!.id, isDrill: false })
  expect((await nurse.rollCall.open({ alarmId: alarm!.id, isDrill: false })).id).toBe(opened.id)

  const stop = new AbortController()
  const feed = await client.rollCall.watch(undefined, { signal: stop.signal })
  const first = await feed.next()
  expect(first.value).toMatchObject({ kind: 'snapshot', snapshot: { id: opened.id, marks: [] } })
  const mark = { id: opened.id, residentIds: [people[0]!.id], mark: 'found' as const }
  await nurse.rollCall.mark(mark)
  const second = await feed.next()
  expect(second.value).toMatchObject({
    kind: 'change',
    change: { kind: 'marks', marks: [{ residentId: people[0]!.id, mark: 'found', by: 'person caregiver' }] },
  })
  stop.abort()

  const rest = people.slice(1).map((person) => person.id)
  await nurse.rollCall.mark({ id: opened.id, residentIds: rest.slice(0, 2), mark: 'evacuated' })
  const last = await nurse.rollCall.mark({ id: opened.id, residentIds: [rest[2]!], mark: 'missing' })
  expect(stillOpen(countRollCall(last.people, last.marks))).toBe(1)
  await expect(client.rollCall.close({ id: opened.id, note: null })).rejects.toMatchObject({
    code: 'RULE_BROKEN',
    data: { values: { rule: 'ROLL_CALL_INCOMPLETE', missing: 1, unchecked: 0 } },
  })
  await nurse.rollCall.mark({ id: opened.id, residentIds: [rest[2]!], mark: 'found' })
  home.clock.advance(5 * MINUTE_MS)
  const closed = await client.rollCall.close({ id: opened.id, note: null })
  expect(closed).toMatchObject({ closedBy: 'person director', closedAt: home.clock.now(), alarmId: alarm!.id })
  expect(countRollCall(closed.people, closed.marks)).toMatchObject({ found: 2, evacuated: 2, missing: 0, unchecked: 0 })
  const kept = await client.audit.list({ limit: 50 } as never)
  const acts = JSON.stringify(kept)
  for (const act of ['roll-call.open', 'roll-call.mark', 'roll-call.close']) expect(acts).toContain(act)
  await expect(nurse.rollCall.mark(mark)).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
})

test('while a fire alarm is open a sheet lies in the data folder that needs no console, and it goes when the fire is closed', async () => {
  const { home, people, copy } = await houseOf(2)
  expect(existsSync(copy)).toBe(false)
  smoke(home, true)
  const page = readFileSync(copy, 'utf8')
  expect(page).toContain(people[0]!.label)
  expect(page).toContain('应找到 2 人')
  expect(page).toContain('未记录')
  expect(page).toContain('访客与当班人员：系统不掌握')
  expect(page).not.toMatch(/<script|https?:/)
  expect(statSync(copy).mode & 0o077).toBe(0)
  const [alarm] = home.backend.features.alarms.listOpen()
  const nurse = (await home.signIn('caregiver')).client
  await nurse.alarms.acknowledge({ id: alarm!.id })
  smoke(home, false)
  await nurse.alarms.close({ id: alarm!.id, reason: 'drill', note: '试烟，无人到场' })
  expect(existsSync(copy)).toBe(false)
  expect(home.backend.features.rollCall.csv()).toContain(people[1]!.label)
})

test('a name that looks like a program is only text on the printed sheet', async () => {
  const { home, client } = await houseOf(1)
  const beds = await client.beds.addRooms({
    ...{ building: '主楼', floor: '2层', rooms: [{ name: '290', beds: ['1'] }] },
    ...{ careType: 'nursing', stayMode: 'full-time', openedOn: '2025-01-01' },
  })
  await client.residents.admit(admission(beds[0]!.id, '2026-01-05', { name: '<b>x</b>' }))
  expect(home.backend.features.rollCall.page()).toContain('&lt;b&gt;x&lt;/b&gt;')
})

test('in a house of 150 everybody stands on the sheet once, in the order people walk the house', async () => {
  const { client, people } = await houseOf(150)
  const sheet = await client.rollCall.sheet()
  expect(sheet.people.map((person) => person.bedLabel)).toEqual(people.map((person) => person.label))
  expect(new Set(sheet.people.map((person) => person.residentId)).size).toBe(150)
  const floors = byFloor(sheet.people).map(({ floorName, people: list }) => [floorName, list.length])
  expect(floors).toEqual([
    ['2层', 76],
    ['3层', 74],
  ])
})

test('mobility is a dated fact: the newest counts, the older one stays, and only who may edit a resident may set it', async () => {
  const { home, client, today, people } = await houseOf(1)
  const residentId = people[0]!.id
  await client.rollCall.setMobility({ residentId, mobility: 'walks', fromOn: '2026-02-01' })
  const facts = await client.rollCall.setMobility({ residentId, mobility: 'with-help', fromOn: today })
  expect(facts.map(({ mobility, fromOn, toOn }) => ({ mobility, fromOn, toOn }))).toEqual([
    { mobility: 'with-help', fromOn: today, toOn: null },
    { mobility: 'walks', fromOn: '2026-02-01', toOn: today },
  ])
  const auditor = (await home.signIn('auditor')).client
  await expect(auditor.rollCall.sheet()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const nurse = (await home.signIn('caregiver')).client
  await expect(nurse.rollCall.setMobility({ residentId, mobility: 'walks', fromOn: today })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

// The proof of the black box: a home is driven through an evening by chance, what its wall showed is noted at every step, and afterwards
// the replay must tell the same of every one of those moments.
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Backend } from '#main/backend/create-backend.ts'
import { createBackend } from '#main/backend/create-backend.ts'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import { createLogger } from '#main/platform/logger.ts'
import { createSeededRandom } from '#main/platform/seeded-random.ts'
import { type Actor, systemActor } from '#main/rpc/request-context.ts'
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { BedId, ResidentId } from '#shared/contract/primitives.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { storedEveryMs } from '#shared/features/replay/replay.rules.ts'
import type { BedTile, WallSnapshot } from '#shared/features/wall/wall.contract.ts'
import { TEST_KEY } from '../../support/database-fixture.ts'
import { sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { cheapHashes, emptyFacility } from '../../support/test-backend.ts'
import { admission } from '../../support/test-records.ts'

const STALE_MS = 180_000
const STEPS = 220

type Noted = { at: number; wall: WallSnapshot; alarms: Alarm[] }
type House = { backend: Backend; nurse: Actor; noted: Noted[] }

async function open(folder: string, clock: ManualClock): Promise<Backend> {
  const backend = await createBackend({
    ...{ dataFolder: folder, clock, key: { rawKey: TEST_KEY }, hashCost: cheapHashes, isDurable: false },
    logger: createLogger({ isSilent: true }),
    mqtt: { isEnabled: true, port: 0 },
  })
  await backend.start()
  return backend
}

function hear(backend: Backend, topic: string, payload: unknown): void {
  const bytes = new TextEncoder().encode(JSON.stringify(payload))
  backend.features.devices.ingest.handle({ topic, payload: bytes, retain: false, qos: 0 })
}

async function found(folder: string, clock: ManualClock) {
  const backend = await open(folder, clock)
  const { features } = backend
  features.facility.service.save(emptyFacility, systemActor)
  const account = { loginName: 'nurse', displayName: '护士甲', password: 'Hibiscus-2026', roles: ['director' as const] }
  const { id } = await features.accounts.create(account, systemActor)
  const nurse: Actor = { userId: id, displayName: '护士甲', roles: ['director'], seatId: 's', seatName: '二楼' }
  const rooms = ['201', '202', '301'].map((name) => ({ name, beds: ['1', '2'] }))
  const type = { careType: 'nursing', stayMode: 'full-time', openedOn: '2025-01-01' } as const
  const beds = features.beds.service.addRooms({ building: '主楼', floor: '2层', rooms, ...type }, nurse)
  const people: ResidentId[] = []
  for (const [index, bed] of beds.slice(0, 4).entries()) {
    const person = { name: `${'陈林黄张'[index]}${'甲乙丙丁'[index]}`, birthOn: '1940-05-06' }
    people.push(features.residents.acts.admit(admission(bed.id, '2026-01-05', person), nurse))
  }
  return { backend, nurse, beds: beds.map((bed) => bed.id), people }
}

/** One evening of chance; answers what the wall showed at each step. */
async function live(seed: number) {
  const folder = join(makeTemporaryFolder(), 'home')
  const clock = createManualClock(startOfDay('2026-11-20') + 22 * 3_600_000)
  const chance = createSeededRandom(seed)
  const { backend: first, nurse, beds, people } = await found(folder, clock)
  const house: House = { backend: first, nurse, noted: [] }
  onTestFinished(() => house.backend.dispose())
  const pulse = beds.map(() => 64)
  const isIn = beds.map(() => true)
  const isMute = beds.map(() => false)

  function beat(index: number): void {
    if (isMute[index]) return
    if (chance.chance(0.05)) isIn[index] = !isIn[index]
    if (chance.chance(0.4))
      pulse[index] = chance.weighted([
        [chance.whole(50, 90), 8],
        [132, 1],
        [255, 1],
      ] as const)
    const data = isIn[index] ? { heart: pulse[index], breath: 15, bedStatus: 0 } : { heart: 0, breath: 0, bedStatus: 1 }
    hear(house.backend, 'sleepace-1', sleepace(`m${index}`, { ...data, initStatus: 0 }))
  }
  const deviceOf = (part: string) =>
    house.backend.features.devices.service.list().find((device) => device.externalKey.endsWith(part))

  function bindAll(): void {
    beds.forEach((_, index) => {
      beat(index)
      if (index === 5) return
      const device = deviceOf(`m${index}`)
      const target = { kind: 'bed' as const, bedId: beds[index] as BedId }
      if (device)
        house.backend.features.devices.service.bind(
          { id: device.id, role: 'mattress', name: `床垫${index}`, target },
          nurse,
        )
    })
    hear(house.backend, 'zigbee2mqtt/bell', { action: 'emergency', battery: 60 })
    hear(house.backend, 'zigbee2mqtt/door', { contact: true, battery: 80 })
    const bell = deviceOf('bell')
    const door = deviceOf('door')
    const bind = house.backend.features.devices.service.bind
    if (bell) bind({ id: bell.id, role: 'bell', name: '铃', target: { kind: 'bed', bedId: beds[1] as BedId } }, nurse)
    if (door) bind({ id: door.id, role: 'door', name: '门', target: { kind: 'place', place: '东门' } }, nurse)
  }

  const tries = (act: () => unknown): void => {
    try {
      act()
    } catch (error) {
      // The house refuses what its rules refuse (nobody to bring back, a bed that is taken); that is part of the evening.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }

  async function restart(): Promise<void> {
    await house.backend.dispose()
    clock.advance(chance.whole(60, 900) * 1000)
    house.backend = await open(folder, clock)
  }

  bindAll()
  for (let step = 0; step < STEPS; step += 1) {
    clock.advance(chance.whole(2, 70) * 1000 + chance.whole(0, 999))
    for (const index of beds.keys()) if (chance.chance(0.8)) beat(index)
    clock.advance(chance.whole(1, 900))
    const { alarms, residents, devices } = house.backend.features
    const today = dayOf(clock.now())
    const who = chance.pick(people)
    const openAlarm = alarms.listOpen().at(chance.whole(0, 9))
    const act = chance.whole(0, 24)
    if (act === 0) hear(house.backend, 'zigbee2mqtt/bell', { action: 'emergency' })
    else if (act === 1) hear(house.backend, 'zigbee2mqtt/door', { contact: chance.chance(0.5) })
    else if (act === 2 && openAlarm) tries(() => alarms.service.acknowledge(openAlarm.id, nurse))
    else if (act === 3 && openAlarm)
      tries(() => alarms.service.close({ id: openAlarm.id, reason: 'real', note: null }, nurse))
    else if (act === 4) {
      const leave = { id: who, fromOn: today, expectedReturnOn: today, destination: null, reason: null }
      tries(() => residents.acts.startLeave({ ...leave, kind: chance.chance(0.5) ? 'leave' : 'hospital' }, nurse))
    } else if (act === 5) tries(() => residents.acts.endLeave({ id: who, on: today }, nurse))
    else if (act === 6)
      tries(() => residents.acts.transfer({ id: who, toBedId: chance.pick(beds), on: today, reason: null }, nurse))
    else if (act === 7) isMute[chance.whole(0, 5)] = chance.chance(0.6)
    else if (act === 8) {
      const device = deviceOf(`m${chance.whole(0, 4)}`)
      if (device) tries(() => devices.service.setOutOfService({ id: device.id, reason: '送修', untilOn: null }, nurse))
    } else if (act === 9) {
      const device = deviceOf(`m${chance.whole(0, 4)}`)
      if (device?.target) tries(() => devices.service.returnToService(device.id, nurse))
    } else if (act === 10) hear(house.backend, 'zigbee2mqtt/kitchen', { smoke: chance.chance(0.7), battery: 90 })
    else if (act === 11 && chance.chance(0.3)) await restart()
    clock.advance(1000)
    const { wall, alarms: now } = house.backend.features
    house.noted.push({
      at: clock.now(),
      wall: structuredClone(wall.service.snapshot()),
      alarms: structuredClone(now.listOpen()),
    })
  }
  // What is queued reaches the file.
  clock.advance(120_000)
  return { ...house, clock, director: nurse }
}

const isLater = (live: number | null, told: number | null): boolean =>
  live === told || (live !== null && told !== null && told <= live && live - told <= storedEveryMs)
/** Between the stale time and a minute later it is not known from the file whether the device still spoke. */
const isInDoubt = (at: number, heardAt: number | null): boolean =>
  heardAt !== null && at - heardAt > STALE_MS && at - heardAt <= STALE_MS + storedEveryMs

/** What of a tile the replay tells differently from the wall, beside ages it may tell up to a minute too old. */
function differences(at: number, live: BedTile, told: BedTile | undefined): string[] {
  if (!told) return [`${live.label}: not there`]
  const faults: string[] = []
  const isStaleEarly = told.unknownBecause === 'stale' && isInDoubt(at, told.dataAt)
  for (const key of [
    'label',
    'floorName',
    'roomName',
    'careType',
    'surname',
    'occupancy',
    'returnsOn',
    'deviceCount',
    'hasLowBattery',
    'staffSince',
  ] as const)
    if (live[key] !== told[key]) faults.push(`${live.label} ${key}: ${live[key]} / ${told[key]}`)
  if (!isLater(live.dataAt, told.dataAt)) faults.push(`${live.label} dataAt: ${live.dataAt} / ${told.dataAt}`)
  if (!isStaleEarly) {
    for (const key of ['presence', 'presenceSince', 'unknownBecause'] as const)
      if (live[key] !== told[key]) faults.push(`${live.label} ${key}: ${live[key]} / ${told[key]}`)
    for (const key of ['heartRate', 'respiration'] as const) {
      const isSameValue =
        live[key].value === told[key].value || (told[key].value === null && isInDoubt(at, told[key].at))
      if (!isSameValue || !isLater(live[key].at, told[key].at))
        faults.push(`${live.label} ${key}: ${JSON.stringify(live[key])} / ${JSON.stringify(told[key])}`)
    }
  }
  live.spark.forEach((value, minute) => {
    const other = told.spark[minute] ?? null
    if (value !== null && other !== null && value !== other)
      faults.push(`${live.label} spark ${minute}: ${value} / ${other}`)
  })
  return faults
}

const byId = (alarms: readonly Alarm[]): Alarm[] => [...alarms].sort((left, right) => (left.id < right.id ? -1 : 1))

test.each([7, 42])('the replay of evening %i tells of every moment what the wall showed then', async (seed) => {
  const { backend, noted, director } = await live(seed)
  const { replay } = backend.features
  const faults: string[] = []
  const seen = { unknown: 0, away: 0, alarms: 0, sparks: 0, missing: 0, extra: 0 }
  for (const { at, wall, alarms } of noted) {
    const frame = replay.service.frame(at, director)
    const told = new Map(frame.tiles.map((tile) => [tile.bedId, tile]))
    for (const tile of wall.tiles) {
      faults.push(...differences(at, tile, told.get(tile.bedId)).map((fault) => `${at} ${fault}`))
      seen.unknown += Number(tile.presence === 'unknown')
      seen.away += Number(tile.occupancy === 'on-leave' || tile.occupancy === 'in-hospital')
      const other = told.get(tile.bedId)?.spark ?? []
      tile.spark.forEach((value, minute) => {
        seen.sparks += Number(value !== null)
        seen.missing += Number(value !== null && other[minute] == null)
        seen.extra += Number(value === null && other[minute] != null)
      })
    }
    expect(frame.tiles.map((tile) => tile.label)).toEqual(wall.tiles.map((tile) => tile.label))
    const chipOf = ({ dataAt: _dataAt, ...chip }: WallSnapshot['places'][number]) => chip
    expect(frame.places.map(chipOf)).toEqual(wall.places.map(chipOf))
    expect(byId(frame.alarms)).toEqual(byId(alarms))
    expect(frame.broker?.state).toBe(wall.broker.state)
    seen.alarms += alarms.length
  }
  expect(faults).toEqual([])
  // The evening must have held what it is to prove.
  expect(seen.unknown).toBeGreaterThan(50)
  expect(seen.away).toBeGreaterThan(20)
  expect(seen.alarms).toBeGreaterThan(100)
  // A pulse that stays the same across a minute's edge is stored on one side of it only; messages here come 40 s apart on average.
  expect(seen.missing / seen.sparks).toBeLessThan(0.25)
  // A sensor that says "as before" is drawn in the curve once it was stored, not while it was heard.
  expect(seen.extra / seen.sparks).toBeLessThan(0.01)
})

test('a time the console did not run is told as a gap, with no wall in it', async () => {
  const { backend, noted, clock, director } = await live(7)
  const stoppedAt = clock.now()
  const folder = backend.features
  const before = folder.replay.service.span({ from: noted[0]!.at, to: stoppedAt })
  const offs = before.gaps.filter((each) => each.kind === 'console-off')
  expect(offs.length).toBeGreaterThan(0)
  for (const gap of offs) {
    const frame = folder.replay.service.frame(Math.floor((gap.from + gap.to) / 2), director)
    expect(frame).toMatchObject({ gap: 'console-off', tiles: [], places: [] })
  }
  const earlier = folder.replay.service.frame(noted[0]!.at - 30 * 3_600_000, director)
  expect(earlier.gap).toBe('unrecorded')
})

test('who may review alarms but not see vital signs gets the wall without them', async () => {
  const { backend, noted } = await live(1)
  const { at } = noted.at(-1)!
  const frame = backend.features.replay.service.frame(at, { roles: ['auditor'] })
  expect(frame.hasVitals).toBe(false)
  expect(frame.tiles.every((tile) => tile.heartRate.value === null && tile.spark.length === 0)).toBe(true)
})

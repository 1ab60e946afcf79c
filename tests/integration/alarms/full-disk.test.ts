// A disk that is really full: SQLite may not grow its file by one more page. Alarms ring and say that they are not stored, nothing that
// can be kept is lost, and all of it is in the file as soon as there is room.
import { expect, it, onTestFinished } from 'vitest'
import { verifyAuditChain } from '#main/database/audit-log.ts'
import type { SqliteDatabase } from '#main/database/open-database.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveHome, type LiveHome, nurse } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 2)
const HOUR = 3_600_000

function startHome() {
  const clock = createManualClock(NOW)
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  for (const db of [home.records, home.telemetry]) db.exec('CREATE TABLE ballast (text TEXT)')
  onTestFinished(async () => {
    await home.stop()
    home.close()
  })
  const told = () =>
    home.alarms
      .listOpen()
      .filter(({ placeLabel }) => !placeLabel.startsWith('filler'))
      .map(({ kind, placeLabel, values, isActive }) => {
        const marks = [values.isStored === false ? ', not stored' : '', isActive ? '' : ', over']
        return `${placeLabel} ${kind}${marks.join('')}`.trim()
      })
  return { home, clock, told }
}

/** Takes every byte that is left, as films of the garden camera would; answers how to make room again. */
function fill(db: SqliteDatabase): () => void {
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 8}`)
  const insert = db.prepare('INSERT INTO ballast VALUES (?)')
  for (const size of [2000, 200, 1]) {
    let isFull = false
    while (!isFull) {
      try {
        insert.run('x'.repeat(size))
      } catch (error) {
        expect(error).toMatchObject({ code: 'SQLITE_FULL' })
        isFull = true
      }
    }
  }
  return () => void db.pragma('max_page_count = 1000000')
}

/** Pages that are there already have room for a little more: bells ring until one of them is not stored any more. */
function ringUntilRefused(home: LiveHome): void {
  for (let index = 0; index < 500; index += 1) {
    home.hear(`zigbee2mqtt/filler-${index}`, { action: 'emergency' })
    if (home.alarms.listOpen().at(-1)?.values.isStored === false) return
  }
  throw new Error('the disk was never full')
}

it('with a full records file a bell nobody knew rings, says that it is not stored, and is stored with all its steps when there is room', async () => {
  const { home, clock, told } = startHome()
  await home.start()
  home.hear('zigbee2mqtt/bell1', { action: '', battery: 90 })
  home.bind('zigbee2mqtt:bell1', 'bell', 'bed-1')
  const makeRoom = fill(home.records)
  ringUntilRefused(home)
  home.hear('zigbee2mqtt/bell1', { action: 'emergency' })
  home.hear('zigbee2mqtt/bell-new', { action: 'emergency' })
  home.hear('zigbee2mqtt/kitchen', { smoke: true })
  clock.advance(1000)
  const ringing = ['201-1 call-bell, not stored', 'bell-new call-bell, not stored', 'kitchen smoke, not stored']
  expect(told()).toEqual([...ringing, 'storage-failed, not stored'])
  const open = () => home.alarms.listOpen().find(({ placeLabel }) => placeLabel === '201-1')!
  const bell = open()
  // What a person does counts only when it is kept: the act is refused and can be tried again.
  expect(() => home.alarms.service.acknowledge(bell.id, nurse)).toThrow(expect.objectContaining({ code: 'DISK_FULL' }))
  const rangBefore = bell.rings
  clock.advance(HOUR)
  expect(told()).toEqual([...ringing, 'storage-failed, not stored'])
  expect(open().rings).toBeGreaterThan(rangBefore)
  const inFile = home.records.prepare("SELECT kind FROM alarms WHERE place_label NOT LIKE 'filler%'").pluck()
  expect(inFile.all()).toEqual([])

  makeRoom()
  clock.advance(10_000)
  expect(told()).toEqual(['201-1 call-bell', 'bell-new call-bell', 'kitchen smoke', 'storage-failed, over'])
  expect(home.alarms.service.acknowledge(bell.id, nurse).state).toBe('acknowledged')
  const events = home.records.prepare('SELECT kind FROM alarm_events WHERE alarm_id = ? ORDER BY seq').pluck()
  const steps = events.all(bell.id) as string[]
  expect([steps[0], steps.at(-1)]).toEqual(['raised', 'acknowledged'])
  expect(steps.filter((kind) => kind === 're-alarmed').length).toBeGreaterThan(1)
  expect(inFile.all().sort()).toEqual(['call-bell', 'call-bell', 'smoke', 'storage-failed'])
  const devices = home.records.prepare('SELECT external_key FROM devices').pluck().all()
  expect(devices).toEqual(expect.arrayContaining(['zigbee2mqtt:bell-new', 'zigbee2mqtt:bell1', 'zigbee2mqtt:kitchen']))
  expect(verifyAuditChain(home.records).ok).toBe(true)
})

it('with a full telemetry file the wall goes on, a bell rings and is stored, and readings wait until there is room', async () => {
  const { home, clock, told } = startHome()
  await home.start()
  home.hear('zigbee2mqtt/bell1', { action: '', battery: 90 })
  home.bind('zigbee2mqtt:bell1', 'bell', 'bed-1')
  const makeRoom = fill(home.telemetry)
  const values = Array.from({ length: 200 }, (_, index) => index / 10)
  for (const value of values) home.hear('zigbee2mqtt/sensor', { temperature: value }, false, 1)
  home.hear('zigbee2mqtt/bell1', { action: 'emergency' }, false, 1)
  clock.advance(1000)
  expect(told()).toEqual(['storage-failed', '201-1 call-bell'])
  const sensor = home.devices.listLive().find(({ record }) => record.name === 'sensor')
  expect(sensor?.values.get('temperature_c')).toMatchObject({ value: 19.9, isOld: false })
  expect(home.devices.ingest.status()).toMatchObject({ lostReadings: 0 })
  makeRoom()
  clock.advance(5000)
  expect(told()).toEqual(['storage-failed, over', '201-1 call-bell'])
  expect(home.devices.ingest.status()).toMatchObject({ pendingReadings: 0, lostReadings: 0 })
  // They are on disk now, and sorted with the next round.
  clock.advance(20_000)
  const stored = home.telemetry.prepare("SELECT value FROM readings WHERE capability = 'temperature_c' ORDER BY at")
  expect(stored.pluck().all()).toEqual(values)
})

it('with both files full nothing stops: calls ring, values are shown, and the beds are watched', async () => {
  const { home, clock, told } = startHome()
  await home.start()
  const makeRoom = [fill(home.records), fill(home.telemetry)]
  for (let index = 0; index < 50; index += 1) {
    home.hear(`zigbee2mqtt/sensor-${index}`, { temperature: index }, false, 1)
    home.hear(`zigbee2mqtt/bell-${index}`, { action: 'emergency' }, false, 1)
    clock.advance(1000)
  }
  expect(told().filter((line) => line.includes('call-bell'))).toHaveLength(50)
  expect(told().filter((line) => line.endsWith('call-bell, not stored')).length).toBeGreaterThan(20)
  expect(told().filter((line) => line.startsWith('storage-failed'))).toHaveLength(2)
  expect(home.devices.listLive()).toHaveLength(100)
  for (const make of makeRoom) make()
  clock.advance(10_000)
  expect(told().filter((line) => line.endsWith('not stored'))).toEqual([])
  expect(home.records.prepare("SELECT count(*) FROM alarms WHERE kind = 'call-bell'").pluck().get()).toBe(50)
  expect(home.records.prepare('SELECT count(*) FROM devices').pluck().get()).toBe(100)
  expect(home.devices.ingest.status()).toMatchObject({ pendingReadings: 0, lostReadings: 0 })
})

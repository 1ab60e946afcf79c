import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SeatSound } from '#shared/features/stations/stations.contract.ts'
import { createTestBackend, type TestBackend, type TestSeat } from '../../support/test-backend.ts'

const MINUTE_MS = 60_000
let home: TestBackend
let wall: TestSeat

beforeEach(async () => {
  // 08:00 in Asia/Shanghai, half an hour into the day shift; a wall that has just opened has half an hour of its own.
  home = await createTestBackend({ roles: ['caregiver', 'director'], mqtt: { isEnabled: true, port: 0 } })
  await home.backend.start()
  wall = await home.signIn('caregiver')
})
afterEach(() => home.dispose())

const open = () => home.backend.features.alarms.listOpen().filter((alarm) => alarm.kind === 'sound-off')
const report = (sound: SeatSound) => wall.client.stations.reportSound({ sound })
/** The wall says the same again and again while time passes, as an open one does. */
async function stays(sound: SeatSound, durationMs: number): Promise<void> {
  for (let passed = 0; passed < durationMs; passed += 10_000) {
    await report(sound)
    await wall.client.accounts.touch()
    home.clock.advance(10_000)
  }
}

describe('a wall that is not heard', () => {
  test('is an alarm on every screen after ten seconds, named by its seat and cause, and ends when it is heard again', async () => {
    await report('muted')
    home.clock.advance(9_000)
    expect(open()).toEqual([])
    home.clock.advance(3_000)
    const [alarm] = open()
    expect(alarm).toMatchObject({ priority: 'medium', placeLabel: 'seat of caregiver', values: { because: 'muted' } })
    const { silentSeats } = await wall.client.consoleHealth.get()
    expect(silentSeats).toEqual([{ seatName: 'seat of caregiver', cause: 'muted', since: home.clock.now() - 12_000 }])
    await report('on')
    expect(open().every(({ isActive }) => !isActive)).toBe(true)
  })

  test('tells a browser that lets no sound out apart from one somebody muted', async () => {
    await stays('waiting', 20_000)
    expect(open()).toMatchObject([{ values: { because: 'waiting' }, isActive: true }])
  })

  test('is nobody’s alarm any more once the wall was left', async () => {
    await stays('muted', 20_000)
    await report('closed')
    expect(open().filter(({ isActive }) => isActive)).toEqual([])
  })

  test('keeps no alarm for a screen that was switched off: after a minute of silence it stands no watch', async () => {
    await stays('muted', 20_000)
    home.clock.advance(70_000)
    expect(open().filter(({ isActive }) => isActive)).toEqual([])
  })
})

describe('the speaker test of a shift', () => {
  test('is due at the start of each shift and done by hearing the tones', async () => {
    expect(await wall.client.stations.own()).toMatchObject({ isTestDue: true, lastTest: null, shift: { name: 'day' } })
    const after = await wall.client.stations.recordSpeakerTest({ isHeard: true })
    expect(after).toMatchObject({ isTestDue: false, lastTest: { isHeard: true, testedBy: 'person caregiver' } })
    home.clock.advance(8 * 60 * MINUTE_MS)
    wall = await home.signIn('caregiver')
    expect(await wall.client.stations.own()).toMatchObject({ isTestDue: true, shift: { name: 'swing' } })
  })

  test('not done within half an hour of an open wall is an alarm, and the test ends it', async () => {
    await stays('on', 29 * MINUTE_MS)
    expect(open()).toEqual([])
    await stays('on', 2 * MINUTE_MS)
    expect(open()).toMatchObject([{ priority: 'medium', values: { because: 'not-tested' } }])
    await wall.client.stations.recordSpeakerTest({ isHeard: true })
    expect(open().filter(({ isActive }) => isActive)).toEqual([])
  })

  test('not heard is an alarm, until a later test is heard', async () => {
    await report('on')
    await wall.client.stations.recordSpeakerTest({ isHeard: false })
    await stays('on', 20_000)
    expect(open()).toMatchObject([{ priority: 'medium', values: { because: 'not-heard' } }])
    await wall.client.stations.recordSpeakerTest({ isHeard: true })
    expect(open().filter(({ isActive }) => isActive)).toEqual([])
  })

  test('leaves an audit row and a line in the list of tests', async () => {
    await wall.client.stations.recordSpeakerTest({ isHeard: false })
    const director = await home.signIn('director')
    const now = home.clock.now()
    const tests = await director.client.stations.speakerTests({ from: now - 1, to: now + 1 })
    expect(tests).toMatchObject([{ seatName: 'seat of caregiver', shift: 'day', isHeard: false }])
    const rows = await director.client.audit.list({})
    expect(rows.map(({ action }) => action)).toContain('stations.test-speaker')
  })
})

describe('the front row of a seat', () => {
  test('is kept for that seat alone, in its order, and refuses a bed that is not there', async () => {
    const director = await home.signIn('director')
    const beds = await director.client.beds.addRooms({
      ...{ building: '1号楼', floor: '1层', rooms: [{ name: '101', beds: ['1', '2'] }] },
      ...{ careType: 'nursing', stayMode: 'full-time', openedOn: '2026-01-01' },
    })
    const [first, second] = beds.map(({ id }) => id)
    const pinned = await wall.client.stations.pinBeds({ bedIds: [second!, first!, second!] })
    expect(pinned.pinnedBedIds).toEqual([second, first])
    expect((await director.client.stations.own()).pinnedBedIds).toEqual([])
    await expect(wall.client.stations.pinBeds({ bedIds: ['nowhere' as never] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await wall.client.stations.own()).pinnedBedIds).toEqual([second, first])
  })
})

// The console proves itself: what is measured of it becomes a state, an alarm where it matters, and a heartbeat for the box outside.
import { expect, it, onTestFinished } from 'vitest'
import { createConsoleHealthFeature } from '#main/features/console-health/index.ts'
import type { StationsFeature } from '#main/features/stations/index.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveHome } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 2)
const GIGABYTE = 1024 ** 3

function startHealth() {
  const clock = createManualClock(NOW)
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  const machine = {
    disk: { freeBytes: 50 * GIGABYTE, totalBytes: 100 * GIGABYTE } as { freeBytes: number; totalBytes: number } | null,
    nightlyFailure: null as string | null,
  }
  const sound: ReturnType<StationsFeature['heard']> = { openWalls: 0, silent: [] }
  const sent: { topic: string; body: Record<string, unknown> }[] = []
  let steppedMs = 0
  let isConnected = true
  const health = createConsoleHealthFeature({
    ...{ clock, events: home.events, alarms: home.alarms, homeId: 'home-1', appVersion: '0.1.0' },
    stations: { heard: () => sound },
    places: { beds: () => [], bed: () => null, room: () => null },
    devices: {
      ...home.devices,
      async publishCommand(topic, payload) {
        if (!isConnected) throw new Error('no broker is connected')
        sent.push({ topic, body: JSON.parse(payload) as Record<string, unknown> })
      },
    },
    // The machine's own count of time goes on evenly, whatever is done to the clock.
    monotonicMs: () => clock.now() - steppedMs,
    statDisk: () => machine.disk,
    lastBackupAt: () => NOW - 3_600_000,
    nightlyFailure: () => machine.nightlyFailure,
  })
  home.startWithoutWire()
  onTestFinished(async () => {
    health.stop()
    await home.stop()
    home.close()
  })
  const stateOf = (name: string) => health.get().watches.find((watch) => watch.name === name)
  const openKinds = () =>
    home.alarms
      .listOpen()
      .filter((alarm) => alarm.isActive)
      .map((alarm) => alarm.kind)
  function stepClock(ms: number): void {
    steppedMs += ms
    clock.setNow(clock.now() + ms)
  }
  const loseBroker = () => {
    isConnected = false
  }
  return { home, clock, health, machine, sound, sent, stateOf, openKinds, stepClock, loseBroker }
}

it('before anything was measured every watch is unknown, never fine', () => {
  const { health } = startHealth()
  expect(health.get().watches.map((watch) => [watch.state, watch.provenAt])).toEqual(Array(8).fill(['unknown', null]))
})

it('a heartbeat leaves every thirty seconds, counts up, and names nobody', () => {
  const { health, clock, sent } = startHealth()
  health.start()
  clock.advance(61_000)
  expect(sent).toEqual(
    [1, 2, 3].map((seq) => ({
      topic: 'yian/home-1/heartbeat',
      body: { seq, at: NOW + 1000 + (seq - 1) * 30_000, version: '0.1.0', openAlarms: 0 },
    })),
  )
})

it('a heartbeat that does not get out is told as trouble', async () => {
  const { health, clock, stateOf, loseBroker } = startHealth()
  loseBroker()
  health.start()
  clock.advance(1000)
  await Promise.resolve()
  await Promise.resolve()
  clock.advance(10_000)
  expect(stateOf('heartbeat')).toMatchObject({ state: 'trouble' })
})

it('a disk that runs full is an alarm, and it ends when there is room again; a disk that does not answer is unknown', () => {
  const { health, clock, machine, stateOf, openKinds } = startHealth()
  health.start()
  clock.advance(1000)
  expect(stateOf('disk')).toMatchObject({ state: 'fine', provenAt: NOW + 1000 })
  machine.disk = { freeBytes: 4 * GIGABYTE, totalBytes: 100 * GIGABYTE }
  clock.advance(30_000)
  expect([stateOf('disk')?.state, openKinds()]).toEqual(['trouble', ['disk-low']])
  machine.disk = null
  clock.advance(30_000)
  expect([stateOf('disk')?.state, openKinds()]).toEqual(['unknown', ['disk-low']])
  machine.disk = { freeBytes: 50 * GIGABYTE, totalBytes: 100 * GIGABYTE }
  clock.advance(30_000)
  expect([stateOf('disk')?.state, openKinds()]).toEqual(['fine', []])
})

it.each([3_600_000, -3_600_000])('a clock that steps by %s ms is an alarm with the step', (ms) => {
  const { health, clock, stateOf, openKinds, stepClock } = startHealth()
  health.start()
  clock.advance(20_000)
  expect(stateOf('clock')?.state).toBe('fine')
  stepClock(ms)
  clock.advance(Math.max(0, -ms) + 11_000)
  expect([stateOf('clock')?.values, openKinds()]).toEqual([{ jumpSeconds: ms / 1000 }, ['clock-jump']])
})

it('a device that floods is an alarm of its own until it is calm', () => {
  const { home, health, openKinds } = startHealth()
  health.start()
  home.hear('zigbee2mqtt/mad', { temperature: 20 })
  const device = home.devices.listLive()[0]!.record
  home.events.emit('device-flooding', { device, isFlooding: true, thinned: 1 })
  expect(openKinds()).toEqual(['device-flood'])
  home.events.emit('device-flooding', { device, isFlooding: false, thinned: 900 })
  expect(openKinds()).toEqual([])
})

it('a nightly backup that failed is trouble although yesterday’s lies there, and says why', () => {
  const { health, clock, machine, stateOf } = startHealth()
  health.start()
  clock.advance(11_000)
  expect(stateOf('backup')).toMatchObject({ state: 'fine', values: { nightlyFailure: null } })
  machine.nightlyFailure = 'DISK_FULL'
  clock.advance(10_000)
  expect(stateOf('backup')).toMatchObject({
    state: 'trouble',
    values: { lastBackupAt: NOW - 3_600_000, nightlyFailure: 'DISK_FULL' },
  })
})

it('every screen says what is wrong with the console, gravest first and since when, as long as it lasts and no longer', () => {
  const { home, health, clock, machine, stepClock } = startHealth()
  health.start()
  clock.advance(11_000)
  expect(health.troubles()).toEqual([])
  machine.disk = { freeBytes: 4 * GIGABYTE, totalBytes: 100 * GIGABYTE }
  clock.advance(10_000)
  const diskSince = clock.now()
  stepClock(3_600_000)
  clock.advance(10_000)
  home.events.emit('storing-readings-failed', { isFailing: true, pending: 10, lost: 0 })
  expect(health.troubles()).toMatchObject([
    { kind: 'storage', since: clock.now() },
    { kind: 'disk', since: diskSince },
    { kind: 'clock' },
  ])
  home.events.emit('storing-readings-failed', { isFailing: false, pending: 0, lost: 0 })
  machine.disk = { freeBytes: 50 * GIGABYTE, totalBytes: 100 * GIGABYTE }
  clock.advance(20_000)
  expect(health.troubles().map(({ kind }) => kind)).toEqual(['clock'])
})

it('an alarm that somebody closed does not take the trouble from the screens', () => {
  const { home, health, clock, machine } = startHealth()
  health.start()
  machine.disk = { freeBytes: 4 * GIGABYTE, totalBytes: 100 * GIGABYTE }
  clock.advance(11_000)
  home.alarms.service.endCondition('disk-low:house')
  expect(health.troubles().map(({ kind }) => kind)).toEqual(['disk'])
})

it('seats that are not heard are named with their cause; no open wall at all is unknown, never well', () => {
  const { health, clock, sound, stateOf } = startHealth()
  health.start()
  clock.advance(1000)
  expect(stateOf('sound')).toMatchObject({ state: 'unknown', values: { openWalls: 0 } })
  sound.openWalls = 2
  clock.advance(10_000)
  expect(stateOf('sound')).toMatchObject({ state: 'fine' })
  sound.silent = [{ seatId: 's1', seatName: '二层护理站', cause: 'muted', since: NOW }]
  clock.advance(10_000)
  expect(stateOf('sound')).toMatchObject({ state: 'trouble', values: { openWalls: 2, silentWalls: 1 } })
  expect(health.get().silentSeats).toEqual([{ seatName: '二层护理站', cause: 'muted', since: NOW }])
})

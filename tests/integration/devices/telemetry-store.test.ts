// The telemetry store of a home: the journal of a burst, minutes and hours, retention, and what a crash leaves behind.
import { expect, it, onTestFinished } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import { createLiveHome, openHomeFiles, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 2)
const DAY = 86_400_000
const SENSORS = 60

function startHome(settings: Partial<FacilitySettings> = {}, folder = makeTemporaryFolder()) {
  const clock = createManualClock(NOW)
  const home = createLiveHome({ folder, clock, settings })
  onTestFinished(async () => {
    await home.stop()
    home.close()
  })
  return { home, clock, folder }
}

/** One round of every sensor of the house, two values each. */
function burst(home: ReturnType<typeof createLiveHome>, value: number): void {
  for (let index = 0; index < SENSORS; index += 1) {
    home.hear(`zigbee2mqtt/sensor-${index}`, { temperature: value, humidity: value }, false, 1)
  }
}

const count = (home: ReturnType<typeof createLiveHome>, table: string) =>
  home.telemetry.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

it('a burst waits in the journal and is sorted within a minute, nothing lost and nothing twice', async () => {
  const { home, clock } = startHome()
  await home.start()
  for (let second = 0; second < 10; second += 1) {
    burst(home, 20 + second)
    clock.advance(1000)
  }
  expect(Number(count(home, 'readings'))).toBeLessThan(10 * SENSORS * 2)
  clock.advance(60_000)
  expect([count(home, 'readings'), count(home, 'reading_journal')]).toEqual([10 * SENSORS * 2, 0])
  const minutes = home.telemetry
    .prepare("SELECT DISTINCT lowest, highest, mean, readings FROM readings_minute WHERE capability = 'temperature_c'")
    .all()
  expect(minutes).toEqual([{ lowest: 20, highest: 29, mean: 24.5, readings: 10 }])
  expect(home.telemetry.prepare('SELECT DISTINCT value FROM device_latest').pluck().all()).toEqual([29])
})

it('what a crash left in the journal is sorted at the next start', () => {
  const { home, clock, folder } = startHome()
  for (let second = 0; second < 3; second += 1) {
    burst(home, 20 + second)
    clock.advance(1000)
  }
  const before = Number(count(home, 'reading_journal'))
  expect(before).toBeGreaterThan(0)
  const again = createLiveHome({ folder, clock, files: openHomeFiles(folder, clock) })
  expect([count(again, 'readings'), count(again, 'reading_journal')]).toEqual([3 * SENSORS * 2, 0])
  again.close()
})

it('what was stored before a crash and is delivered once more is not in the chart twice; what was not is there', () => {
  const { home, clock, folder } = startHome()
  home.hear('zigbee2mqtt/sensor-1', { temperature: 20 }, false, 1)
  home.hear('zigbee2mqtt/sensor-1', { temperature: 21 }, false, 1)
  clock.advance(3000)
  const again = createLiveHome({ folder, clock, files: openHomeFiles(folder, clock) })
  onTestFinished(() => again.close())
  for (const temperature of [20, 21, 22]) {
    const payload = new TextEncoder().encode(JSON.stringify({ temperature }))
    const about = { retain: false, qos: 1, isLate: true, isAgain: true }
    again.devices.ingest.handle({ topic: 'zigbee2mqtt/sensor-1', payload, ...about })
  }
  const values = again.telemetry.prepare("SELECT value FROM readings WHERE capability = 'temperature_c' ORDER BY at")
  expect(values.pluck().all()).toEqual([20, 21, 22])
})

it('a chart of the last minutes sees readings that still wait in the journal', async () => {
  const { home, clock } = startHome()
  await home.start()
  home.hear('sleepace/1', sleepace('m1', { leftRight: 0, heart: 60, breath: 14, bedStatus: 0 }))
  home.bind('sleepace:m1', 'mattress', 'bed-1')
  burst(home, 20)
  burst(home, 21)
  clock.advance(61_000)
  burst(home, 22)
  burst(home, 23)
  home.hear('sleepace/1', sleepace('m1', { leftRight: 0, heart: 75, breath: 14, bedStatus: 0 }), false, 1)
  const at = clock.now()
  const { minutes } = home.devices.bedHistory({ bedId: 'bed-1', from: at - 60_000, to: at + 1 })
  expect(minutes.at(-1)).toMatchObject({ heartRate: 75, inBed: true })
})

it('after the raw readings went, a chart is drawn from the minutes', async () => {
  const { home, clock } = startHome({ telemetry: { rawDays: 7, minuteMonths: 2, hourYears: 1, sizeLimitMb: 200 } })
  home.hear('sleepace/1', sleepace('m1', { leftRight: 0, heart: 60, breath: 14, bedStatus: 0 }))
  home.bind('sleepace:m1', 'mattress', 'bed-1')
  await home.start()
  const from = clock.now() - (clock.now() % 60_000) + 60_000
  for (let second = 0; second < 180; second += 1) {
    const data = { leftRight: 0, heart: 60 + (second % 3), breath: 14, bedStatus: 0 }
    home.hear('sleepace/1', sleepace('m1', data))
    clock.advance(1000)
  }
  await home.stop()
  clock.setNow(NOW + 8 * DAY)
  await home.start()
  clock.advance(61_000)
  expect(count(home, 'readings')).toBe(0)
  const { minutes } = home.devices.bedHistory({ bedId: 'bed-1', from, to: from + 60_000 })
  expect(minutes).toEqual([{ at: from, heartRate: 61, respiration: 14, inBed: true }])
  await home.stop()
  clock.setNow(NOW + 100 * DAY)
  await home.start()
  clock.advance(61_000)
  expect([count(home, 'readings_minute'), Number(count(home, 'readings_hour')) > 0]).toEqual([0, true])
})

it('a file at its size lets the oldest raw readings go, and tells how many', async () => {
  const { home, clock } = startHome({ telemetry: { rawDays: 60, minuteMonths: 2, hourYears: 1, sizeLimitMb: 0 } })
  const insert = home.telemetry.prepare("INSERT INTO readings VALUES ('d1', ?, 'heart_rate_bpm', 60, NULL)")
  for (let day = 0; day < 30; day += 1) insert.run(NOW - day * DAY)
  home.telemetry.exec("INSERT INTO device_latest (device_id, capability, at) VALUES ('d1', 'heart_rate_bpm', 0)")
  await home.start()
  clock.advance(40 * 60_000)
  const partly = Number(count(home, 'readings'))
  expect(partly).toBeLessThan(30)
  expect(partly).toBeGreaterThan(2)
  clock.advance(40 * 60_000)
  expect(
    home.telemetry
      .prepare('SELECT count(*) FROM readings WHERE at > ?')
      .pluck()
      .get(NOW - 2 * DAY),
  ).toBe(2)
  expect(count(home, 'readings')).toBe(2)
  expect(home.devices.telemetryStatus()).toMatchObject({ droppedForSize: 28, rawDays: 2 })
})

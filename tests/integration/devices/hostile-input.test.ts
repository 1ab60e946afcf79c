// What the wire may bring that no sensor should send: floods, junk, odd clocks. The house goes on, counts, and calls.
import { expect, it, onTestFinished } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import { createSeededRandom } from '#main/platform/seeded-random.ts'
import { createHostileMessages } from '../../support/hostile-messages.ts'
import { createLiveHome, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 2)
const MESSAGES = Number(process.env.YIAN_HOSTILE_MESSAGES ?? 50_000)

async function startHome() {
  const clock = createManualClock(NOW)
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  await home.start()
  onTestFinished(async () => {
    await home.stop()
    home.close()
  })
  return { home, clock }
}

it(`${MESSAGES} hostile messages are counted and bounded, and the bell after them rings`, {
  timeout: 300_000,
}, async () => {
  const { home, clock } = await startHome()
  const next = createHostileMessages(createSeededRandom(7))
  for (let index = 0; index < MESSAGES; index += 1) {
    home.devices.ingest.handle(next())
    if (index % 2000 === 0) clock.advance(1000)
  }
  const status = home.devices.ingest.status()
  expect(status.receivedCount).toBe(MESSAGES)
  expect(status.rejectedCount).toBeGreaterThan(0)
  expect(home.devices.ingest.inboxTopics().length).toBeLessThanOrEqual(200)
  expect(home.devices.service.list().length).toBeLessThanOrEqual(4000)
  expect(home.devices.telemetryStatus().unsorted).toBeLessThanOrEqual(300_000)
  home.hear('zigbee2mqtt/true-bell', { action: 'emergency' })
  expect(home.alarms.listOpen()).toContainEqual(
    expect.objectContaining({ kind: 'call-bell', placeLabel: 'true-bell', priority: 'high' }),
  )
})

it('a flooding device is thinned and told; its own call for help and every other device pass', async () => {
  const { home, clock } = await startHome()
  const floods: [string, boolean][] = []
  home.events.on('device-flooding', ({ device, isFlooding }) => floods.push([device.name, isFlooding]))
  for (let index = 0; index < 5000; index += 1) home.hear('zigbee2mqtt/mad', { temperature: index % 40 })
  expect(home.devices.telemetryStatus().thinned).toBe(4000)
  home.hear('zigbee2mqtt/mad', { smoke: true })
  home.hear('zigbee2mqtt/mad', { action: 'emergency' })
  home.hear('zigbee2mqtt/calm', { temperature: 21 })
  const kinds = home.alarms.listOpen().map((alarm) => alarm.kind)
  expect(kinds).toEqual(expect.arrayContaining(['smoke', 'call-bell']))
  expect(
    home.devices
      .listLive()
      .find(({ record }) => record.name === 'calm')
      ?.values.get('temperature_c')?.value,
  ).toBe(21)
  clock.advance(60_000)
  expect(floods).toEqual([
    ['mad', true],
    ['mad', false],
  ])
})

it.each([
  ['1970', 12],
  ['2100', 4_102_444_800],
])('a device whose clock says %s is shown and stored by the time of arrival', async (_year, timeStamp) => {
  const { home, clock } = await startHome()
  const record = { ...(sleepace('m1', { leftRight: 0, heart: 64, breath: 14, bedStatus: 0 }) as object), timeStamp }
  home.hear('sleepace/1', record, false, 1)
  home.bind('sleepace:m1', 'mattress', 'bed-1')
  home.hear('sleepace/1', record, false, 1)
  clock.advance(2000)
  expect(home.devices.bedState('bed-1')).toMatchObject({ heartRate: { value: 64, at: NOW }, unknownBecause: null })
  const stored = home.telemetry.prepare('SELECT DISTINCT at FROM readings').pluck().all() as number[]
  expect(stored.every((at) => at >= NOW && at < NOW + 10)).toBe(true)
})

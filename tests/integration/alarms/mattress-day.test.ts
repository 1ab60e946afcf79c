// A recorded day of a real mattress, sent over real MQTT through the whole console with time moved by hand: every time in and out of bed is
// found again in what the chart of the bed is drawn from, no artefact becomes a value, and the only alarm is for the night the bed stood empty.
import { readFileSync } from 'node:fs'
import { connectAsync } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import { dayOf } from '#shared/contract/days.ts'
import { bedTransitions } from '#shared/features/devices/bed-transitions.ts'
import { sleepace } from '../../support/live-home.ts'
import { createTestBackend, type TestClient } from '../../support/test-backend.ts'
import { admission } from '../../support/test-records.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/vitals/${name}`, import.meta.url), 'utf8')
const MINUTE_MS = 60_000
/** The recording's word for an empty bed. */
const OUT = 5

const rows = fixture('sleepace-bm8701-24h.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(','))
  .map(([epoch, , heart, breath, status]) => ({
    at: Number(epoch) * 1000,
    isOut: Number(status) === OUT,
    heart: Number(heart),
    data: { leftRight: 0, heart: Number(heart), breath: Number(breath), bedStatus: Number(status) === OUT ? 1 : 0 },
  }))
const truth = JSON.parse(fixture('sleepace-bm8701-24h-transitions.json')) as { epoch_s: number; to: string }[]

async function startHome() {
  const clock = createManualClock(rows[0]!.at)
  const home = await createTestBackend({ clock, roles: ['director'], mqtt: { isEnabled: true, port: 0 } })
  const { client } = await home.signIn('director')
  const openedOn = dayOf(rows[0]!.at)
  await client.beds.addRooms({
    ...{ building: '1号楼', floor: '2层', openedOn, careType: 'nursing', stayMode: 'full-time' },
    rooms: [{ name: '201', beds: ['1'] }],
  })
  const bedId = (await client.beds.map({})).beds[0]!.id
  await client.residents.admit(admission(bedId, openedOn, { name: '陈阿婆' }))
  await home.backend.start()
  const { username, password } = await client.devices.addGateway({ name: '网关', username: 'gateway_1' })
  const gateway = await connectAsync(home.backend.mqttUrl()!, { username, password, protocolVersion: 4 })
  onTestFinished(() => gateway.endAsync(true))
  return { home, clock, client, bedId, features: home.backend.features, gateway }
}

/** The bed stood empty at night: no sleep is suggested. Each coming back is a hint of a turn until somebody writes it down. */
async function acceptsMoves(client: TestClient, found: ReturnType<typeof bedTransitions>): Promise<void> {
  const residentId = (await client.residents.list({ scope: 'in' })).rows[0]!.id
  const hints = await client.charts.suggestions({ residentId })
  expect(hints).toMatchObject({ sleep: null, noSleepBecause: 'no-sleep' })
  const back = found.filter(({ to, at }) => to === 'in_bed' && at > rows.at(-1)!.at - 12 * 60 * MINUTE_MS)
  expect(hints.moves.map(({ at, because }) => [at, because])).toEqual(back.map(({ at }) => [at, 'back-in-bed']))
  const accepted = hints.moves[0]!
  const value = { kind: 'turning', position: 'supine', skin: 'intact' } as const
  await client.charts.record({
    entries: [
      {
        ...{ requestKey: 'accepted', residentId, at: accepted.at, value, source: 'suggested', isConfirmed: false },
        ...{ lateReason: '按床垫提示补记', note: null, taskKey: null },
      },
    ],
  })
  const [entry] = await client.charts.listOf({ residentId, from: accepted.at, to: accepted.at + 1 })
  expect(entry).toMatchObject({ source: 'suggested', value })
  const left = (await client.charts.suggestions({ residentId })).moves.map(({ at }) => at)
  expect(left).toEqual(back.map(({ at }) => at).filter((at) => Math.abs(at - accepted.at) > 15 * MINUTE_MS))
}

it('a recorded day of a mattress: 22 times in and out of bed, no false call, every artefact refused with its reason', {
  timeout: 180_000,
}, async () => {
  const { home, clock, client, bedId, features, gateway } = await startHome()
  const local = (at: number) => new Date(at + 8 * 60 * MINUTE_MS).toISOString().slice(11, 16)
  const raised: string[] = []
  features.events.on('alarm-raised', ({ alarm }) =>
    raised.push(`${local(alarm.raisedAt)} ${alarm.priority} ${alarm.kind}`),
  )
  /** Why a heart rate was no value, by what the recording said, and how often. */
  const refused = new Map<string, number>()
  let shown = 0
  for (const [index, row] of rows.entries()) {
    clock.advance(row.at - clock.now())
    await gateway.publishAsync('sleepace-57136', JSON.stringify([sleepace('m1', row.data)]), { qos: 1 })
    const device = features.devices.listLive()[0]!
    if (index === 0) {
      const place = { kind: 'bed' as const, bedId }
      await client.devices.bindTo({ id: device.record.id as never, role: 'mattress', name: '床垫', target: place })
    }
    const heart = device.values.get('heart_rate_bpm')!
    if (heart.value !== null) shown += 1
    else {
      const said = `${row.isOut ? 'out' : 'in'} of bed, ${row.heart}: ${heart.unknownBecause}`.replace('in of', 'in')
      refused.set(said, (refused.get(said) ?? 0) + 1)
    }
    expect(heart.value).toBe(row.isOut || row.heart <= 0 ? null : row.heart)
  }
  clock.advance(MINUTE_MS)

  const from = rows[0]!.at
  // The seat of yesterday has locked itself.
  const seat = await home.signIn('director')
  const { minutes } = await seat.client.devices.bedHistory({ bedId, from, to: from + 24 * 60 * MINUTE_MS })
  const found = bedTransitions(minutes)
  expect(found).toHaveLength(22)
  expect(found.map(({ at, to }) => [local(at), to])).toEqual(
    truth.map(({ epoch_s, to }) => [local(epoch_s * 1000), to]),
  )
  expect(minutes.filter(({ heartRate }) => heartRate !== null)).toHaveLength(shown)
  expect(Object.fromEntries(refused)).toEqual({
    'in bed, 0: no-lock': 13,
    'in bed, -1: no-lock': 1,
    'out of bed, 0: out-of-bed': 1068,
  })
  // The bed was empty from 18:09 to 11:11: one call, told once more as high at twice the grace.
  expect(raised).toEqual(['22:15 medium out-of-bed', '22:30 high out-of-bed'])
  await acceptsMoves(seat.client, found)
  const { lostReadings, rejectedCount } = features.devices.ingest.status()
  expect([lostReadings, rejectedCount]).toEqual([0, 0])
})

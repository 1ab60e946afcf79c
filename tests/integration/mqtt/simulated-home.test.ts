import { afterEach, describe, expect, test } from 'vitest'
import { startHomeSimulation } from '#main/mqtt/simulator/simulate-home.ts'
import { createMosquitto, freePort, hasMosquitto, mosquittoNote } from '../../support/mosquitto.ts'
import { gatewayUser, startTestBroker, startTestConsole, type TestConsole } from '../../support/mqtt-home.ts'

const ids = { bed: '002s7demo1', bell: '301-1床呼叫', smoke: '一楼/厨房烟感', door: '大门/门磁' }
const devices = [
  { kind: 'mattress', id: ids.bed },
  { kind: 'mattress', id: '002s7demo2' },
  { kind: 'bell', id: ids.bell },
  { kind: 'smoke', id: ids.smoke },
  { kind: 'door', id: ids.door },
] as const
/** 02:00 in Fujian: the beds are taken, save for a trip to the toilet. */
const night = Date.UTC(2026, 9, 9, 18)

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function startHome(url: string, station: TestConsole) {
  await station.untilState('connected')
  const home = await startHomeSimulation({
    connect: { url, ...gatewayUser },
    devices,
    now: () => night,
    intervalMs: 3_600_000,
    seed: 7,
  })
  cleanUps.push(() => home.stop())
  return home
}

const find = (station: TestConsole, name: string, word: string, value: unknown) =>
  station.decoded.until((seen) =>
    seen.some((one) =>
      one.readings.some(
        (reading) => reading.name === name && (reading.values as Record<string, unknown>)[word] === value,
      ),
    ),
  )

async function liveThroughEverything(url: string, station: TestConsole): Promise<void> {
  const home = await startHome(url, station)
  await find(station, ids.bed, 'signal_quality', 5)
  await find(station, ids.door, 'door_open', false)
  await home.setDoor(ids.door, true)
  await find(station, ids.door, 'door_open', true)
  await home.setSmoke(ids.smoke, true)
  await find(station, ids.smoke, 'smoke', true)
  await home.press(ids.bell)
  await station.decoded.until((seen) => seen.filter((one) => one.understood.sos === true).length === 2)
  const calls = station.decoded.seen.flatMap((one) => one.readings.flatMap((reading) => reading.events))
  expect(new Set(calls.map((event) => event.pressKey)).size).toBe(1)
  await home.setFault({ deviceId: ids.bed, kind: 'detached' })
  await find(station, ids.bed, 'sensor_detached', true)
  await home.clearFault(ids.bed)
  await find(station, ids.bed, 'sensor_detached', false)
  await home.setFault({ deviceId: ids.smoke, kind: 'offline' })
  await find(station, ids.smoke, 'online', false)
  await home.setBridge('offline')
  await station.decoded.until((seen) => seen.some((one) => one.understood.bridge_online === false))
  expect(station.decoded.seen.filter((one) => one.problem !== undefined)).toEqual([])
}

test('a simulated home is understood through the built-in broker', async () => {
  const broker = await startTestBroker()
  cleanUps.push(() => broker.stop())
  const station = startTestConsole(broker.url)
  cleanUps.push(() => station.stop())
  await liveThroughEverything(broker.url, station)
})

test('a silent mattress, a clock of 1970 and a broken payload are shown for what they are', async () => {
  const broker = await startTestBroker()
  cleanUps.push(() => broker.stop())
  const station = startTestConsole(broker.url)
  cleanUps.push(() => station.stop())
  const home = await startHome(broker.url, station)
  await find(station, '002s7demo2', 'signal_quality', 5)
  await home.setFault({ deviceId: ids.bed, kind: 'silent' })
  await home.setFault({ deviceId: '002s7demo2', kind: 'wrong-clock' })
  await home.setFault({ deviceId: ids.smoke, kind: 'garbage' })
  const before = station.decoded.seen.length
  await home.report()
  await home.setSmoke(ids.smoke, true)
  await station.decoded.until((seen) => seen.some((one) => one.problem === 'NOT_JSON'))
  const readings = station.decoded.seen.slice(before).flatMap((one) => one.readings)
  expect(readings.filter((reading) => reading.name === ids.bed)).toEqual([])
  expect(readings.find((reading) => reading.name === '002s7demo2')?.deviceTime).toBeNull()
})

describe.skipIf(!hasMosquitto)(`an external Mosquitto${mosquittoNote}`, () => {
  async function startMosquitto() {
    const mosquitto = createMosquitto()
    const port = await freePort()
    await mosquitto.start(port)
    cleanUps.push(() => mosquitto.stop())
    return { mosquitto, port, url: `mqtt://127.0.0.1:${port}` }
  }

  test('carries a simulated home', async () => {
    const { url } = await startMosquitto()
    const station = startTestConsole(url)
    cleanUps.push(() => station.stop())
    await liveThroughEverything(url, station)
  })

  test('that dies and comes back finds the console again', async () => {
    const { mosquitto, port, url } = await startMosquitto()
    const station = startTestConsole(url)
    cleanUps.push(() => station.stop())
    await station.untilState('connected')
    const lost = station.untilState('lost')
    await mosquitto.crash()
    await lost
    const back = station.untilState('connected')
    await mosquitto.start(port)
    await back
  })
})

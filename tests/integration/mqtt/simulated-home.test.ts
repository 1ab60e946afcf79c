import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startHomeSimulation } from '#main/mqtt/simulator/simulate-home.ts'
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

const hasMosquitto = spawnSync('mosquitto', ['-h']).error === undefined

describe.skipIf(!hasMosquitto)(
  `an external Mosquitto${hasMosquitto ? '' : ' (skipped: no mosquitto on the PATH)'}`,
  () => {
    async function freePort(): Promise<number> {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      await new Promise((resolve) => server.close(resolve))
      return typeof address === 'object' && address ? address.port : 0
    }

    function startMosquitto(port: number): ChildProcess {
      const folder = mkdtempSync(join(tmpdir(), 'yian-mosquitto-'))
      const file = join(folder, 'broker.conf')
      writeFileSync(file, `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence false\n`)
      const child = spawn('mosquitto', ['-c', file], { stdio: 'ignore' })
      cleanUps.push(async () => {
        const exited = new Promise((resolve) => child.once('exit', resolve))
        if (child.exitCode === null && child.signalCode === null) {
          child.kill()
          await exited
        }
        rmSync(folder, { recursive: true, force: true })
      })
      return child
    }

    test('carries a simulated home', async () => {
      const port = await freePort()
      startMosquitto(port)
      const station = startTestConsole(`mqtt://127.0.0.1:${port}`)
      cleanUps.push(() => station.stop())
      await liveThroughEverything(`mqtt://127.0.0.1:${port}`, station)
    })

    test('that dies and comes back finds the console again', async () => {
      const port = await freePort()
      const child = startMosquitto(port)
      const station = startTestConsole(`mqtt://127.0.0.1:${port}`)
      cleanUps.push(() => station.stop())
      await station.untilState('connected')
      const lost = station.untilState('lost')
      child.kill('SIGKILL')
      await lost
      const back = station.untilState('connected')
      startMosquitto(port)
      await back
    })
  },
)

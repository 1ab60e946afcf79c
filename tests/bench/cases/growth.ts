// What one message costs the backend in homes of 100, 1,000 and 10,000 mattresses: it must not grow with the number of devices. The message
// comes in as from the wire, is decoded, judged and stored a hundred at a time; against the message as it came into a table.
import { join } from 'node:path'
import { openDatabase } from '#main/database/open-database.ts'
import type { WireMessage } from '#main/features/devices/broker-link.ts'
import { dayOf } from '#shared/contract/days.ts'
import { BENCH_KEY, foundHome, openBackend, withFiles, withFolder } from '../support/bench-home.ts'
import { growDevices } from '../support/grow-devices.ts'
import { growHome } from '../support/grow-home.ts'
import { compareMs, type Figure, figure } from '../support/measure.ts'

const MESSAGES = 20_000
const ROUNDS = 3
const AT_ONCE = 100

/** Each turn says something new of each device, so that each message must be stored. */
function messagesOf(devices: number, turn: number): WireMessage[] {
  return Array.from({ length: MESSAGES }, (_, index) => {
    const round = Math.floor(index / devices) + turn
    const data = { leftRight: 0, breath: 12 + (round % 11), heart: 60 + (round % 30), bedStatus: 0 }
    const record = {
      dataKey: 'realtime',
      deviceId: `mattress-${index % devices}`,
      data,
      timeStamp: 1_760_000_000 + index,
    }
    // The last of each hundred asks for its acknowledgement, and with it everything before it is stored.
    const qos = index % AT_ONCE === AT_ONCE - 1 ? 1 : 0
    return { topic: 'sleepace-57136', payload: Buffer.from(JSON.stringify([record])), retain: false, qos }
  })
}

function costAt(devices: number): Promise<Figure> {
  return withFolder(async (folder) => {
    const home = join(folder, 'home')
    await foundHome(home)
    const today = dayOf(Date.now())
    await withFiles(home, (files) => {
      const { beds } = growHome(files.records, { beds: devices, years: 0.1, today, seed: 22 })
      growDevices(files, { beds, today, years: 1, alarms: 1, readings: devices })
    })
    const backend = await openBackend(home, true)
    const raw = openDatabase({ file: join(folder, 'raw.db'), key: BENCH_KEY, role: 'telemetry' })
    try {
      await backend.start()
      const { ingest } = backend.features.devices
      raw.exec('CREATE TABLE messages (id INTEGER PRIMARY KEY, at INTEGER, topic TEXT, payload TEXT)')
      const insert = raw.prepare('INSERT INTO messages (at, topic, payload) VALUES (?, ?, ?)')
      const store = raw.transaction((messages: readonly WireMessage[]) => {
        for (const { topic, payload } of messages) insert.run(Date.now(), topic, Buffer.from(payload).toString())
      })
      let turn = 0
      const sides = await compareMs(ROUNDS, {
        product() {
          turn += 1
          for (const message of messagesOf(devices, turn)) ingest.handle(message)
        },
        raw() {
          const messages = messagesOf(devices, turn)
          for (let from = 0; from < messages.length; from += AT_ONCE) store(messages.slice(from, from + AT_ONCE))
        },
      })
      const { rejectedCount, lostReadings } = ingest.status()
      if (rejectedCount + lostReadings > 0) throw new Error(`refused ${rejectedCount}, lost ${lostReadings}`)
      const each = { product: (sides.product * 1000) / MESSAGES, raw: (sides.raw * 1000) / MESSAGES }
      return figure(`a message among ${devices.toLocaleString('en')} mattresses, stored`, 'µs', each, 'into a table')
    } finally {
      raw.close()
      await backend.dispose()
    }
  })
}

export async function growth(): Promise<Figure[]> {
  return [await costAt(100), await costAt(1000), await costAt(10_000)]
}

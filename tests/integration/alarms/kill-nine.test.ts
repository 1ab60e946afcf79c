// The console is killed in the middle of a burst, again and again on the same files. YIAN_KILL_ROUNDS sets how often (default 5).
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connectAsync } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { verifyAuditChain } from '#main/database/audit-log.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createLiveHome, nurse } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const ROUNDS = Number(process.env.YIAN_KILL_ROUNDS ?? 5)
const MESSAGES = 200
/** One message in so many is a call for help from a bell of its own; the inbox holds 2,000 devices and as many callers. */
const BELL_EVERY = 3

type Promised = { bells: string[]; values: number[]; acknowledged: string[] }

async function addGateway(folder: string): Promise<{ username: string; password: string }> {
  const home = createLiveHome({ folder, clock: systemClock })
  const gateway = await home.devices.gateways.add({ name: '网关', username: 'gateway_1' }, nurse)
  home.close()
  return gateway
}

async function startProcess(folder: string, acknowledged: string[]) {
  const script = join(import.meta.dirname, '../../support/live-home-process.ts')
  const child: ChildProcess = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout! })
  const ready = new Promise<{ url: string; openAlarms: number }>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the home ended before it was ready')))
    lines.on('line', (line) => {
      const told = JSON.parse(line) as { url?: string; openAlarms?: number; acknowledged?: string }
      if (told.acknowledged !== undefined) acknowledged.push(told.acknowledged)
      if (told.url !== undefined) resolve({ url: told.url, openAlarms: told.openAlarms ?? -1 })
    })
  })
  return { child, lines, ready: await ready }
}

/** Sends a burst and kills the home after so many acknowledgements; notes what was acknowledged over the wire. */
async function killInBurst(
  round: number,
  folder: string,
  gateway: { username: string; password: string },
  promised: Promised,
) {
  const { child, lines, ready } = await startProcess(folder, promised.acknowledged)
  const { username, password } = gateway
  const client = await connectAsync(ready.url, { username, password, protocolVersion: 4, reconnectPeriod: 0 })
  client.on('error', () => {})
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')])
  const killAfter = 10 + ((round * 7919) % (MESSAGES - 20))
  let acknowledgedCount = 0
  for (let index = 0; index < MESSAGES; index += 1) {
    const isBell = index % BELL_EVERY === 0
    const name = isBell ? `bell-${round}-${index}` : `sensor-${index % 10}`
    const value = round * MESSAGES + index
    const payload = isBell ? { action: 'emergency' } : { temperature: value }
    client.publish(`zigbee2mqtt/${name}`, JSON.stringify(payload), { qos: 1 }, (error) => {
      if (error) return
      acknowledgedCount += 1
      if (isBell) promised.bells.push(`zigbee2mqtt:${name}`)
      else promised.values.push(value)
      if (acknowledgedCount === killAfter) child.kill('SIGKILL')
    })
  }
  await ended
  client.end(true)
  expect(acknowledgedCount).toBeGreaterThanOrEqual(killAfter)
  return ready.openAlarms
}

function findBroken(folder: string, promised: Promised) {
  // Composing the home sorts what the journal kept.
  const { records, telemetry } = createLiveHome({ folder, clock: systemClock })
  const alarmsOf = new Map(
    records
      .prepare('SELECT d.external_key, count(*) FROM alarms a JOIN devices d ON d.id = a.device_id GROUP BY d.id')
      .raw()
      .all() as [string, number][],
  )
  const readingsOf = new Map(
    telemetry
      .prepare("SELECT value, count(*) FROM readings WHERE capability = 'temperature_c' GROUP BY value")
      .raw()
      .all() as [number, number][],
  )
  const stateOf = records.prepare('SELECT state FROM alarms WHERE id = ?').pluck()
  const eventsOf = records
    .prepare("SELECT count(*) FROM alarm_events WHERE alarm_id = ? AND kind = 'acknowledged'")
    .pluck()
  const found = {
    bellsLost: promised.bells.filter((key) => !alarmsOf.has(key)),
    alarmsDoubled: [...alarmsOf].filter(([, count]) => count > 1),
    readingsLost: promised.values.filter((value) => !readingsOf.has(value)),
    readingsDoubled: [...readingsOf].filter(([, count]) => count > 1),
    acknowledgementsLost: promised.acknowledged.filter(
      (id) => stateOf.get(id) !== 'acknowledged' || eventsOf.get(id) !== 1,
    ),
    alarmsWithoutEvent: records
      .prepare("SELECT count(*) FROM alarms WHERE id NOT IN (SELECT alarm_id FROM alarm_events WHERE kind = 'raised')")
      .pluck()
      .get(),
    auditChain: verifyAuditChain(records).ok,
    integrity: [
      records.pragma('integrity_check', { simple: true }),
      telemetry.pragma('integrity_check', { simple: true }),
    ],
  }
  const openCount = records.prepare("SELECT count(*) FROM alarms WHERE state <> 'closed'").pluck().get() as number
  records.close()
  telemetry.close()
  return { found, openCount }
}

const sound = {
  bellsLost: [],
  alarmsDoubled: [],
  readingsLost: [],
  readingsDoubled: [],
  acknowledgementsLost: [],
  alarmsWithoutEvent: 0,
  auditChain: true,
  integrity: ['ok', 'ok'],
}

it(
  `nothing acknowledged is lost or doubled when the console is killed ${ROUNDS} times in a burst, and every open alarm is back`,
  async () => {
    const folder = makeTemporaryFolder()
    const gateway = await addGateway(folder)
    const promised: Promised = { bells: [], values: [], acknowledged: [] }
    let openBefore = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const openAfterRestart = await killInBurst(round, folder, gateway, promised)
      expect(openAfterRestart).toBe(openBefore)
      const { found, openCount } = findBroken(folder, promised)
      expect(found).toEqual(sound)
      openBefore = openCount
    }
    const { child, ready } = await startProcess(folder, promised.acknowledged)
    expect(ready.openAlarms).toBe(openBefore)
    child.kill('SIGKILL')
    expect(promised.bells.length).toBeGreaterThan(ROUNDS)
    expect(promised.acknowledged.length).toBeGreaterThan(ROUNDS)
  },
  60_000 + ROUNDS * 10_000,
)

// The console is killed in the middle of a burst, again and again on the same files, behind its own broker and behind a real Mosquitto.
// YIAN_KILL_ROUNDS sets how often (default 5 and 3).
import { connectAsync } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '#main/platform/clock.ts'
import { burstMessage, findBroken, type Promised, promise, sound, startKilledHome } from '../../support/killed-home.ts'
import { createLiveHome, nurse } from '../../support/live-home.ts'
import { createMosquitto, freePort, hasMosquitto, mosquittoNote } from '../../support/mosquitto.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const ROUNDS = Number(process.env.YIAN_KILL_ROUNDS ?? 5)
const MOSQUITTO_ROUNDS = Number(process.env.YIAN_KILL_ROUNDS ?? 3)
/** A third of them call from a device of its own; the inbox holds 2,000 devices and as many callers. */
const MESSAGES = 200

async function addGateway(folder: string): Promise<{ username: string; password: string }> {
  const home = createLiveHome({ folder, clock: systemClock })
  const gateway = await home.devices.gateways.add({ name: '网关', username: 'gateway_1' }, nurse)
  home.close()
  return gateway
}

/** Sends a burst and kills the home after so many acknowledgements; notes what was acknowledged over the wire. */
async function killInBurst(
  round: number,
  folder: string,
  { username, password }: { username: string; password: string },
  promised: Promised,
) {
  const { kill, ended, ready } = await startKilledHome(folder, promised)
  const client = await connectAsync(ready.url, { username, password, protocolVersion: 4, reconnectPeriod: 0 })
  client.on('error', () => {})
  const killAfter = 10 + ((round * 7919) % (MESSAGES - 20))
  let acknowledgedCount = 0
  for (let index = 0; index < MESSAGES; index += 1) {
    const message = burstMessage(round, index, MESSAGES)
    client.publish(message.topic, message.payload, { qos: 1 }, (error) => {
      if (error) return
      acknowledgedCount += 1
      promise(promised, message)
      if (acknowledgedCount === killAfter) kill()
    })
  }
  await ended
  client.end(true)
  expect(acknowledgedCount).toBeGreaterThanOrEqual(killAfter)
  return ready.openAlarms
}

const kindsOf = ({ acts }: Promised) => [...new Set(acts.map(({ act }) => act))].sort()

it(
  `nothing acknowledged is lost or doubled when the console is killed ${ROUNDS} times in a burst, and every open alarm is back`,
  async () => {
    const folder = makeTemporaryFolder()
    const gateway = await addGateway(folder)
    const promised: Promised = { calls: [], values: [], acts: [] }
    let openBefore = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const openAfterRestart = await killInBurst(round, folder, gateway, promised)
      expect(openAfterRestart).toBe(openBefore)
      const { found, openCount } = findBroken(folder, promised)
      expect(found).toEqual(sound)
      openBefore = openCount
    }
    const { kill, ready } = await startKilledHome(folder, promised)
    expect(ready.openAlarms).toBe(openBefore)
    kill()
    expect(promised.calls.length).toBeGreaterThan(ROUNDS)
    expect(promised.acts.length).toBeGreaterThan(ROUNDS)
    expect(kindsOf(promised)).toEqual(['acknowledged', 'attended', 'shelved'])
  },
  60_000 + ROUNDS * 10_000,
)

it.skipIf(!hasMosquitto)(
  `nothing Mosquitto took is lost or doubled when the console behind it is killed ${MOSQUITTO_ROUNDS} times in a burst${mosquittoNote}`,
  async () => {
    const folder = makeTemporaryFolder()
    const mosquitto = createMosquitto()
    onTestFinished(() => mosquitto.stop())
    const port = await freePort()
    await mosquitto.start(port)
    const url = `mqtt://127.0.0.1:${port}`
    const promised: Promised = { calls: [], values: [], acts: [] }
    // The first start makes the session that Mosquitto keeps from then on.
    const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0 })
    onTestFinished(() => client.endAsync(true))
    const call = (name: string) => client.publishAsync(`zigbee2mqtt/${name}`, '{"action":"emergency"}', { qos: 1 })
    const callUntilHeard = async (home: Awaited<ReturnType<typeof startKilledHome>>, name: string) => {
      await call(name)
      await home.raised.until((all) => all.includes(`zigbee2mqtt:${name}`))
      promised.calls.push(`zigbee2mqtt:${name}`)
    }
    const first = await startKilledHome(folder, promised, url)
    // Retained, so that it is heard whether the console subscribed before or after it.
    await client.publishAsync('zigbee2mqtt/leak-first', '{"water_leak":true}', { qos: 1, retain: true })
    await first.raised.until((all) => all.includes('zigbee2mqtt:leak-first'))
    for (let round = 0; round < MOSQUITTO_ROUNDS; round += 1) {
      const home = round === 0 ? first : await startKilledHome(folder, promised, url)
      // Everything an earlier round left at the broker comes before it.
      await callUntilHeard(home, `bell-begin-${round}`)
      const heard = home.raised.seen.length
      const killAfter = heard + 1 + ((round * 7919) % (MESSAGES / 3 - 10))
      void home.raised.until((all) => all.length >= killAfter).then(home.kill)
      const sent = Array.from({ length: MESSAGES }, async (_, index) => {
        const message = burstMessage(round, index, MESSAGES)
        await client.publishAsync(message.topic, message.payload, { qos: 1 })
        promise(promised, message)
      })
      await Promise.all(sent)
      await home.ended
    }
    const last = await startKilledHome(folder, promised, url)
    await callUntilHeard(last, 'bell-end')
    // What came in one go with that bell is on disk before anything later is looked at.
    await callUntilHeard(last, 'bell-after-the-end')
    last.kill()
    await last.ended
    expect(findBroken(folder, promised).found).toEqual(sound)
    expect(promised.values.length + promised.calls.length).toBeGreaterThan(MOSQUITTO_ROUNDS * MESSAGES)
    expect(kindsOf(promised)).toEqual(['acknowledged', 'attended', 'shelved'])
  },
  60_000 + MOSQUITTO_ROUNDS * 10_000,
)

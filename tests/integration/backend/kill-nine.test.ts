// The whole console is killed in the middle of admissions, transfers and alarms, again and again on the same files.
// YIAN_KILL_ROUNDS sets how often (default 3). What a caller was told is done must be there once, and only once.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createSeededRandom, type SeededRandom } from '#main/platform/seeded-random.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import type { BedId } from '#shared/contract/primitives.ts'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { connectAsync } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { openSeatSocket } from '../../support/seat-socket.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { admission } from '../../support/test-records.ts'
import { type FoundedHome, foundWholeHome, manager, withClosedHome } from '../../support/whole-home.ts'

const ROUNDS = Number(process.env.YIAN_KILL_ROUNDS ?? 3)
const LANES = 3
const ACTS_PER_LANE = 12
const BELLS = 60
/** The latest kill, counted in answers of both kinds; by then every lane is still at work. */
const LATEST_KILL = 40

/** What callers were told. `place` is where a resident lies after the last act that was answered. */
type Promised = { places: Map<string, BedId>; tried: Set<string>; bells: string[]; acts: number }

async function startConsole(folder: string) {
  const script = join(import.meta.dirname, '../../support/whole-home-process.ts')
  const child: ChildProcess = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const first = once(createInterface({ input: child.stdout! }), 'line')
  const told = await Promise.race([first, ended.then(() => Promise.reject(new Error('the console did not start')))])
  return { child, ended, ready: JSON.parse(String(told[0])) as { url: string; mqtt: string; openAlarms: number } }
}

type Round = { promised: Promised; answered: () => void; beds: BedId[]; name: string; random: SeededRandom }

/** Admits people one after the other and moves every second one; a move overtaken by the kill may have happened or not. */
async function keepAdmitting(client: AppClient, { promised, answered, beds, name, random }: Round): Promise<void> {
  const today = dayOf(Date.now())
  for (let index = 0; index < ACTS_PER_LANE; index += 1) {
    const [bedId, otherBedId] = beds.splice(0, 2)
    if (bedId === undefined || otherBedId === undefined) return
    const person = `${name}甲${index}`
    promised.tried.add(person)
    const admitted = await client.residents.admit(admission(bedId, addDays(today, -1), { name: person }))
    promised.places.set(person, bedId)
    promised.acts += 1
    answered()
    if (random.chance(0.5)) continue
    promised.places.delete(person)
    await client.residents.transfer({ id: admitted.id, toBedId: otherBedId, on: today, reason: null })
    promised.places.set(person, otherBedId)
    promised.acts += 1
    answered()
  }
}

async function killAtWork(round: number, folder: string, home: FoundedHome, promised: Promised): Promise<number> {
  const random = createSeededRandom(round + 1)
  const { child, ended, ready } = await startConsole(folder)
  const seat = await openSeatSocket(ready.url)
  await seat.client.accounts.signIn({ loginName: manager.loginName, password: manager.password })
  const gateway = await connectAsync(ready.mqtt, { ...home.gateway, protocolVersion: 4, reconnectPeriod: 0 })
  gateway.on('error', () => {})

  const killAfter = random.whole(1, LATEST_KILL)
  let answers = 0
  const answered = (): void => {
    answers += 1
    if (answers === killAfter) child.kill('SIGKILL')
  }
  for (let index = 0; index < BELLS; index += 1) {
    const bell = `bell-${round}-${index}`
    gateway.publish(`zigbee2mqtt/${bell}`, '{"action":"emergency"}', { qos: 1 }, (error) => {
      if (error) return
      promised.bells.push(`zigbee2mqtt:${bell}`)
      answered()
    })
  }
  const perLane = ACTS_PER_LANE * 2
  for (let lane = 0; lane < LANES; lane += 1) {
    const from = (round * LANES + lane) * perLane
    const beds = home.bedIds.slice(from, from + perLane) as BedId[]
    const name = `第${round}回${lane}`
    // A lane ends when the console is gone under its call.
    keepAdmitting(seat.client, { promised, answered, beds, name, random }).catch(() => undefined)
  }
  await ended
  seat.close()
  gateway.end(true)
  return ready.openAlarms
}

/** Opens the home after the kill and looks for everything that was promised. */
function findBroken(folder: string, promised: Promised) {
  return withClosedHome(folder, async ({ features }) => {
    const rows = features.residents.list({ scope: 'all', limit: 20_000, offset: 0 }).rows
    const placesOf = new Map<string, (BedId | null)[]>()
    for (const row of rows) placesOf.set(row.name, [...(placesOf.get(row.name) ?? []), row.bedId])
    features.devices.load()
    const open = features.alarms.listOpen()
    const devices = new Map(features.devices.service.list().map((device) => [device.id as string, device.externalKey]))
    const alarmsOf = new Map<string, number>()
    for (const alarm of open) {
      const key = devices.get(alarm.deviceId ?? '') ?? ''
      if (alarm.kind === 'call-bell') alarmsOf.set(key, (alarmsOf.get(key) ?? 0) + 1)
    }
    return {
      openAlarms: open.length,
      found: {
        placesLost: [...promised.places].filter(([name, bedId]) => !placesOf.get(name)?.includes(bedId)),
        residentsDoubled: [...placesOf].filter(([, places]) => places.length > 1).map(([name]) => name),
        residentsNobodyAdmitted: [...placesOf.keys()].filter((name) => !promised.tried.has(name)),
        bellsLost: promised.bells.filter((key) => !alarmsOf.has(key)),
        bellsDoubled: [...alarmsOf].filter(([, count]) => count > 1),
        failedChecks: features.verify().filter(({ isOk }) => !isOk),
      },
    }
  })
}

const sound = {
  placesLost: [],
  residentsDoubled: [],
  residentsNobodyAdmitted: [],
  bellsLost: [],
  bellsDoubled: [],
  failedChecks: [],
}

it(
  `no admission, move or bell that was answered is lost or doubled when the console is killed ${ROUNDS} times at work`,
  async () => {
    const folder = makeTemporaryFolder()
    const home = await foundWholeHome(folder, ROUNDS * LANES * ACTS_PER_LANE * 2)
    const promised: Promised = { places: new Map(), tried: new Set(), bells: [], acts: 0 }
    let openBefore = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const openAfterRestart = await killAtWork(round, folder, home, promised)
      expect(openAfterRestart).toBe(openBefore)
      const { openAlarms, found } = await findBroken(folder, promised)
      expect(found).toEqual(sound)
      openBefore = openAlarms
    }
    const { child, ready } = await startConsole(folder)
    expect(ready.openAlarms).toBe(openBefore)
    child.kill('SIGKILL')
    // A proof in which nothing was promised proves nothing.
    expect(promised.bells.length).toBeGreaterThan(ROUNDS)
    expect(promised.acts).toBeGreaterThan(ROUNDS / 2)
    console.log(
      `${ROUNDS} kills: ${promised.acts} acts and ${promised.bells.length} bells answered, none lost or doubled`,
    )
  },
  60_000 + ROUNDS * 15_000,
)

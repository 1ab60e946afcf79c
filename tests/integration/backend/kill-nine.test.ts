// The whole console is killed in the middle of admissions, transfers and alarms, again and again on the same files.
// YIAN_KILL_ROUNDS sets how often (default 3). What a caller was told is done must be there once, and only once.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connectAsync } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#main/database/open-database.ts'
import { dataFolderPaths } from '#main/platform/paths.ts'
import { createSeededRandom, type SeededRandom } from '#main/platform/seeded-random.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { BedId } from '#shared/contract/primitives.ts'
import { openSeatSocket } from '../../support/seat-socket.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { admission } from '../../support/test-records.ts'
import { type FoundedHome, foundWholeHome, manager, WHOLE_HOME_KEY, withClosedHome } from '../../support/whole-home.ts'

const ROUNDS = Number(process.env.YIAN_KILL_ROUNDS ?? 3)
const LANES = 3
const ACTS_PER_LANE = 12
const BELLS = 60
const BELLS_AT_ONCE = 4
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
  let pressed = 0
  const press = (): void => {
    if (pressed === BELLS) return
    const bell = `bell-${round}-${pressed}`
    pressed += 1
    gateway.publish(`zigbee2mqtt/${bell}`, '{"action":"emergency"}', { qos: 1 }, (error) => {
      if (error) return
      promised.bells.push(`zigbee2mqtt:${bell}`)
      answered()
      press()
    })
  }
  for (let bell = 0; bell < BELLS_AT_ONCE; bell += 1) press()
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

/** Open alarms as they stand in the file, before any program has looked at them: how many, and how many of each device. */
function readOpenAlarms(folder: string): { openAlarms: number; alarmsOf: Map<string, number> } {
  const records = openDatabase({ file: dataFolderPaths(folder).recordsFile, key: WHOLE_HOME_KEY, role: 'records' })
  const open = records
    .prepare("SELECT d.external_key FROM alarms a LEFT JOIN devices d ON d.id = a.device_id WHERE a.state <> 'closed'")
    .pluck()
    .all() as (string | null)[]
  records.close()
  const alarmsOf = new Map<string, number>()
  for (const key of open) if (key !== null) alarmsOf.set(key, (alarmsOf.get(key) ?? 0) + 1)
  return { openAlarms: open.length, alarmsOf }
}

/** Opens the home after the kill and looks for everything that was promised. */
function findBroken(folder: string, promised: Promised) {
  const { openAlarms, alarmsOf } = readOpenAlarms(folder)
  return withClosedHome(folder, ({ features }) => {
    const rows = features.residents.list({ scope: 'all', limit: 20_000, offset: 0 }).rows
    const placesOf = new Map<string, (BedId | null)[]>()
    for (const row of rows) placesOf.set(row.name, [...(placesOf.get(row.name) ?? []), row.bedId])
    return {
      openAlarms,
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

// A live home in a process of its own with a clock moved by its script: one JSON line in, one line out after it was done.
import { createInterface } from 'node:readline'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveHome, nurse } from './live-home.ts'

/** `at` = epoch milliseconds; alarms are named by place and kind. */
export type NightStep = { at: number } & (
  | { do: 'hear'; topic: string; payload: unknown; retain: boolean }
  | { do: 'bind'; key: string; role: 'bell' | 'smoke' | 'mattress' | 'water' | 'door'; target: string }
  | { do: 'acknowledge' | 'attend'; alarm: string }
  | { do: 'close'; alarm: string; reason: 'real' | 'false' | 'drill'; note: string | null }
  | { do: 'broker'; state: 'lost' | 'connected' }
  | { do: 'drill'; minutes: number }
  | { do: 'wait' }
)

const [folder, startedAt] = process.argv.slice(2)
if (folder === undefined || startedAt === undefined) throw new Error('the data folder and the start are the arguments')
const clock = createManualClock(Number(startedAt))
const home = createLiveHome({ folder, clock })

function idOf(name: string): string {
  const found = home.alarms.listOpen().filter((alarm) => `${alarm.placeLabel} ${alarm.kind}` === name)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} open alarms are called ${name}`)
  return found[0].id
}

function act(step: NightStep): void {
  clock.advance(step.at - clock.now())
  const { service, drills } = home.alarms
  if (step.do === 'hear') home.hear(step.topic, step.payload, step.retain)
  else if (step.do === 'bind') home.bind(step.key, step.role, step.target)
  else if (step.do === 'acknowledge') service.acknowledge(idOf(step.alarm), nurse)
  else if (step.do === 'attend') service.attend({ id: idOf(step.alarm), how: 'button' }, nurse)
  else if (step.do === 'close') service.close({ id: idOf(step.alarm), reason: step.reason, note: step.note }, nurse)
  else if (step.do === 'broker') home.events.emit('broker-state-changed', { state: step.state, since: step.at })
  else if (step.do === 'drill') {
    const scope = { kind: 'room', roomId: 'room-201' as never } as const
    drills.start({ kind: 'drill', scope, minutes: step.minutes, callsSiren: false, reason: '夜间演练' }, nurse)
  }
}

await home.start()
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
tell({ open: home.alarms.listOpen().length })
for await (const line of createInterface({ input: process.stdin })) {
  act(JSON.parse(line) as NightStep)
  tell({ siren: home.published.map(({ payload }) => payload) })
}

// A home that is killed at work: started in a process of its own, and looked through afterwards for everything it had promised.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { verifyAuditChain } from '#main/database/audit-log.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createLiveHome } from './live-home.ts'
import { createWatch } from './mqtt-home.ts'

type Act = 'acknowledged' | 'attended' | 'shelved'

/** What callers were told: calls by device key, values of temperature, and what people did, by alarm. */
export type Promised = { calls: string[]; values: number[]; acts: { act: Act; id: string }[] }

/** Each message of a burst is either a call (a bell or a leak of its own) or a value nobody said before. */
export function burstMessage(round: number, index: number, size: number) {
  const kind = (['bell', 'value', 'value', 'leak', 'value', 'value'] as const)[index % 6] ?? 'value'
  const name = kind === 'value' ? `sensor-${index % 10}` : `${kind}-${round}-${index}`
  const value = round * size + index
  const body = { bell: { action: 'emergency' }, leak: { water_leak: true }, value: { temperature: value } }[kind]
  return {
    topic: `zigbee2mqtt/${name}`,
    key: `zigbee2mqtt:${name}`,
    payload: JSON.stringify(body),
    isCall: kind !== 'value',
    value,
  }
}

export function promise(promised: Promised, message: ReturnType<typeof burstMessage>): void {
  if (message.isCall) promised.calls.push(message.key)
  else promised.values.push(message.value)
}

/** @param brokerUrl another broker than the built-in one. */
export async function startKilledHome(folder: string, promised: Promised, brokerUrl?: string) {
  const script = join(import.meta.dirname, 'live-home-process.ts')
  const args = brokerUrl === undefined ? [folder] : [folder, brokerUrl]
  const child: ChildProcess = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout! })
  const raised = createWatch<string>()
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')])
  const ready = new Promise<{ url: string; openAlarms: number }>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the home ended before it was ready')))
    lines.on('line', (line) => {
      const told = JSON.parse(line) as {
        url?: string | null
        openAlarms?: number
        act?: Act
        id?: string
        raised?: string
      }
      if (told.act !== undefined && told.id !== undefined) promised.acts.push({ act: told.act, id: told.id })
      if (told.raised !== undefined) raised.add(told.raised)
      if (told.openAlarms !== undefined) resolve({ url: told.url ?? '', openAlarms: told.openAlarms })
    })
  })
  return { kill: () => child.kill('SIGKILL'), ended, raised, ready: await ready }
}

/** Opens the files after the kill and looks for everything that was promised. */
export function findBroken(folder: string, promised: Promised) {
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
  const actsInFile = records.prepare('SELECT count(*) FROM alarm_events WHERE alarm_id = ? AND kind = ?').pluck()
  const auditRows = records.prepare('SELECT count(*) FROM audit_log WHERE object_id = ? AND action = ?').pluck()
  const actions = { acknowledged: 'alarms.acknowledge', attended: 'alarms.attend', shelved: 'alarms.shelve' }
  const states = records.prepare('SELECT state, shelved_until IS NOT NULL FROM alarms WHERE id = ?').raw()
  const expected = { acknowledged: ['acknowledged', 0], attended: ['attended', 0], shelved: ['raised', 1] }
  const found = {
    callsLost: promised.calls.filter((key) => !alarmsOf.has(key)),
    alarmsDoubled: [...alarmsOf].filter(([, count]) => count > 1),
    readingsLost: promised.values.filter((value) => !readingsOf.has(value)),
    readingsDoubled: [...readingsOf].filter(([, count]) => count > 1),
    actsLostOrDoubled: promised.acts.filter(
      ({ act, id }) => actsInFile.get(id, act) !== 1 || auditRows.get(id, actions[act]) !== 1,
    ),
    statesLost: promised.acts.filter(({ act, id }) => String(states.get(id)) !== String(expected[act])),
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

export const sound: ReturnType<typeof findBroken>['found'] = {
  callsLost: [],
  alarmsDoubled: [],
  readingsLost: [],
  readingsDoubled: [],
  actsLostOrDoubled: [],
  statesLost: [],
  alarmsWithoutEvent: 0,
  auditChain: true,
  integrity: ['ok', 'ok'],
}

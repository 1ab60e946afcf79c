// A live home in a process of its own, so that a test can kill it. Tells on standard output what it has promised: of the calls one in three
// is acknowledged and one attended at once, of the leaks every second is silenced for a while; each act is told only after it returned.
import { systemClock } from '#main/platform/clock.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { createLiveHome, nurse, testSettings } from './live-home.ts'

const [folder, brokerUrl] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('the data folder is the first argument, the address of another broker the second')

const external = { ...testSettings.broker, mode: 'external' as const, externalUrl: brokerUrl ?? null }
const settings = brokerUrl === undefined ? {} : { broker: external }
const home = createLiveHome({ folder, clock: systemClock, settings })
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const { service } = home.alarms
let calls = 0
let leaks = 0

function answer(alarm: Alarm): void {
  const { id } = alarm
  if (alarm.kind === 'water-leak') {
    leaks += 1
    if (leaks % 2 !== 0) return
    service.shelve({ id, minutes: 60, reason: '拖地' }, nurse)
    tell({ act: 'shelved', id })
    return
  }
  calls += 1
  if (calls % 3 === 1) {
    service.acknowledge(id, nurse)
    tell({ act: 'acknowledged', id })
  } else if (calls % 3 === 2) {
    service.attend({ id, how: 'button' }, nurse)
    tell({ act: 'attended', id })
  }
}

home.events.on('alarm-raised', ({ alarm }) => {
  answer(alarm)
  tell({ raised: home.devices.find(alarm.deviceId ?? '')?.externalKey ?? null })
})
await home.start()
tell({ url: home.devices.brokerUrl(), openAlarms: home.alarms.listOpen().length })

// A live home in a process of its own, so that a test can kill it. Tells on standard output what it has promised.
// Every third alarm is acknowledged at once; the id is told only after the act returned.
import { systemClock } from '#main/platform/clock.ts'
import { createLiveHome, nurse } from './live-home.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('the data folder is the first argument')

const home = createLiveHome({ folder, clock: systemClock })
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
let raised = 0
home.events.on('alarm-raised', ({ alarm }) => {
  raised += 1
  if (raised % 3 !== 0) return
  home.alarms.service.acknowledge(alarm.id, nurse)
  tell({ acknowledged: alarm.id })
})
await home.start()
tell({ url: home.devices.brokerUrl(), openAlarms: home.alarms.listOpen().length })

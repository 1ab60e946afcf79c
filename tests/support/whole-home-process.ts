// The whole console in a process of its own, so that a test can kill it: backend, browser host, embedded broker. Tells on standard output
// its addresses and how many alarms are open.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBackend } from '#main/backend/create-backend.ts'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createLogger } from '#main/platform/logger.ts'
import { WHOLE_HOME_KEY, wholeHomeHash } from './whole-home.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('the data folder is the first argument')

const logger = createLogger({ isSilent: true })
const backend = await createBackend({
  ...{ dataFolder: folder, clock: systemClock, logger, key: { rawKey: WHOLE_HOME_KEY }, hashCost: wholeHomeHash },
  mqtt: { isEnabled: true, port: 0 },
})
await backend.start()
// Only the seat's cookie is wanted of the page, so no build is needed.
const rendererFolder = join(folder, 'page')
mkdirSync(rendererFolder, { recursive: true })
writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html>')
const host = await startLanHost({ backend, rendererFolder, port: 0, logger })
const openAlarms = backend.features.alarms.listOpen().length
process.stdout.write(`${JSON.stringify({ url: host.url, mqtt: backend.mqttUrl(), openAlarms })}\n`)

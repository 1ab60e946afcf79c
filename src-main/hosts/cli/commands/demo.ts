import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf } from '#shared/contract/days.ts'
import { buildDemoHome } from '../../../backend/demo-home/build-demo-home.ts'
import { demoLogins } from '../../../backend/demo-home/demo-accounts.ts'
import { isDemoOf } from '../../../backend/demo-home/is-demo-of.ts'
import { startDemoDevices } from '../../../backend/demo-home/start-demo-devices.ts'
import { systemClock } from '../../../platform/clock.ts'
import { commandLogger } from '../home-options.ts'
import { serveHome, serveOptions } from '../serve-home.ts'

const DEFAULT_SEED = 20_260_801

/** Serves a demo home with simulated devices; it is built anew when it is missing or of another day. */
export async function runDemo(args: string[]): Promise<number> {
  const options = {
    ...serveOptions,
    seed: { type: 'string' },
    'no-devices': { type: 'boolean', default: false },
  } as const
  const { values } = parseArgs({ args, options })
  const base = resolve(import.meta.dirname, '..', '..', '..', '..', '.yian')
  const dataFolder = values.data ?? resolve(base, 'demo')
  const keyFile = values['key-file'] ?? resolve(`${dataFolder}.key`)
  const seed = Number(values.seed ?? DEFAULT_SEED)
  const now = systemClock.now()
  const today = dayOf(now)
  const logger = commandLogger()
  const key = { keyFile }
  if (!(await isDemoOf({ dataFolder, key, today, seed }))) {
    if (!values.json) console.log('正在生成演示数据 / building the demo home …')
    await buildDemoHome({ dataFolder, key, logger, seed, today, now })
  }
  return serveHome(
    // Any free port: a real broker may already live on the usual one.
    { ...values, 'mqtt-port': values['mqtt-port'] ?? '0', data: dataFolder, 'key-file': keyFile },
    { logins: demoLogins, ...(values['no-devices'] ? {} : { afterStart: startDemoDevices }) },
  )
}

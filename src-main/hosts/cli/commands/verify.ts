import { parseArgs } from 'node:util'
import { homeOptions, openForCommand } from '../home-options.ts'

/** Exit code 0 only when every check holds. */
export async function runVerify(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: homeOptions })
  const backend = await openForCommand(values)
  try {
    const checks = backend.features.verify()
    const isOk = checks.every((check) => check.isOk)
    if (values.json) console.log(JSON.stringify({ isOk, checks }))
    else for (const check of checks) console.log(`${check.isOk ? 'ok  ' : 'FAIL'} ${check.name}: ${check.detail}`)
    return isOk ? 0 : 1
  } finally {
    await backend.dispose()
  }
}

import { parseArgs } from 'node:util'
import { checkBackup } from '../../../database/check-backup.ts'
import { backupKeyOf } from '../backup-key.ts'
import { homeOptions, openForCommand } from '../home-options.ts'

type Check = { name: string; isOk: boolean; detail: string }

function tell(checks: readonly Check[], isJson: boolean): number {
  const isOk = checks.every((check) => check.isOk)
  if (isJson) console.log(JSON.stringify({ isOk, checks }))
  else for (const check of checks) console.log(`${check.isOk ? 'ok  ' : 'FAIL'} ${check.name}: ${check.detail}`)
  return isOk ? 0 : 1
}

/** Checks the home, or with `--backup DIR` a backup beside it. Exit code 0 only when every check holds. */
export async function runVerify(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { ...homeOptions, backup: { type: 'string' } } })
  if (values.backup) {
    const key = await backupKeyOf(values.backup, values)
    return tell((await checkBackup({ backup: values.backup, key })).checks, values.json)
  }
  const backend = await openForCommand(values)
  try {
    return tell(backend.features.verify(), values.json)
  } finally {
    await backend.dispose()
  }
}

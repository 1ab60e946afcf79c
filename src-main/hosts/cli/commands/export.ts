import { parseArgs } from 'node:util'
import { openHome } from '../../../backend/open-home.ts'
import { exportAll } from '../../../database/export-all.ts'
import { appVersion } from '../../../platform/app-version.ts'
import { systemClock } from '../../../platform/clock.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { dataFolderPaths } from '../../../platform/paths.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { dataFolderOf, homeOptions, keyOptions } from '../home-options.ts'

/** Every table as CSV with a README: the way out of this program. */
export async function runExport(args: string[]): Promise<number> {
  const options = { ...homeOptions, all: { type: 'boolean', default: false }, out: { type: 'string' } } as const
  const { values } = parseArgs({ args, options })
  if (!values.all || !values.out)
    throw new DomainError('EXPORT_NOT_NAMED', {}, 'Say what and where to: yian export --all --out DIR.')
  const dataFolder = dataFolderOf(values)
  const home = await openHome({ dataFolder, clock: systemClock, key: keyOptions(values) })
  const cancel = cancelOnInterrupt()
  try {
    const { recordsFile, telemetryFile } = dataFolderPaths(dataFolder)
    const made = await exportAll({
      recordsFile,
      telemetryFile,
      key: home.key.key,
      toFolder: values.out,
      clock: systemClock,
      appVersion,
      signal: cancel.signal,
    })
    console.log(values.json ? JSON.stringify(made) : `${made.folder}: ${made.tables.length} 张表 / tables`)
    return 0
  } finally {
    cancel.stop()
    home.close()
  }
}

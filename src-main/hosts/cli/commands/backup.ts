import { parseArgs } from 'node:util'
import { openHome } from '../../../backend/open-home.ts'
import { createBackup } from '../../../database/backup.ts'
import { appVersion } from '../../../platform/app-version.ts'
import { systemClock } from '../../../platform/clock.ts'
import { dataFolderPaths } from '../../../platform/paths.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { dataFolderOf, homeOptions, keyOptions, partsOf } from '../home-options.ts'

export async function runBackup(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ...homeOptions, out: { type: 'string' }, part: { type: 'string', multiple: true } },
  })
  const parts = partsOf(values.part)
  const dataFolder = dataFolderOf(values)
  const home = await openHome({ dataFolder, clock: systemClock, key: keyOptions(values) })
  const cancel = cancelOnInterrupt()
  try {
    const paths = dataFolderPaths(dataFolder)
    const made = await createBackup({
      recordsFile: paths.recordsFile,
      telemetryFile: paths.telemetryFile,
      ...(parts ? { parts } : {}),
      key: home.key.key,
      toFolder: values.out ?? paths.backupsFolder,
      clock: systemClock,
      appVersion,
      signal: cancel.signal,
    })
    console.log(values.json ? JSON.stringify({ folder: made.folder, files: made.manifest.files }) : made.folder)
    return 0
  } finally {
    cancel.stop()
    home.close()
  }
}

// Verification in a thread of its own: reading millions of readings takes seconds in which alarms must still be heard.
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../database/open-database.ts'
import { homeChecks } from './home-checks.ts'
import { verifyHome } from './verify-home.ts'
import type { VerifyTask } from './verify-in-thread.ts'

const { recordsFile, telemetryFile, key } = workerData as VerifyTask
const open = (file: string, role: 'records' | 'telemetry') =>
  openDatabase({ file, key, role, readonly: true, isKeyProven: true })
const home = { records: open(recordsFile, 'records'), telemetry: open(telemetryFile, 'telemetry') }
try {
  parentPort?.postMessage(verifyHome(home, homeChecks))
} finally {
  home.records.close()
  home.telemetry.close()
}

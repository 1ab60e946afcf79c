// Starts a verification beside the running backend.
import { runInThread } from '../platform/run-in-thread.ts'
import type { HomeCheck } from './verify-home.ts'

export type VerifyTask = { recordsFile: string; telemetryFile: string; key: Uint8Array | null }

/** All checks of both files; aborting stops it with CANCELLED. */
export async function verifyInThread(task: VerifyTask, signal?: AbortSignal): Promise<HomeCheck[]> {
  const from = import.meta.dirname
  const checks = await runInThread<HomeCheck[]>({ name: 'verify-worker', from, input: task, signal })
  if (!checks) throw new Error('the verification ended without an answer')
  return checks
}

// The thread a workbook is read in: a hostile or huge file may exhaust this thread, never the backend's.
import { parentPort, workerData } from 'node:worker_threads'
import type { RosterReading } from '#shared/features/roster/roster.model.ts'
import { type ReadRosterRequest, readRosterBytes } from './read-roster.ts'
import { RosterError, type RosterErrorBody, rosterError } from './roster-error.ts'

export type RosterWorkerInput = { bytes: Uint8Array; request: ReadRosterRequest }
export type RosterWorkerAnswer = { reading: RosterReading } | { error: RosterErrorBody }

function answer(input: RosterWorkerInput): RosterWorkerAnswer {
  try {
    return { reading: readRosterBytes(input.bytes, input.request) }
  } catch (error) {
    // A file that breaks the reader in an unforeseen way is, to the person importing it, a file that cannot be read.
    return { error: error instanceof RosterError ? error.toBody() : rosterError('UNREADABLE', 'file').toBody() }
  }
}

parentPort?.postMessage(answer(workerData as RosterWorkerInput))

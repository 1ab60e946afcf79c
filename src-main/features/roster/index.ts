// Public API of the roster import: reading a file, and the draft whose rows become residents.
// Must never read a file beyond the size limit into memory, and never parse one on the backend's own thread.
import { readFile, stat } from 'node:fs/promises'
import type { RosterReading } from '#shared/features/roster/roster.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { runInThread } from '../../platform/run-in-thread.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createRosterRepository } from './roster.repository.ts'
import { createRosterRouter } from './roster.router.ts'
import { createRosterDraftsService, type RosterDraftsService } from './roster-drafts.service.ts'
import { RosterError, rosterError } from './roster-error.ts'
import { ROSTER_LIMITS, type RosterLimits } from './roster-limits.ts'
import type { RosterWorkerAnswer, RosterWorkerInput } from './roster-worker.ts'

export { RosterError, type RosterErrorBody } from './roster-error.ts'
export { ROSTER_LIMITS, type RosterLimits } from './roster-limits.ts'

/**
 * `today` ('YYYY-MM-DD', China) judges two-digit years and plausibility; `sheetName` picks a sheet instead of the best
 * one; `limits` narrows the limits; `signal` cancels.
 */
export type ReadRosterOptions = {
  today: string
  sheetName?: string
  limits?: Partial<RosterLimits>
  signal?: AbortSignal
}

async function bytesOf(file: string | Uint8Array, limits: RosterLimits): Promise<Uint8Array> {
  const tooLarge = (fileBytes: number): RosterError =>
    rosterError('FILE_TOO_LARGE', 'file', { fileBytes, mostBytes: limits.fileBytes })
  if (typeof file !== 'string') {
    if (file.byteLength > limits.fileBytes) throw tooLarge(file.byteLength)
    return file
  }
  try {
    const { size } = await stat(file)
    if (size > limits.fileBytes) throw tooLarge(size)
    return await readFile(file)
  } catch (error) {
    if (error instanceof RosterError) throw error
    throw rosterError('FILE_NOT_FOUND', 'file', { reason: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' })
  }
}

async function readInWorker(
  input: RosterWorkerInput,
  signal: AbortSignal | undefined,
): Promise<RosterWorkerAnswer | undefined> {
  const { timeoutMs, workerHeapMb: heapMb } = input.request.limits
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    return await runInThread<RosterWorkerAnswer>({
      ...{ name: 'roster-worker', from: import.meta.dirname, input, heapMb },
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      // The spreadsheet library prints what it does not know; a roster's content must not reach the log.
      isQuiet: true,
    })
  } catch (error) {
    signal?.throwIfAborted()
    if (deadline.aborted) throw rosterError('TOOK_TOO_LONG', 'file', { timeoutMs })
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
    throw rosterError('FILE_EXPANDS_TOO_FAR', 'file', { heapMb })
  }
}

/**
 * Reads a roster workbook (.xlsx, .xls, .ods, .csv in UTF-8 or GB18030; told by content) in a worker thread.
 * Rejects with RosterError {code, where, whatToDo, details}; rows' own problems are in the reading, not errors.
 */
export async function readRoster(file: string | Uint8Array, options: ReadRosterOptions): Promise<RosterReading> {
  options.signal?.throwIfAborted()
  const limits = { ...ROSTER_LIMITS, ...options.limits }
  const bytes = await bytesOf(file, limits)
  options.signal?.throwIfAborted()
  const request = { today: options.today, sheetName: options.sheetName, limits }
  const answer = await readInWorker({ bytes, request }, options.signal)
  if (answer === undefined) throw rosterError('UNREADABLE', 'file')
  if ('error' in answer) throw new RosterError(answer.error)
  return answer.reading
}

export type RosterFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  beds: BedsFeature
  residents: ResidentsFeature
}
type CommitInput = Parameters<RosterDraftsService['commit']>[0]
export type RosterFeature = ReturnType<typeof createRosterFeature>

/** Builds the feature; does no work until called. */
export function createRosterFeature(deps: RosterFeatureDependencies) {
  const repository = createRosterRepository(deps.records)
  const drafts = createRosterDraftsService({ ...deps, repository, readFile: readRoster })
  return {
    router: createRosterRouter(drafts),
    /** Reads a file into a draft; for the command line. */
    read: (fileName: string, bytes: Uint8Array, actor: Actor) => drafts.read({ bytes, fileName }, actor),
    current: drafts.current,
    mend: drafts.mend,
    /** Admits chosen rows; beds that do not exist are made as 普通, 全托 unless told otherwise. */
    commit: (input: Omit<CommitInput, 'newBeds'> & { newBeds?: CommitInput['newBeds'] }, actor: Actor) =>
      drafts.commit({ newBeds: { careType: 'ordinary', stayMode: 'full-time' }, ...input }, actor),
    discard: drafts.discard,
  }
}

// A home of the bench: real files with a key, the whole backend, and a client that goes through guard and zod as every screen does.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { type Backend, createBackend } from '#main/backend/create-backend.ts'
import { openDatabase, type SqliteDatabase } from '#main/database/open-database.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createLogger } from '#main/platform/logger.ts'
import { dataFolderPaths } from '#main/platform/paths.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { FACILITY } from '../../support/facility-record.ts'

export const BENCH_KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 5 + 3)
export const manager = { loginName: 'bench', displayName: '院长', password: 'Gulou-2618-x' }

const cheapHash = { logN: 10, r: 8, p: 1 }

export async function withFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'yian-bench-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function openBackend(dataFolder: string, isLive = false, clock = systemClock): Promise<Backend> {
  return createBackend({
    dataFolder,
    clock,
    key: { rawKey: BENCH_KEY },
    logger: createLogger({ isSilent: true }),
    mqtt: { isEnabled: isLive, port: 0 },
    hashCost: { password: cheapHash, pin: cheapHash },
  })
}

export type Seat = { client: AppClient; token: string }

/** A new seat with the manager signed in. */
export async function signIn(backend: Backend): Promise<Seat> {
  const seat = backend.openSeat(null, 'bench')
  const client: AppClient = createRouterClient(backend.router, { context: backend.contextFor(seat.seatId) })
  const { loginName, password } = manager
  await client.accounts.signIn({ loginName, password })
  return { client, token: seat.token }
}

/** Both files of a closed home, for writing in bulk or for the raw side of a case. */
export async function withFiles<Result>(
  dataFolder: string,
  act: (files: { records: SqliteDatabase; telemetry: SqliteDatabase }) => Result | Promise<Result>,
): Promise<Result> {
  const paths = dataFolderPaths(dataFolder)
  const records = openDatabase({ file: paths.recordsFile, key: BENCH_KEY, role: 'records' })
  const telemetry = openDatabase({ file: paths.telemetryFile, key: BENCH_KEY, role: 'telemetry' })
  try {
    return await act({ records, telemetry })
  } finally {
    records.close()
    telemetry.close()
  }
}

/** Sets an empty home up and closes it again. */
export async function foundHome(dataFolder: string): Promise<void> {
  const backend = await openBackend(dataFolder)
  try {
    const seat = backend.openSeat(null, 'bench')
    const client: AppClient = createRouterClient(backend.router, { context: backend.contextFor(seat.seatId) })
    await client.accounts.setUp({ facility: FACILITY, manager })
  } finally {
    await backend.dispose()
  }
}

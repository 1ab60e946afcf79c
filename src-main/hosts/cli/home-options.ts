// Options every command on a data folder shares: which folder, which key.
import type { ParseArgsOptionsConfig } from 'node:util'
import { HomePart } from '#shared/features/maintenance/maintenance.contract.ts'
import { type BackendOptions, createBackend } from '../../backend/create-backend.ts'
import type { ResolveKeyOptions } from '../../database/key-store.ts'
import { parseRecoveryKey } from '../../database/recovery-key.ts'
import { systemClock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { createLogger, type Logger } from '../../platform/logger.ts'
import { defaultDataFolder } from '../../platform/paths.ts'

export const homeOptions = {
  data: { type: 'string' },
  'key-file': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const satisfies ParseArgsOptionsConfig

export type HomeValues = { data?: string | undefined; 'key-file'?: string | undefined; json?: boolean | undefined }

/** Key from the environment (never from the command line, where other users could read it) or from a key file. */
export function keyOptions(values: HomeValues): Omit<ResolveKeyOptions, 'dataFolder' | 'clock'> {
  const { YIAN_PASSPHRASE: passphrase, YIAN_RECOVERY_KEY: recoveryKey } = process.env
  return {
    ...(passphrase ? { passphrase } : {}),
    ...(recoveryKey ? { rawKey: parseRecoveryKey(recoveryKey) } : {}),
    ...(values['key-file'] ? { keyFile: values['key-file'] } : {}),
  }
}

/** `--part records|telemetry`, given once or twice; undefined = everything. Throws PART_UNKNOWN. */
export function partsOf(given: readonly string[] | undefined): HomePart[] | undefined {
  return given?.map((part) => {
    const known = HomePart.safeParse(part)
    if (known.success) return known.data
    throw new DomainError(
      'PART_UNKNOWN',
      { part },
      `There is no part "${part}". Use --part records or --part telemetry.`,
    )
  })
}

export function dataFolderOf(values: HomeValues): string {
  return values.data ?? defaultDataFolder()
}

export function commandLogger(): Logger {
  return createLogger({ level: process.env.YIAN_LOG === 'debug' ? 'debug' : 'warn' })
}

/** A backend without devices and timers, for one command; the caller disposes it. */
export function openForCommand(values: HomeValues, more: Partial<BackendOptions> = {}) {
  return createBackend({
    dataFolder: dataFolderOf(values),
    clock: systemClock,
    key: keyOptions(values),
    logger: commandLogger(),
    mqtt: { isEnabled: false, port: 0 },
    ...more,
  })
}

// `manifest.json` of a backup: what is in it and how to tell that it is whole. Holds no personal data and no key.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { HomePart } from '#shared/features/maintenance/maintenance.contract.ts'
import { DomainError } from '../platform/domain-error.ts'
import { HomeHeader } from './home-header.ts'

export const BACKUP_MANIFEST = 'manifest.json'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const BackupFile = z.object({
  role: HomePart,
  /** A bare file name: a backup must not name a place outside itself. */
  name: z.enum(['records.db', 'telemetry.db']),
  bytes: z.number().int().nonnegative(),
  sha256: Sha256,
  /** The last migration applied; null for a file without history. */
  schemaVersion: z.string().nullable(),
  tables: z.record(z.string(), z.number().int().nonnegative()),
  auditHead: z.object({ seq: z.number().int().nonnegative(), hash: Sha256 }).nullable(),
})
export type BackupFile = z.infer<typeof BackupFile>

export const BackupManifest = z.object({
  format: z.literal('yian-backup'),
  formatVersion: z.literal(1),
  createdAt: z.number().int(),
  appVersion: z.string(),
  isEncrypted: z.boolean(),
  /** `nightly`: made by the console itself, and removed by it when enough newer ones lie beside. */
  origin: z.enum(['by-hand', 'nightly']).default('by-hand'),
  /** A copy of home.json: without its salt a passphrase opens nothing. */
  header: HomeHeader.nullable(),
  files: z.array(BackupFile).min(1),
})
export type BackupManifest = z.infer<typeof BackupManifest>

export function readBackupManifest(backup: string): BackupManifest {
  const file = join(backup, BACKUP_MANIFEST)
  if (!existsSync(file)) {
    const advice = 'Choose the folder that holds manifest.json.'
    throw new DomainError('BACKUP_NOT_FOUND', { backup }, `${backup} is not a backup. ${advice}`)
  }
  try {
    return BackupManifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const advice = 'It is damaged or was made by a newer version: use another backup.'
    throw new DomainError('BACKUP_DAMAGED', { backup, file }, `${file} cannot be read. ${advice}`, { cause })
  }
}

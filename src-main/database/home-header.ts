// `home.json` in the data folder: which home this is and how its key is come by. Holds nothing secret.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { DomainError } from '../platform/domain-error.ts'

export const HomeHeader = z.object({
  format: z.literal(1),
  folderId: z.uuid(),
  createdAt: z.number().int(),
  source: z.enum(['given', 'passphrase', 'key-file']),
  scrypt: z
    .object({
      salt: z.string().regex(/^[0-9a-f]{32,128}$/),
      // Bounded, so that an altered file cannot make the start take hours or all memory.
      cost: z.number().int().min(16_384).max(262_144),
      blockSize: z.number().int().min(8).max(16),
      parallelization: z.number().int().min(1).max(8),
    })
    .nullable(),
  /** Lets a wrong key be told from a damaged file; it says nothing about the key itself. */
  keyCheck: z.string().regex(/^[0-9a-f]{16}$/),
})
export type HomeHeader = z.infer<typeof HomeHeader>

/** Null when there is none yet. */
export function readHomeHeader(file: string): HomeHeader | null {
  if (!existsSync(file)) return null
  try {
    return HomeHeader.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const advice = 'Put back the home.json of the latest backup, or start with the printed recovery key.'
    throw new DomainError('HOME_HEADER_UNREADABLE', { file }, `${file} is damaged. ${advice}`, { cause })
  }
}

export function writeHomeHeader(file: string, header: HomeHeader): void {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, `${JSON.stringify(header, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(draft, file)
}

export function makeKeyCheck(key: Uint8Array, folderId: string): string {
  return createHmac('sha256', key).update(`yian key check ${folderId}`).digest('hex').slice(0, 16)
}

export function isKeyOf(header: HomeHeader, key: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(makeKeyCheck(key, header.folderId)), Buffer.from(header.keyCheck))
}

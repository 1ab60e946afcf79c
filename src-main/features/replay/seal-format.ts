// The sealed file: JSON lines in named parts and a manifest as the last line. Each part has a SHA-256 of its lines as they stand in the
// file; the seal covers the manifest, and the audit log keeps the seal. No byte can change without one of the three saying so.
import { createHash, type Hash } from 'node:crypto'
import { canonicalJson } from '../../platform/canonical-json.ts'

/** Parts in the order of the file. */
export const sealParts = [
  'home',
  'beds',
  'bindings',
  'stays',
  'runs',
  'alarms',
  'alarm-events',
  'readings',
  'audit',
] as const
export type SealPart = (typeof sealParts)[number]

export type SealManifest = {
  format: 'yian-replay'
  version: 1
  from: number
  to: number
  sealedAt: number
  generator: string
  copy: 'masked' | 'full'
  hasVitals: boolean
  /** What the file cannot tell. */
  limits: string[]
  auditHead: { seq: number; hash: string }
  parts: { part: SealPart; lines: number; sha256: string }[]
}

export const sealLimits: readonly string[] = [
  'a value that stays the same is stored once a minute, so an age may be told up to 60 seconds too old',
  'a message sent without acknowledgement (QoS 0) may be lost on its way and then never was known',
  'readings older than their keeping time are gone',
]

export function lineOf(part: SealPart | 'manifest', data: unknown): string {
  return `${canonicalJson({ part, data })}\n`
}

/** The seal of a manifest: SHA-256 of its canonical text. */
export function sealOf(manifest: SealManifest): string {
  return createHash('sha256').update(canonicalJson(manifest), 'utf8').digest('hex')
}

/** Counts and hashes the lines of each part. */
export function createPartHashes() {
  const parts = new Map<SealPart, { lines: number; hash: Hash }>(
    sealParts.map((part) => [part, { lines: 0, hash: createHash('sha256') }]),
  )
  return {
    add(part: SealPart, line: string): void {
      const entry = parts.get(part)
      if (!entry) return
      entry.lines += 1
      entry.hash.update(line, 'utf8')
    },
    sums: (): SealManifest['parts'] =>
      [...parts].map(([part, { lines, hash }]) => ({ part, lines, sha256: hash.digest('hex') })),
  }
}

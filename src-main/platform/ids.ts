// UUIDv7 ids: sortable by creation, so that lists and indexes keep the order in which things happened.
// Must stay strictly increasing within one process even when the machine's clock steps back.
import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

export type IdSource = () => string

const HIGHEST_COUNTER = 0xfff

export function createIdSource(
  clock: Pick<Clock, 'now'>,
  random: (size: number) => Uint8Array = randomBytes,
): IdSource {
  let lastMs = -1
  let counter = 0
  return () => {
    const bytes = Buffer.from(random(16))
    const nowMs = clock.now()
    if (nowMs > lastMs) {
      lastMs = nowMs
      // Starts in the lower half so that at least 2048 further ids fit into the same millisecond.
      counter = bytes.readUInt16BE(6) & 0x7ff
    } else if (counter < HIGHEST_COUNTER) {
      counter += 1
    } else {
      lastMs += 1
      counter = 0
    }
    bytes.writeUIntBE(lastMs, 0, 6)
    bytes.writeUInt16BE(0x7000 | counter, 6)
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}

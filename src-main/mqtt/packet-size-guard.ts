// Watches the fixed headers of an MQTT byte stream and stops a packet that announces more than the house is willing to hold in memory.
// The broker library has no such limit of its own: without it one client could announce 256 MB and exhaust the machine.

export type PacketSizeGuard = { accepts: (chunk: Uint8Array) => boolean }

export function createPacketSizeGuard(limitBytes: number): PacketSizeGuard {
  let skip = 0
  let length = 0
  let lengthBytes = -1
  return {
    /** false as soon as one packet is larger than the limit or its length is malformed. */
    accepts(chunk) {
      let at = 0
      while (at < chunk.length) {
        if (skip > 0) {
          const step = Math.min(skip, chunk.length - at)
          skip -= step
          at += step
          continue
        }
        const byte = chunk[at] ?? 0
        at += 1
        if (lengthBytes < 0) {
          lengthBytes = 0
          length = 0
          continue
        }
        length += (byte & 0x7f) * 128 ** lengthBytes
        lengthBytes += 1
        if (length > limitBytes || lengthBytes > 4) return false
        if ((byte & 0x80) === 0) {
          skip = length
          lengthBytes = -1
        }
      }
      return true
    },
  }
}

// Reads what a PNG or JPEG says of itself. Believes the bytes, never a name; refuses what a screen could choke on.

/** More pixels than this would fill a screen's memory from a few bytes. */
const MOST_PIXELS = 40_000_000
const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

export type ImageHead = { mediaType: 'image/png' | 'image/jpeg'; widthPx: number; heightPx: number }

/** Null when the bytes are no whole head of a PNG or JPEG of 1 to 40 million pixels. */
export function readImageHead(bytes: Uint8Array): ImageHead | null {
  const head = pngHead(bytes) ?? jpegHead(bytes)
  if (!head || head.widthPx < 1 || head.heightPx < 1 || head.widthPx * head.heightPx > MOST_PIXELS) return null
  return head
}

function pngHead(bytes: Uint8Array): ImageHead | null {
  if (bytes.length < 33 || !PNG_START.every((byte, index) => bytes[index] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(12) !== 0x49484452) return null
  return { mediaType: 'image/png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) }
}

/** Walks the segments up to the frame header, which alone knows the size. */
function jpegHead(bytes: Uint8Array): ImageHead | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { mediaType: 'image/jpeg', heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) }
    if (marker === 0xda || marker === 0xd9) return null
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

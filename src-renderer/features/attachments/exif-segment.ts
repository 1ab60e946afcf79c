// Carries what a camera wrote (time, place) from the photo into its smaller copy. Works on bytes only.

const START = [0xff, 0xd8]
const APP1 = 0xe1
const SCAN = 0xda
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]
const ORIENTATION = 0x0112
const ENTRY_BYTES = 12

/** The whole APP1 segment with EXIF of a JPEG; null when it has none. */
export function exifSegmentOf(jpeg: Uint8Array): Uint8Array | null {
  if (jpeg[0] !== START[0] || jpeg[1] !== START[1]) return null
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  let at = 2
  while (at + 10 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== SCAN) {
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    const isExif = jpeg[at + 1] === APP1 && EXIF.every((byte, index) => jpeg[at + 4 + index] === byte)
    if (isExif) return jpeg.slice(at, at + 2 + length)
    at += 2 + length
  }
  return null
}

/** The copy with the segment in front. The copy was drawn upright, so the camera's orientation is set to "as it lies". */
export function withExifSegment(copy: Uint8Array<ArrayBuffer>, segment: Uint8Array | null): Uint8Array<ArrayBuffer> {
  if (segment === null) return copy
  const upright = uprightSegment(segment)
  const joined = new Uint8Array(copy.length + upright.length)
  joined.set(copy.subarray(0, 2))
  joined.set(upright, 2)
  joined.set(copy.subarray(2), 2 + upright.length)
  return joined
}

function uprightSegment(segment: Uint8Array): Uint8Array {
  const made = segment.slice()
  const tiff = 4 + EXIF.length
  const view = new DataView(made.buffer, made.byteOffset, made.byteLength)
  if (made.length < tiff + 8) return made
  const isLittle = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, isLittle)
  if (directory + 2 > made.length) return made
  const count = view.getUint16(directory, isLittle)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES
    if (entry + ENTRY_BYTES > made.length) return made
    if (view.getUint16(entry, isLittle) === ORIENTATION) view.setUint16(entry + 8, 1, isLittle)
  }
  return made
}

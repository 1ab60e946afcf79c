// The heads of pictures, made by hand: as much of a PNG or JPEG as tells its size.

export function tinyPng(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(45)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

export function tinyJpeg(width: number, height: number): Uint8Array {
  const application = Buffer.from([0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46])
  const frame = Buffer.from([0xff, 0xff, 0xc0, 0x00, 0x0b, 8, 0, 0, 0, 0, 1, 0, 0, 0])
  frame.writeUInt16BE(height, 6)
  frame.writeUInt16BE(width, 8)
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, frame, Buffer.alloc(12)])
}

/** A JPEG whose camera wrote when it was taken ("2026:11:26 03:05:00"), its zone ("+08:00") and how it was held (1 to 8). */
export function photoJpeg({ time, offset, orientation = 1 }: { time: string; offset?: string; orientation?: number }) {
  const jpeg = tinyJpeg(320, 200)
  const segment = exifSegment(time, offset, orientation)
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]))
}

const ENTRY = 12
/** TIFF, little-endian: a directory with orientation and a pointer to the EXIF directory, which points to its texts. */
function exifSegment(time: string, offset: string | undefined, orientation: number): Buffer {
  const texts = [
    { tag: 0x9003, text: `${time}\0` },
    ...(offset === undefined ? [] : [{ tag: 0x9011, text: `${offset}\0` }]),
  ]
  const exifAt = 8 + 2 + 2 * ENTRY + 4
  let textAt = exifAt + 2 + texts.length * ENTRY + 4
  const tiff = Buffer.alloc(textAt + texts.reduce((sum, { text }) => sum + text.length, 0))
  tiff.write('II', 0, 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  entry(10, 0x0112, 3, 1, orientation)
  entry(10 + ENTRY, 0x8769, 4, 1, exifAt)
  tiff.writeUInt16LE(texts.length, exifAt)
  texts.forEach(({ tag, text }, index) => {
    entry(exifAt + 2 + index * ENTRY, tag, 2, text.length, textAt)
    tiff.write(text, textAt, 'latin1')
    textAt += text.length
  })
  const head = Buffer.from([0xff, 0xe1, 0, 0, 0x45, 0x78, 0x69, 0x66, 0, 0])
  head.writeUInt16BE(tiff.length + 8, 2)
  return Buffer.concat([head, tiff])
}

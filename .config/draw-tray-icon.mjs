// Draws resources/icons/tray.png (32 × 32) after src-renderer/public/icon.svg; run by hand when the icon changes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const SIZE = 32
/** Points looked at per pixel and axis; their share inside a shape makes its edge smooth. */
const SAMPLES = 4
const GREEN = [0x0c, 0x5a, 0x63]
const WHITE = [255, 255, 255]

/** The bed of the icon as straight strokes, `[x1, y1, x2, y2]`. */
const strokes = [
  [7, 10, 7, 22],
  [7, 18, 25, 18],
  [25, 16, 25, 22],
  [13, 13, 22, 13],
  [13, 13, 13, 18],
  [22, 13, 25, 16],
]

function isInPlate(x, y) {
  const radius = 7
  const dx = Math.max(radius - x, x - (SIZE - radius), 0)
  const dy = Math.max(radius - y, y - (SIZE - radius), 0)
  return Math.hypot(dx, dy) <= radius
}

function isNearStroke(x, y, [x1, y1, x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) <= 1.2
}

const isInBed = (x, y) => Math.hypot(x - 9.8, y - 14.6) <= 1.8 || strokes.some((stroke) => isNearStroke(x, y, stroke))

function shareOf(isInside, px, py) {
  let inside = 0
  for (let index = 0; index < SAMPLES * SAMPLES; index += 1) {
    const x = px + ((index % SAMPLES) + 0.5) / SAMPLES
    const y = py + (Math.floor(index / SAMPLES) + 0.5) / SAMPLES
    if (isInside(x, y)) inside += 1
  }
  return inside / (SAMPLES * SAMPLES)
}

function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

// Each line begins with its filter, 0 = none.
const pixels = Buffer.alloc(SIZE * (1 + SIZE * 4))
for (let y = 0; y < SIZE; y += 1) {
  for (let x = 0; x < SIZE; x += 1) {
    const bed = shareOf(isInBed, x, y)
    const colour = GREEN.map((green, index) => Math.round(green * (1 - bed) + WHITE[index] * bed))
    pixels.set([...colour, Math.round(255 * shareOf(isInPlate, x, y))], y * (1 + SIZE * 4) + 1 + x * 4)
  }
}
const header = Buffer.alloc(13)
header.writeUInt32BE(SIZE, 0)
header.writeUInt32BE(SIZE, 4)
// 8 bits a channel, red green blue alpha.
header.set([8, 6], 8)
const folder = resolve(import.meta.dirname, '..', 'resources', 'icons')
mkdirSync(folder, { recursive: true })
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0))]
writeFileSync(resolve(folder, 'tray.png'), Buffer.concat([signature, ...parts]))

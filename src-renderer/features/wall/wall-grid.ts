// How many tiles stand side by side so that all beds fit one screen and each is as large as can be. Pure.

export type WallGrid = {
  columns: number
  rows: number
  /** Type scale of a tile; 1 = a tile of 186 × 84 px, the size read from five metres on a 1080p screen. */
  scale: number
  /** False = even the smallest legible tile does not fit; the wall turns pages. */
  isFitting: boolean
}

const tileWidthPx = 186
const tileHeightPx = 80
/** Below this the bed number is no longer read from across the room. */
const smallestScale = 0.7
const largestScale = 2.2

export type WallGridOptions = {
  /** Between tiles. */
  gapPx?: number
  /** 2 keeps the two beds of a room side by side. */
  columnStep?: number
  /** Type scale of the seat; large type (1.5) makes the smallest tile larger by as much. */
  typeScale?: number
}

export function fitWallGrid(count: number, widthPx: number, heightPx: number, options: WallGridOptions = {}): WallGrid {
  const { gapPx = 6, columnStep = 1, typeScale = 1 } = options
  const smallest = smallestScale * typeScale
  const step = count >= columnStep * 2 ? columnStep : 1
  if (count <= 0 || widthPx <= 0 || heightPx <= 0) return { columns: 1, rows: 1, scale: 1, isFitting: true }
  let best = { columns: step, rows: Math.ceil(count / step), scale: 0 }
  for (let columns = step; columns < count + step; columns += step) {
    const rows = Math.ceil(count / columns)
    const width = (widthPx - gapPx * (columns - 1)) / columns
    const height = (heightPx - gapPx * (rows - 1)) / rows
    const scale = Math.min(width / tileWidthPx, height / tileHeightPx)
    if (scale > best.scale) best = { columns, rows, scale }
  }
  if (best.scale >= smallest)
    return { ...best, scale: Math.min(best.scale, Math.max(largestScale, smallest)), isFitting: true }
  const columns = Math.max(step, Math.floor((widthPx + gapPx) / (tileWidthPx * smallest + gapPx) / step) * step)
  return { columns, rows: Math.ceil(count / columns), scale: smallest, isFitting: false }
}

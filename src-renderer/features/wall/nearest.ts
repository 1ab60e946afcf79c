// Where an arrow key leads on a screen whose tiles, chips and rooms have any size. Pure.

export type Box = { left: number; top: number; right: number; bottom: number }

/** How much a step to the side counts against a step ahead: rows are left only when there is nothing in them. */
const sideways = 3

function gap(fromLow: number, fromHigh: number, toLow: number, toHigh: number): number {
  return Math.max(0, toLow - fromHigh, fromLow - toHigh)
}

/** Index of the box an arrow key leads to from `from`; null = nothing lies there. */
export function nearestBox(from: Box, boxes: readonly Box[], key: string): number | null {
  const centreX = (from.left + from.right) / 2
  const centreY = (from.top + from.bottom) / 2
  let best: number | null = null
  let bestCost = Number.POSITIVE_INFINITY
  for (const [index, box] of boxes.entries()) {
    const x = (box.left + box.right) / 2
    const y = (box.top + box.bottom) / 2
    const isAcross = key === 'ArrowLeft' || key === 'ArrowRight'
    const ahead =
      key === 'ArrowLeft'
        ? centreX - x
        : key === 'ArrowRight'
          ? x - centreX
          : key === 'ArrowUp'
            ? centreY - y
            : y - centreY
    // Half a pixel: boxes of one row never stand quite level.
    if (ahead <= 0.5) continue
    const aside = isAcross
      ? gap(from.top + 1, from.bottom - 1, box.top, box.bottom)
      : gap(from.left + 1, from.right - 1, box.left, box.right)
    // Left and right stay in their row; up and down may reach a thing that stands beside.
    if (isAcross && aside > 0) continue
    const off = isAcross ? Math.abs(y - centreY) : Math.abs(x - centreX)
    const side = aside * sideways + off / sideways
    const cost = ahead + side
    if (cost < bestCost) {
      best = index
      bestCost = cost
    }
  }
  return best
}

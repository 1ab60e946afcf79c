// How many alarms stand in the strip. Each keeps room for its words; the rest is counted, never squeezed. Pure.

const mostShown = 5
/** A card narrower than this would cut off what the alarm is about. */
const cardWidthPx = 300
const gapPx = 8
const moreWidthPx = 110

/** How many cards fit; whatever does not is counted in words. */
export function cardsThatFit(count: number, widthPx: number, extraCards: number): number {
  if (widthPx <= 0) return Math.min(count, 1)
  const roomFor = (width: number) => Math.floor((width + gapPx) / (cardWidthPx + gapPx)) - extraCards
  const all = Math.min(mostShown, roomFor(widthPx))
  if (count <= all) return count
  return Math.max(1, Math.min(mostShown, roomFor(widthPx - moreWidthPx - gapPx)))
}

// Which page of the wall is shown. Pages turn by themselves; a new alarm brings its own page, and whoever works on the wall stops the turning.
import { useEffect, useState } from 'react'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { isCallingNow } from '../alarms/index.ts'
import type { WallBed } from './use-wall.ts'
import type { WallPageOf } from './wall-pages.ts'

/** How long a page stays; the bar beside its number runs as long. */
export const turnEveryMs = 15_000

export type WallPager = {
  /** 0-based; always a page that is there. */
  index: number
  isTurning: boolean
  turn: (step: 1 | -1) => void
  toggleTurning: () => void
}

/** `isHeld`: somebody reads or handles something on this page now. */
export function useWallPages(
  pages: readonly WallPageOf<WallBed>[],
  alarms: readonly Alarm[],
  isHeld: () => boolean,
): WallPager {
  const [asked, setAsked] = useState(0)
  const [isTurning, setTurning] = useState(true)
  const count = pages.length
  const index = Math.min(asked, Math.max(0, count - 1))

  useEffect(() => {
    if (!isTurning || count < 2) return
    const timer = setInterval(() => {
      if (!isHeld()) setAsked((before) => (Math.min(before, count - 1) + 1) % count)
    }, turnEveryMs)
    return () => clearInterval(timer)
  }, [isTurning, count, isHeld])

  const newest = alarms
    .filter((alarm) => isCallingNow(alarm) && alarm.bedId !== null)
    .reduce<Alarm | null>((latest, alarm) => (latest && latest.rangAt >= alarm.rangAt ? latest : alarm), null)
  const [broughtId, setBroughtId] = useState<string | null>(null)
  const ring = newest && `${newest.id}:${newest.rings}`
  if (newest && ring !== broughtId && count > 0) {
    setBroughtId(ring)
    const its = pages.findIndex((page) => page.beds.some(({ tile }) => tile.bedId === newest.bedId))
    if (its >= 0) setAsked(its)
  }

  return {
    index,
    isTurning,
    turn: (step) => count > 0 && setAsked((index + step + count) % count),
    toggleTurning: () => setTurning((before) => !before),
  }
}

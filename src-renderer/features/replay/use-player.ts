// The player's time: plays at a chosen speed, waits for frames that are not drawn yet, and stops at the end of its span.
import { useEffect, useState } from 'react'

export const speeds = [1, 10, 60, 600] as const
export type Speed = (typeof speeds)[number]
const stepMs = 500
const hourMs = 3_600_000
const dayMs = 24 * hourMs

export type Player = {
  /** Epoch milliseconds UTC, whole seconds. */
  at: number
  isPlaying: boolean
  speed: Speed
  seek: (at: number) => void
  toggle: () => void
  setSpeed: (speed: Speed) => void
}

const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000

/** `isBusy`: the frame of the present moment is still on its way; time does not run ahead of it. */
export function usePlayer(from: number, to: number, isBusy: boolean): Player {
  // A day that is over plays from its beginning, the present one from its last hour.
  const [at, setAt] = useState(to - from < dayMs ? Math.max(from, to - hourMs) : from)
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>(60)
  const clamped = Math.min(Math.max(at, from), to)

  useEffect(() => {
    if (!isPlaying || isBusy) return
    const timer = setTimeout(() => {
      const next = Math.min(to, clamped + stepMs * speed)
      setAt(next)
      if (next >= to) setPlaying(false)
    }, stepMs)
    return () => clearTimeout(timer)
  }, [isPlaying, isBusy, speed, to, clamped])

  return {
    at: wholeSecond(clamped),
    isPlaying,
    speed,
    seek: (next) => setAt(wholeSecond(Math.min(Math.max(next, from), to))),
    toggle: () => setPlaying((before) => !before),
    setSpeed,
  }
}

/** The step nearest after (1) or before (-1) a moment; undefined = none that way. `times` in order. */
export function neighbour(times: readonly number[], at: number, way: 1 | -1): number | undefined {
  return way === 1 ? times.find((time) => time >= at + 1000) : times.findLast((time) => time < at)
}

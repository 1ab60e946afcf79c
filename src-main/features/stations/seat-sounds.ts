// Which open walls are not heard, and why; how long a silence lasts before it is an alarm is the alarm rule's word. A wall that says nothing for a minute is no longer open; one that was left is nobody's ear.
import type { SeatSound, SilenceCause } from '#shared/features/stations/stations.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Actor } from '../../rpc/request-context.ts'

const FORGOTTEN_AFTER_MS = 60_000
/** Hand-over comes first; then the speaker is tried. */
const TEST_GRACE_MS = 30 * 60_000
const SWEEP_MS = 1_000

export type SeatSilence = { seatId: string; seatName: string; cause: SilenceCause; since: number }
export type ShiftTest = { shiftStartedAt: number; isHeard: boolean | null }

type OpenWall = { seatName: string; sound: SeatSound; openedAt: number; heardAt: number }

export type SeatSounds = ReturnType<typeof createSeatSounds>

export type SeatSoundsOptions = {
  clock: Clock
  /** What the speaker test of the running shift said at this seat. */
  testOf: (seatId: string) => ShiftTest
  /** Told once when a cause begins (`isSilent`) and once when it ends. */
  onChanged: (silence: SeatSilence, isSilent: boolean) => void
}

export function createSeatSounds({ clock, testOf, onChanged }: SeatSoundsOptions) {
  const walls = new Map<string, OpenWall>()
  const told = new Map<string, SeatSilence>()
  let stop = () => {}

  function causeOf(seatId: string, wall: OpenWall, now: number): SilenceCause | null {
    if (wall.sound !== 'on' && wall.sound !== 'closed') return wall.sound
    const { shiftStartedAt, isHeard } = testOf(seatId)
    if (isHeard === false) return 'not-heard'
    const dueAt = Math.max(shiftStartedAt, wall.openedAt) + TEST_GRACE_MS
    return isHeard === null && now >= dueAt ? 'not-tested' : null
  }

  function judge(seatId: string): void {
    const now = clock.now()
    const wall = walls.get(seatId)
    if (wall && (wall.sound === 'closed' || now - wall.heardAt > FORGOTTEN_AFTER_MS)) walls.delete(seatId)
    const open = walls.get(seatId)
    const cause = open ? causeOf(seatId, open, now) : null
    const before = told.get(seatId)
    if (before?.cause === cause || (!before && cause === null)) return
    told.delete(seatId)
    if (before) onChanged(before, false)
    if (cause === null || !open) return
    const silence = { seatId, seatName: open.seatName, cause, since: now }
    told.set(seatId, silence)
    onChanged(silence, true)
  }

  return {
    report({ seatId, seatName }: Pick<Actor, 'seatId' | 'seatName'>, sound: SeatSound): void {
      const now = clock.now()
      const known = walls.get(seatId)
      walls.set(seatId, { seatName, sound, openedAt: known?.openedAt ?? now, heardAt: now })
      judge(seatId)
    },
    /** A test was recorded, or time passed. */
    judge,
    /** How many walls are open, and those of them that are not heard, longest first. */
    heard: () => ({
      openWalls: walls.size,
      silent: [...told.values()].sort((left, right) => left.since - right.since),
    }),
    start(): void {
      stop = clock.every(SWEEP_MS, () => {
        for (const seatId of [...walls.keys()]) judge(seatId)
      })
    },
    stop(): void {
      stop()
      stop = () => {}
    },
  }
}

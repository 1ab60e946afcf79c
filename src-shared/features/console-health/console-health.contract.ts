// What the console proves about itself: broker, disk, clock, backlog, the telemetry file, backup, heartbeat and sound. No personal data.
import * as z from 'zod'
import { Instant } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { SilenceCause } from '../stations/stations.contract.ts'

/** What is watched. `sound`: whether the open walls are heard; unknown while no wall is open. */
export const WatchName = z.enum(['broker', 'disk', 'clock', 'backlog', 'telemetry', 'backup', 'heartbeat', 'sound'])
export type WatchName = z.infer<typeof WatchName>

/** One thing watched. `unknown` = never measured in this run; it is never shown as fine. */
export const ConsoleWatch = z.object({
  name: WatchName,
  state: z.enum(['fine', 'trouble', 'unknown']),
  /** Since when the state is what it is; epoch milliseconds. */
  since: Instant,
  /** Last time it was measured; null = never. */
  provenAt: Instant.nullable(),
  /** Figures behind the state: `freeBytes`, `totalBytes`, `jumpSeconds`, `pending`, `lagMs`, `usedBytes` … */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type ConsoleWatch = z.infer<typeof ConsoleWatch>

/** A seat whose open wall is not heard, why, and since when (epoch milliseconds). */
export const SilentSeat = z.object({ seatName: z.string(), cause: SilenceCause, since: Instant })
export type SilentSeat = z.infer<typeof SilentSeat>

/** What every screen says of the console while it lasts, gravest first. `broker`, `disk`, `clock`, `backlog` as watched; `storage`: alarms or readings are not written. */
export const TroubleKind = z.enum(['storage', 'broker', 'disk', 'backlog', 'clock'])
export type TroubleKind = z.infer<typeof TroubleKind>

/** One trouble and since when it lasts (epoch milliseconds). */
export const ConsoleTrouble = z.object({ kind: TroubleKind, since: Instant })
export type ConsoleTrouble = z.infer<typeof ConsoleTrouble>

export const consoleHealthContract = {
  /** Everything watched, in the order of `WatchName`, and the seats that are not heard, longest first. */
  get: needs('devices.read', { isBackground: true }).output(
    z.object({ watches: z.array(ConsoleWatch), silentSeats: z.array(SilentSeat), heartbeatTopic: z.string() }),
  ),
  /** What no screen may hide, in the order of `TroubleKind`; a watch that was not measured is no trouble and no all-clear. */
  troubles: needs('signed-in', { isBackground: true }).output(z.array(ConsoleTrouble)),
}

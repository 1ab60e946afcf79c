// What the console proves about itself: broker, disk, clock, backlog, the telemetry file, backup and heartbeat. No personal data.
import * as z from 'zod'
import { Instant } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

/** What is watched. */
export const WatchName = z.enum(['broker', 'disk', 'clock', 'backlog', 'telemetry', 'backup', 'heartbeat'])
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

export const consoleHealthContract = {
  /** Everything watched, in the order of `WatchName`. */
  get: needs('devices.read', { isBackground: true }).output(
    z.object({ watches: z.array(ConsoleWatch), heartbeatTopic: z.string() }),
  ),
}

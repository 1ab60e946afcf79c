// Every live feed has one shape: a snapshot, then changes numbered without a gap, and a beat so that silence is noticed.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { Instant } from './primitives.ts'

/** Beats come at least this often; a screen that hears nothing for twice as long says so (limit of the wall: 5 s). */
export const feedBeatIntervalMs = 2_000

/** Contract output of a feed: `snapshot`, `change` (seq + 1 each) and `beat` (seq unchanged). On a gap the client asks anew. */
export function liveFeed<Snapshot extends z.ZodType, Change extends z.ZodType>(snapshot: Snapshot, change: Change) {
  return eventIterator(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('snapshot'), seq: z.number().int(), at: Instant, snapshot }),
      z.object({ kind: z.literal('change'), seq: z.number().int(), at: Instant, change }),
      z.object({ kind: z.literal('beat'), seq: z.number().int(), at: Instant }),
    ]),
  )
}

/** One message of a feed. */
export type FeedMessage<Snapshot, Change> =
  | { kind: 'snapshot'; seq: number; at: number; snapshot: Snapshot }
  | { kind: 'change'; seq: number; at: number; change: Change }
  | { kind: 'beat'; seq: number; at: number }

// Test and drill mode: for a while, in one place, alarms are marked 演练 and call nobody outside. Everything else rings as ever.
import * as z from 'zod'
import { DeviceId, Instant, Reason, RoomId } from '../../contract/primitives.ts'

/** Where the drill is held. */
export const DrillScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('house') }),
  z.object({ kind: z.literal('room'), roomId: RoomId }),
  z.object({ kind: z.literal('device'), deviceId: DeviceId }),
])
export type DrillScope = z.infer<typeof DrillScope>

export const Drill = z.object({
  id: z.string(),
  /** test = detectors are tried out; drill = people practise. */
  kind: z.enum(['test', 'drill']),
  scope: DrillScope,
  /** Room or device name; null for the whole house. */
  scopeLabel: z.string().nullable(),
  reason: z.string(),
  /** True = the siren sounds in it as in earnest. */
  callsSiren: z.boolean(),
  startedAt: Instant,
  /** Ends by itself then. */
  endsAt: Instant,
  startedBy: z.string(),
})
export type Drill = z.infer<typeof Drill>

/** Minutes 1 to 240: nobody forgets a house in test mode over night. */
export const StartDrillInput = z.object({
  kind: Drill.shape.kind,
  scope: DrillScope,
  minutes: z.number().int().min(1).max(240),
  callsSiren: z.boolean().default(false),
  reason: Reason,
})

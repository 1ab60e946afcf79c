// Cards of the staff: held to a reader at a bed or a door they tell that somebody came. A card nobody knows waits here until it is assigned.
import * as z from 'zod'
import { Instant, Reason, RecordId, UserId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

/** `unknown` = read, but nobody's yet; `withdrawn` = lost or given back: it tells nobody's presence any more. */
export const BadgeState = z.enum(['assigned', 'unknown', 'withdrawn'])
export type BadgeState = z.infer<typeof BadgeState>

export const BadgeCard = z.object({
  id: RecordId,
  /** Last four characters of the number; the rest is kept only as a keyed hash. */
  ending: z.string(),
  state: BadgeState,
  userId: UserId.nullable(),
  holder: z.string().nullable(),
  firstReadAt: Instant,
  lastReadAt: Instant,
  /** Where it was read last, in words. */
  lastPlace: z.string(),
})
export type BadgeCard = z.infer<typeof BadgeCard>

export const badgesContract = {
  /** Every card, the one read last first. */
  list: needs('accounts.manage').output(z.array(BadgeCard)),
  /** Errors: NOT_FOUND (card, or no active account). An assigned card passes from one account to another. */
  assign: needs('accounts.manage')
    .input(z.object({ id: RecordId, userId: UserId }))
    .output(BadgeCard),
  /** Errors: NOT_FOUND, NOTHING_TO_UNDO (it is nobody's). */
  withdraw: needs('accounts.manage')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(BadgeCard),
}

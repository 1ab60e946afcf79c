// Facts this feature announces after they are stored.
import type { BedId } from '#shared/contract/primitives.ts'

export type BedsEvents = {
  /** Beds were added, closed, blocked, freed of a block, or got another type. */
  'beds-changed': { bedIds: readonly BedId[] }
}

// Asks the console what is wrong with itself, for whoever is signed in at this seat.
import { useQuery } from '@tanstack/react-query'
import type { ConsoleTrouble } from '#shared/features/console-health/console-health.contract.ts'
import { useSession } from '../../features/accounts/index.ts'
import { api } from '../rpc-client.ts'

const askedEveryMs = 5_000
const none: readonly ConsoleTrouble[] = []

/** Gravest first. While the connection is lost the last answer stands; the connection has a banner of its own. */
export function useTroubles(): { troubles: readonly ConsoleTrouble[]; troublesTo: string | null } {
  const { user, isLocked, can } = useSession()
  const asked = useQuery(
    api.consoleHealth.troubles.queryOptions({ enabled: user !== null && !isLocked, refetchInterval: askedEveryMs }),
  )
  return { troubles: asked.data ?? none, troublesTo: can('devices.read') ? '/settings/health' : null }
}

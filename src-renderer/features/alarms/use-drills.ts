// The tests and drills that run now, followed once by whoever shows them.
import type { Drill } from '#shared/features/alarms/alarm-drills.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useLiveFeed } from '../../app/use-live-feed.ts'
import { useSession } from '../accounts/index.ts'

const watchDrills = ({ signal }: { signal: AbortSignal }) => client.alarms.drills.watch(undefined, { signal })
const replace = (_known: Drill[], now: Drill[]): Drill[] => now
const none: readonly Drill[] = []

export function useDrills(): readonly Drill[] {
  const { can, isCovered } = useSession()
  return useLiveFeed(watchDrills, replace, can('alarms.read') && !isCovered).data ?? none
}

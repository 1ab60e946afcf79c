// The sheet of the house and the running roll-call, live at every seat that ticks it.
import { useQuery } from '@tanstack/react-query'
import type { MarkEntry, RollCall, RollCallChange } from '#shared/features/roll-call/roll-call.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useLiveFeed } from '../../app/use-live-feed.ts'
import { useSession } from '../accounts/index.ts'

/** People move while the sheet is open: where they were last felt is asked for again this often. */
const sheetEveryMs = 10_000

const watchCall = ({ signal }: { signal: AbortSignal }) => client.rollCall.watch(undefined, { signal })

/** The newest mark of each person counts. */
export function applyMarks(known: readonly MarkEntry[], fresh: readonly MarkEntry[]): MarkEntry[] {
  const marks = new Map(known.map((mark) => [mark.residentId, mark]))
  for (const mark of fresh) marks.set(mark.residentId, mark)
  return [...marks.values()]
}

function applyChange(call: RollCall | null, change: RollCallChange): RollCall | null {
  if (change.kind === 'call') return change.call
  return call && { ...call, marks: applyMarks(call.marks, change.marks) }
}

export function useRunningCall() {
  const canRead = useCan('roll-call.read')
  const { isLocked } = useSession()
  return useLiveFeed<RollCall | null, RollCallChange>(watchCall, applyChange, canRead && !isLocked)
}

export function useSheet() {
  return useQuery(api.rollCall.sheet.queryOptions({ refetchInterval: sheetEveryMs }))
}

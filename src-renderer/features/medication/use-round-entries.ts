// The round that is shown, by the address of the page, and what was entered into it.
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { DoseEntry, DoseOutcome } from '#shared/features/medication/medication.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useSentEntries } from '../../ui/use-sent-entries.ts'
import { useRefreshMedication, useRound } from './queries.ts'

/** `at` is an instant within the shift; null = the one that runs. */
export type ShownRound = { at: number | null; floorName: string | null }

const record = (entries: DoseEntry[]) => client.medication.record({ entries, second: null })

export function useRoundEntries() {
  const [params, setParams] = useSearchParams()
  const asked = params.get('at')
  const shown: ShownRound = { at: asked === null ? null : Number(asked), floorName: params.get('floor') }
  const list = useRound({ floorName: shown.floorName, ...(shown.at === null ? {} : { at: shown.at }) })
  const refreshAll = useRefreshMedication()
  const refresh = useCallback(() => void refreshAll(), [refreshAll])
  const sent = useSentEntries<DoseEntry>(record, refresh)
  return {
    ...{ list, shown, refresh, refused: sent.refused, waitingCount: sent.waitingCount, isFailing: sent.isFailing },
    ...{ entered: sent.entered as ReadonlyMap<string, DoseOutcome>, enter: sent.enter },
    show(next: Partial<ShownRound>): void {
      const { at, floorName } = { ...shown, ...next }
      setParams({ ...(at === null ? {} : { at: String(at) }), ...(floorName === null ? {} : { floor: floorName }) })
    },
  }
}

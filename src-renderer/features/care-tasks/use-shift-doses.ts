// The drugs of the shift beside its care: how many doses each person has and how many nobody has told of yet.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ShiftTasks } from '#shared/features/care-tasks/care-tasks.contract.ts'
import { countDoses } from '#shared/features/medication/doses.rules.ts'
import type { DoseCounts } from '#shared/features/medication/medication.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'

const refreshMs = 30_000
const none: ReadonlyMap<ResidentId, DoseCounts> = new Map()

/** By person; empty for whoever may not read medication, and until the shift is known. */
export function useShiftDoses(shown: ShiftTasks | undefined): ReadonlyMap<ResidentId, DoseCounts> {
  const enabled = useCan('medication.read') && shown !== undefined
  const input = { at: shown?.shift.startedAt ?? 0, floorName: shown?.floorName ?? null }
  const round = useQuery(api.medication.round.queryOptions({ input, enabled, refetchInterval: refreshMs }))
  const doses = round.data?.doses
  return useMemo(() => {
    if (!doses) return none
    return new Map([...Map.groupBy(doses, ({ residentId }) => residentId)].map(([id, own]) => [id, countDoses(own)]))
  }, [doses])
}

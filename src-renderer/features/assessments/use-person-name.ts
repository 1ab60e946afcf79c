// The name a form or a report stands for.
import { useQuery } from '@tanstack/react-query'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

/** Bed and name as in every list; an ellipsis until they are known. */
export function usePersonName(residentId: ResidentId): string {
  const { data } = useQuery(api.residents.get.queryOptions({ input: { id: residentId } }))
  return data ? [data.bedLabel, data.name].filter(Boolean).join(' ') : '…'
}

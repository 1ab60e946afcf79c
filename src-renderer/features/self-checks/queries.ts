// What several screens of self-checks ask for.
import { useQuery } from '@tanstack/react-query'
import type { CheckKind, CheckList } from '#shared/features/self-checks/self-checks.model.ts'
import { api } from '../../app/rpc-client.ts'

export function useCheckLists(): CheckList[] | undefined {
  return useQuery(api.selfChecks.lists.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
}

export function useCheckList(kind: CheckKind | undefined): CheckList | undefined {
  return useCheckLists()?.find((list) => list.kind === kind)
}

// Names of the staff of today, as suggestions where a name is written; nobody is asked who may not read the roll.
import { useQuery } from '@tanstack/react-query'
import { useToday } from '../ui/use-today.ts'
import { api } from './rpc-client.ts'
import { useCan } from './use-can.ts'

export function useStaffNames(): string[] {
  const on = useToday()
  const enabled = useCan('staff.read')
  const staff = useQuery({ ...api.staff.list.queryOptions({ input: { on } }), enabled })
  return [...new Set((staff.data ?? []).map(({ name }) => name))]
}

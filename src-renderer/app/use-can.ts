// What the signed-in person may do, for hiding what they may not. It never protects anything: the backend's guard does.
import { useQuery } from '@tanstack/react-query'
import { isAllowed, type Permission } from '#shared/contract/permissions.ts'
import { api } from './rpc-client.ts'

/** True when this seat's person holds the permission; false while nobody is known. */
export function useCan(permission: Permission): boolean {
  const { data } = useQuery(api.accounts.status.queryOptions())
  const user = data?.session.state === 'signed-in' ? data.session.user : null
  return user !== null && user !== undefined && isAllowed(user.roles, permission)
}

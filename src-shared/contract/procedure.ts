// The base of every contract: typed errors, and the permission a procedure asks for, kept in its metadata.
import { oc } from '@orpc/contract'
import { commonErrors } from './error-codes.ts'
import type { Permission } from './permissions.ts'

/** Contract metadata. `permission` is enforced by one middleware; a test fails when a procedure names none. */
export type ProcedureMeta = {
  permission: Permission | undefined
  /** True for calls a screen makes by itself (feeds, polls): they do not keep an idle session awake. */
  isBackground: boolean
}

const base = oc.$meta<ProcedureMeta>({ permission: undefined, isBackground: false }).errors(commonErrors)

/** Starts the contract of a procedure that needs `permission`. */
export function needs(permission: Permission, options: { isBackground?: boolean } = {}) {
  return base.meta({ permission, isBackground: options.isBackground ?? false })
}

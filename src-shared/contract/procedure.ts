// The base of every contract: typed errors, and the permission a procedure asks for, kept in its metadata.
import { oc } from '@orpc/contract'
import { commonErrors } from './error-codes.ts'
import type { Permission } from './permissions.ts'

/** Contract metadata. `permission` is enforced by one middleware; a test fails when a procedure names none. */
export type ProcedureMeta = {
  permission: Permission | undefined
  /** True for calls a screen makes by itself (feeds, polls): they do not keep an idle session awake. */
  isBackground: boolean
  /**
   * Whether a locked seat is answered: `never`; `idle` = a seat that locked itself, so that a wall on it goes on; `always` = also a
   * seat a person locked, which then must not be told whose alarm it is.
   */
  whileLocked: 'never' | 'idle' | 'always'
}

const undeclared: ProcedureMeta = { permission: undefined, isBackground: false, whileLocked: 'never' }
const base = oc.$meta<ProcedureMeta>(undeclared).errors(commonErrors)

/** Starts the contract of a procedure that needs `permission`. */
export function needs(permission: Permission, options: Partial<Omit<ProcedureMeta, 'permission'>> = {}) {
  return base.meta({ ...undeclared, ...options, permission })
}

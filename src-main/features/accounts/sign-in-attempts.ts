// Lock-out after wrong passwords or PINs: 5 failures lock the account for 15 minutes (the trade's usual level-2 control).
import { DomainError } from '../../platform/domain-error.ts'
import { verifySecret } from '../../platform/secret-hash.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { UserRecord } from './accounts.tables.ts'

const MAX_FAILURES = 5
const LOCK_OUT_MS = 15 * 60_000
// A hash of nothing: an unknown name must take as long as a wrong password.
const decoyHash = `scrypt$15$8$3$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`

export type AttemptResult = { outcome: 'ok'; user: UserRecord } | { outcome: 'wrong'; user: UserRecord | null }

/** Checks a secret against a user and counts failures. Throws ACCOUNT_LOCKED while locked out. */
export async function attempt(
  repository: AccountsRepository,
  now: number,
  user: UserRecord | undefined,
  secret: string,
  kind: 'password' | 'pin',
): Promise<AttemptResult> {
  if (user?.lockedUntil && user.lockedUntil > now) {
    throw new DomainError('ACCOUNT_LOCKED', { values: { minutes: Math.ceil((user.lockedUntil - now) / 60_000) } })
  }
  const stored = (kind === 'password' ? user?.passwordHash : user?.pinHash) ?? decoyHash
  const isRight = await verifySecret(secret, stored)
  if (!user || !user.isActive) return { outcome: 'wrong', user: null }
  if (isRight && stored !== decoyHash) {
    if (user.failedCount > 0 || user.lockedUntil !== null)
      repository.updateUser(user.id, { failedCount: 0, lockedUntil: null })
    return { outcome: 'ok', user }
  }
  // Read again: attempts run side by side, and each must count.
  const failedCount = (repository.findUser(user.id)?.failedCount ?? user.failedCount) + 1
  const isLockedOut = failedCount >= MAX_FAILURES
  repository.updateUser(user.id, {
    failedCount: isLockedOut ? 0 : failedCount,
    lockedUntil: isLockedOut ? now + LOCK_OUT_MS : null,
  })
  return { outcome: 'wrong', user }
}

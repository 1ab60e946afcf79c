// Lock-out after wrong passwords or PINs: 5 failures lock the account for 15 minutes (the trade's usual level-2 control).
// Names nobody has are treated alike, so that the answer never tells which accounts exist.

import type { UserId } from '#shared/contract/primitives.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { type HashCost, verifySecret } from '../../platform/secret-hash.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { UserRecord } from './accounts.tables.ts'

const MAX_FAILURES = 5
const LOCK_OUT_MS = 15 * 60_000
const UNKNOWN_NAMES_KEPT = 1_000

export type AttemptResult = { outcome: 'ok'; user: UserRecord } | { outcome: 'wrong'; user: UserRecord | null }
export type SecretKind = 'password' | 'pin'
/** `name` is what was typed; it counts the failures when no account has it. */
export type Attempt = { user: UserRecord | undefined; name: string; secret: string; kind: SecretKind }

type Failures = { failedCount: number; lockedUntil: number | null }

/** A hash of nothing: an unknown name must take as long as a wrong password. */
function decoyHash({ logN, r, p }: HashCost): string {
  return `scrypt$${logN}$${r}$${p}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`
}

function countFailure(known: Failures, now: number): Failures {
  const failedCount = known.failedCount + 1
  return failedCount >= MAX_FAILURES
    ? { failedCount: 0, lockedUntil: now + LOCK_OUT_MS }
    : { failedCount, lockedUntil: null }
}

/** Throws ACCOUNT_LOCKED. A lock-out never lasts longer than its length, even when the machine's clock was set back. */
function refuseWhileLocked(known: Failures, now: number): void {
  const leftMs = (known.lockedUntil ?? 0) - now
  if (leftMs <= 0 || leftMs > LOCK_OUT_MS) return
  throw new DomainError('ACCOUNT_LOCKED', { values: { minutes: Math.ceil(leftMs / 60_000) } })
}

/** Checks secrets and counts failures; attempts side by side all count, and none gets through once the account is locked. */
export function createSignInAttempts(deps: {
  repository: AccountsRepository
  clock: Clock
  cost: { password: HashCost; pin: HashCost }
}) {
  const { repository, clock } = deps
  const unknownNames = new Map<string, Failures>()
  const decoys = { password: decoyHash(deps.cost.password), pin: decoyHash(deps.cost.pin) }

  function ofUnknown(name: string): Failures {
    return unknownNames.get(name) ?? { failedCount: 0, lockedUntil: null }
  }

  function countUnknown(name: string): void {
    const counted = countFailure(ofUnknown(name), clock.now())
    unknownNames.delete(name)
    unknownNames.set(name, counted)
    const [oldest] = unknownNames.keys()
    if (unknownNames.size > UNKNOWN_NAMES_KEPT && oldest !== undefined) unknownNames.delete(oldest)
  }

  function findActive(id: UserId | undefined): UserRecord | undefined {
    const user = id && repository.findUser(id)
    return user?.isActive ? user : undefined
  }

  return {
    /** Throws ACCOUNT_LOCKED while locked out. */
    async check({ user: found, name, secret, kind }: Attempt): Promise<AttemptResult> {
      const key = name.normalize('NFKC').toLowerCase()
      const stored = found?.isActive ? (kind === 'password' ? found.passwordHash : found.pinHash) : null
      refuseWhileLocked(found?.isActive ? found : ofUnknown(key), clock.now())
      const isRight = await verifySecret(secret, stored ?? decoys[kind])
      // Read again: while the hash was computed other attempts may have locked the account, or somebody changed it.
      const user = findActive(found?.id)
      refuseWhileLocked(user ?? ofUnknown(key), clock.now())
      if (!user) {
        countUnknown(key)
        return { outcome: 'wrong', user: null }
      }
      const isCurrent = stored !== null && stored === (kind === 'password' ? user.passwordHash : user.pinHash)
      if (isRight && isCurrent) {
        if (user.failedCount > 0 || user.lockedUntil !== null)
          repository.updateUser(user.id, { failedCount: 0, lockedUntil: null })
        return { outcome: 'ok', user }
      }
      repository.updateUser(user.id, countFailure(user, clock.now()))
      return { outcome: 'wrong', user }
    },
  }
}

// Who sits at a seat: sign-in, switch by PIN, lock, sign-out. Wrong attempts leave an audit row too; no secret is ever returned or logged.
import type { UserId } from '#shared/contract/primitives.ts'
import type { SeatSession } from '#shared/features/accounts/accounts.contract.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { HashCost } from '../../platform/secret-hash.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { UserRecord } from './accounts.tables.ts'
import { createAccountsAudit } from './accounts-audit.ts'
import type { SeatsService } from './seats.service.ts'
import { type Attempt, createSignInAttempts, type SecretKind } from './sign-in-attempts.ts'

export type SignInDependencies = {
  records: SqliteDatabase
  repository: AccountsRepository
  seats: SeatsService
  clock: Clock
  cost: { password: HashCost; pin: HashCost }
}
export type SignInService = ReturnType<typeof createSignInService>

export function createSignInService(deps: SignInDependencies) {
  const { records, repository, seats, clock } = deps
  const audit = createAccountsAudit(deps)
  const attempts = createSignInAttempts(deps)

  async function checkSecret(actor: Actor, attempt: Attempt): Promise<UserRecord> {
    const result = await attempts.check(attempt)
    if (result.outcome === 'ok') return result.user
    withTransaction(records, () => audit(actor, `accounts.wrong-${attempt.kind}`, result.user?.id ?? null))
    throw new DomainError('WRONG_CREDENTIALS', { where: attempt.kind })
  }

  function finish(actor: Actor, user: UserRecord, kind: SecretKind): SeatSession {
    withTransaction(records, () => {
      repository.updateUser(user.id, { lastSignedInAt: clock.now() })
      audit({ ...actor, userId: user.id, roles: user.roles }, `accounts.sign-in-${kind}`, user.id)
      seats.seatUser(actor.seatId, user, kind === 'password')
    })
    return seats.announce(actor.seatId)
  }

  return {
    /** The signed-in person proves once more who they are. Throws WRONG_CREDENTIALS, ACCOUNT_LOCKED. */
    confirmPassword(actor: Actor, secret: string): Promise<UserRecord> {
      const user = actor.userId ? repository.findUser(actor.userId) : undefined
      return checkSecret(actor, { user, name: user?.loginName ?? '', secret, kind: 'password' })
    },
    async signIn(input: { loginName: string; password: string }, actor: Actor): Promise<SeatSession> {
      const name = input.loginName.trim()
      const found = repository.findUserByLoginName(name)
      const user = await checkSecret(actor, { user: found, name, secret: input.password, kind: 'password' })
      return finish(actor, user, 'password')
    },
    async signInWithPin(input: { userId: UserId; pin: string }, actor: Actor): Promise<SeatSession> {
      const isKnownHere = seats.mayUsePin(actor.seatId, input.userId)
      const found = isKnownHere ? repository.findUser(input.userId) : undefined
      const user = await checkSecret(actor, { user: found, name: input.userId, secret: input.pin, kind: 'pin' })
      // While the PIN was checked a changed password may have ended this way back.
      if (!seats.mayUsePin(actor.seatId, user.id)) throw new DomainError('WRONG_CREDENTIALS', { where: 'pin' })
      return finish(actor, user, 'pin')
    },
    /**
     * Somebody else than the person at the seat confirms an act with the PIN; both have signed in here. Wrong PINs count as at a switch.
     * Throws WRONG_CREDENTIALS, ACCOUNT_LOCKED, RULE_BROKEN (SECOND_PERSON_SAME).
     */
    async confirmByPin(actor: Actor, input: { userId: UserId; pin: string }): Promise<UserRecord> {
      if (input.userId === actor.userId) refuseRule('SECOND_PERSON_SAME', 'second')
      const found = seats.mayUsePin(actor.seatId, input.userId) ? repository.findUser(input.userId) : undefined
      return checkSecret(actor, { user: found, name: input.userId, secret: input.pin, kind: 'pin' })
    },
    lock(actor: Actor): SeatSession {
      withTransaction(records, () => {
        audit(actor, 'accounts.lock', actor.userId)
        seats.lock(actor.seatId)
      })
      return seats.announce(actor.seatId)
    },
    signOut(actor: Actor): SeatSession {
      withTransaction(records, () => {
        if (actor.userId) audit(actor, 'accounts.sign-out', actor.userId)
        seats.clear(actor.seatId)
      })
      return seats.announce(actor.seatId)
    },
  }
}

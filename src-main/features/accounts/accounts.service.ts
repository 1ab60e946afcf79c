// Sign-in and accounts. Every act leaves an audit row; wrong attempts too. No secret is ever returned or logged.
import { permissionsOf, type Role } from '#shared/contract/permissions.ts'
import { UserId } from '#shared/contract/primitives.ts'
import type { SeatSession, UserAccount } from '#shared/features/accounts/accounts.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { type HashCost, hashSecret } from '../../platform/secret-hash.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { UserRecord } from './accounts.tables.ts'
import type { SeatsService } from './seats.service.ts'
import { checkPassword, checkPin } from './secret-strength.ts'
import { attempt } from './sign-in-attempts.ts'

export type NewAccount = { loginName: string; displayName: string; password: string; roles: Role[]; pin?: string }
export type AccountsDependencies = {
  records: SqliteDatabase
  repository: AccountsRepository
  seats: SeatsService
  clock: Clock
  newId: () => string
  cost: { password: HashCost; pin: HashCost }
}
export type AccountsService = ReturnType<typeof createAccountsService>

export function createAccountsService(deps: AccountsDependencies) {
  const { records, repository, seats, clock } = deps

  function audit(
    actor: Actor,
    action: string,
    objectId: string | null,
    more: { before?: unknown; after?: unknown; reason?: string } = {},
  ): void {
    appendAudit(records, { at: clock.now(), ...auditAs(actor), action, objectType: 'user', objectId, ...more })
  }

  function mustFind(id: UserId): UserRecord {
    const user = repository.findUser(id)
    if (!user) throw new DomainError('NOT_FOUND', { where: 'user', values: { id } })
    return user
  }

  async function checkSecret(
    actor: Actor,
    user: UserRecord | undefined,
    secret: string,
    kind: 'password' | 'pin',
  ): Promise<UserRecord> {
    const result = await attempt(repository, clock.now(), user, secret, kind)
    if (result.outcome === 'ok') return result.user
    withTransaction(records, () => audit(actor, `accounts.wrong-${kind}`, result.user?.id ?? null))
    throw new DomainError('WRONG_CREDENTIALS', { where: kind })
  }

  function finishSignIn(actor: Actor, user: UserRecord, kind: 'password' | 'pin'): SeatSession {
    return withTransaction(records, () => {
      repository.updateUser(user.id, { lastSignedInAt: clock.now() })
      audit({ ...actor, userId: user.id, roles: user.roles }, `accounts.sign-in-${kind}`, user.id)
      return seats.seatUser(actor.seatId, user, kind === 'password')
    })
  }

  /** A home without anybody who may manage accounts could never be helped again. */
  function refuseIfLastManager(user: UserRecord, next: { roles: Role[]; isActive: boolean }): void {
    const manages = (roles: Role[]) => permissionsOf(roles).has('accounts.manage')
    if (!manages(user.roles) || (next.isActive && manages(next.roles))) return
    const others = repository
      .listUsers()
      .filter((other) => other.id !== user.id && other.isActive && manages(other.roles))
    if (others.length === 0) throw new DomainError('LAST_MANAGER', { where: 'roles' })
  }

  function auditView(user: Pick<UserRecord, 'loginName' | 'displayName' | 'roles' | 'isActive'>) {
    return { loginName: user.loginName, displayName: user.displayName, roles: user.roles, isActive: user.isActive }
  }

  async function create(input: NewAccount, actor: Actor): Promise<UserRecord> {
    checkPassword(input.password, input.loginName)
    if (input.pin !== undefined) checkPin(input.pin)
    const passwordHash = await hashSecret(input.password, deps.cost.password)
    const pinHash = input.pin === undefined ? null : await hashSecret(input.pin, deps.cost.pin)
    return withTransaction(records, () => {
      if (repository.findUserByLoginName(input.loginName)) {
        throw new DomainError('LOGIN_NAME_TAKEN', { where: 'loginName' })
      }
      const user: UserRecord = {
        id: UserId.parse(deps.newId()),
        loginName: input.loginName,
        displayName: input.displayName,
        roles: input.roles,
        passwordHash,
        pinHash,
        isActive: true,
        failedCount: 0,
        lockedUntil: null,
        lastSignedInAt: null,
        createdAt: clock.now(),
        version: 1,
      }
      repository.insertUser(user)
      audit(actor, 'accounts.create', user.id, { after: auditView(user) })
      return user
    })
  }

  return {
    create,
    async signIn(input: { loginName: string; password: string }, actor: Actor): Promise<SeatSession> {
      const user = await checkSecret(
        actor,
        repository.findUserByLoginName(input.loginName.trim()),
        input.password,
        'password',
      )
      return finishSignIn(actor, user, 'password')
    },
    async signInWithPin(input: { userId: UserId; pin: string }, actor: Actor): Promise<SeatSession> {
      const isKnownHere = seats.mayUsePin(actor.seatId, input.userId)
      const user = await checkSecret(
        actor,
        isKnownHere ? repository.findUser(input.userId) : undefined,
        input.pin,
        'pin',
      )
      return finishSignIn(actor, user, 'pin')
    },
    lock(actor: Actor): SeatSession {
      return withTransaction(records, () => {
        audit(actor, 'accounts.lock', actor.userId)
        return seats.lock(actor.seatId)
      })
    },
    signOut(actor: Actor): SeatSession {
      return withTransaction(records, () => {
        if (actor.userId) audit(actor, 'accounts.sign-out', actor.userId)
        return seats.clear(actor.seatId)
      })
    },
    async changePassword(input: { currentPassword: string; newPassword: string }, actor: Actor): Promise<void> {
      const user = await checkSecret(actor, mustFind(actor.userId as UserId), input.currentPassword, 'password')
      checkPassword(input.newPassword, user.loginName)
      const passwordHash = await hashSecret(input.newPassword, deps.cost.password)
      withTransaction(records, () => {
        repository.updateUser(user.id, { passwordHash })
        audit(actor, 'accounts.change-password', user.id)
      })
    },
    async setPin(input: { currentPassword: string; pin: string }, actor: Actor): Promise<void> {
      const user = await checkSecret(actor, mustFind(actor.userId as UserId), input.currentPassword, 'password')
      checkPin(input.pin)
      const pinHash = await hashSecret(input.pin, deps.cost.pin)
      withTransaction(records, () => {
        repository.updateUser(user.id, { pinHash })
        audit(actor, 'accounts.set-pin', user.id)
      })
      seats.refreshAll()
    },
    async setPinOf(loginName: string, pin: string): Promise<void> {
      const user = repository.findUserByLoginName(loginName)
      if (!user) throw new DomainError('NOT_FOUND', { where: 'user' })
      checkPin(pin)
      repository.updateUser(user.id, { pinHash: await hashSecret(pin, deps.cost.pin) })
    },
    list: (): UserAccount[] => repository.listUsers().map(toAccount),
    update(
      input: { id: UserId; version: number; displayName: string; roles: Role[]; isActive: boolean },
      actor: Actor,
    ): UserAccount {
      const updated = withTransaction(records, () => {
        const user = mustFind(input.id)
        if (user.version !== input.version)
          throw new DomainError('EDIT_CONFLICT', { where: 'user', theirs: toAccount(user) })
        refuseIfLastManager(user, input)
        const changes = {
          displayName: input.displayName,
          roles: input.roles,
          isActive: input.isActive,
          version: user.version + 1,
        }
        repository.updateUser(user.id, changes)
        audit(actor, 'accounts.update', user.id, { before: auditView(user), after: auditView({ ...user, ...changes }) })
        return toAccount({ ...user, ...changes })
      })
      seats.refreshAll()
      return updated
    },
    async resetPassword(
      input: { id: UserId; newPassword: string; reason: string },
      actor: Actor,
    ): Promise<UserAccount> {
      const user = mustFind(input.id)
      checkPassword(input.newPassword, user.loginName)
      const passwordHash = await hashSecret(input.newPassword, deps.cost.password)
      return withTransaction(records, () => {
        const changes = { passwordHash, failedCount: 0, lockedUntil: null, version: user.version + 1 }
        repository.updateUser(user.id, changes)
        audit(actor, 'accounts.reset-password', user.id, { reason: input.reason })
        return toAccount({ ...user, ...changes })
      })
    },
  }
}

function toAccount(user: UserRecord): UserAccount {
  return {
    id: user.id,
    loginName: user.loginName,
    displayName: user.displayName,
    roles: user.roles,
    isActive: user.isActive,
    hasPin: user.pinHash !== null,
    lockedUntil: user.lockedUntil,
    lastSignedInAt: user.lastSignedInAt,
    version: user.version,
  }
}

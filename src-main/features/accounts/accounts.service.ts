// The people with an account. Every act leaves an audit row. No secret is ever returned or logged.
import { permissionsOf, type Role } from '#shared/contract/permissions.ts'
import { UserId } from '#shared/contract/primitives.ts'
import type { UserAccount } from '#shared/features/accounts/accounts.contract.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { type HashCost, hashSecret } from '../../platform/secret-hash.ts'
import { type Actor, systemActor } from '../../rpc/request-context.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { UserRecord } from './accounts.tables.ts'
import { createAccountsAudit } from './accounts-audit.ts'
import type { SeatsService } from './seats.service.ts'
import { checkPassword, checkPin } from './secret-strength.ts'
import type { SignInService } from './sign-in.service.ts'

export type NewAccount = { loginName: string; displayName: string; password: string; roles: Role[]; pin?: string }
export type AccountsDependencies = {
  records: SqliteDatabase
  repository: AccountsRepository
  seats: SeatsService
  signIn: SignInService
  clock: Clock
  newId: () => string
  cost: { password: HashCost; pin: HashCost }
}
export type AccountsService = ReturnType<typeof createAccountsService>

export function createAccountsService(deps: AccountsDependencies) {
  const { records, repository, seats, clock } = deps
  const audit = createAccountsAudit(deps)

  function mustFind(id: UserId): UserRecord {
    const user = repository.findUser(id)
    if (!user) throw new DomainError('NOT_FOUND', { where: 'user', values: { id } })
    return user
  }

  /** A home without anybody who may manage accounts could never be helped again. */
  function refuseIfLastManager(user: UserRecord, next: { roles: Role[]; isActive: boolean }): void {
    const manages = (roles: Role[]) => permissionsOf(roles).has('accounts.manage')
    if (!user.isActive || !manages(user.roles) || (next.isActive && manages(next.roles))) return
    const others = repository
      .listUsers()
      .filter((other) => other.id !== user.id && other.isActive && manages(other.roles))
    if (others.length === 0) throw new DomainError('LAST_MANAGER', { where: 'roles' })
  }

  return {
    /** `alongside` runs in the same transaction, after the account is stored. Throws PASSWORD_TOO_WEAK, LOGIN_NAME_TAKEN. */
    async create(input: NewAccount, actor: Actor, alongside?: () => void): Promise<UserRecord> {
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
        alongside?.()
        return user
      })
    },
    /** Ends every other seat of this person: who knew the old password must not stay in. */
    async changePassword(input: { currentPassword: string; newPassword: string }, actor: Actor): Promise<void> {
      const user = await deps.signIn.confirmPassword(actor, input.currentPassword)
      checkPassword(input.newPassword, user.loginName)
      const passwordHash = await hashSecret(input.newPassword, deps.cost.password)
      withTransaction(records, () => {
        repository.updateUser(user.id, { passwordHash })
        seats.dismiss(user.id, actor.seatId)
        audit(actor, 'accounts.change-password', user.id)
      })
      seats.refreshAll()
    },
    async setPin(input: { currentPassword: string; pin: string }, actor: Actor): Promise<void> {
      const user = await deps.signIn.confirmPassword(actor, input.currentPassword)
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
      const pinHash = await hashSecret(pin, deps.cost.pin)
      withTransaction(records, () => {
        repository.updateUser(user.id, { pinHash })
        audit(systemActor, 'accounts.set-pin', user.id)
      })
    },
    get: (id: UserId): UserAccount => toAccount(mustFind(id)),
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
        const { displayName, roles, isActive } = input
        const changes = { displayName, roles, isActive, version: user.version + 1 }
        repository.updateUser(user.id, changes)
        // Otherwise an account that is opened again would find its old seats still signed in.
        if (!isActive) seats.dismiss(user.id, null)
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
      checkPassword(input.newPassword, mustFind(input.id).loginName)
      const passwordHash = await hashSecret(input.newPassword, deps.cost.password)
      const account = withTransaction(records, () => {
        const user = mustFind(input.id)
        const changes = { passwordHash, failedCount: 0, lockedUntil: null, version: user.version + 1 }
        repository.updateUser(user.id, changes)
        seats.dismiss(user.id, null)
        audit(actor, 'accounts.reset-password', user.id, { reason: input.reason })
        return toAccount({ ...user, ...changes })
      })
      seats.refreshAll()
      return account
    },
  }
}

function auditView(user: Pick<UserRecord, 'loginName' | 'displayName' | 'roles' | 'isActive'>) {
  return { loginName: user.loginName, displayName: user.displayName, roles: user.roles, isActive: user.isActive }
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

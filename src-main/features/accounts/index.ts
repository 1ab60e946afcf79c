// Accounts: who may sign in, at which seat, as whom.
import type { Role } from '#shared/contract/permissions.ts'
import type { UserId } from '#shared/contract/primitives.ts'
import type { DemoLogin } from '#shared/features/accounts/accounts.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { type HashCost, passwordCost, pinCost } from '../../platform/secret-hash.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FacilityService } from '../facility/index.ts'
import { createAccountsRepository } from './accounts.repository.ts'
import { createAccountsRouter } from './accounts.router.ts'
import { createAccountsService } from './accounts.service.ts'
import { createSeatsService } from './seats.service.ts'
import { createSetUpService } from './set-up.service.ts'
import { createSignInService } from './sign-in.service.ts'

export type { NewAccount } from './accounts.service.ts'

export type AccountsFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  logger: Logger
  facility: FacilityService
  appVersion: string
  /** Cheaper hashes for tests only. */
  cost?: { password: HashCost; pin: HashCost }
}
export type AccountsFeature = ReturnType<typeof createAccountsFeature>

/** Builds the feature; `start` begins the auto-lock sweep, `stop` ends it. */
export function createAccountsFeature(deps: AccountsFeatureDependencies) {
  const repository = createAccountsRepository(deps.records)
  const autoLockMs = () => deps.facility.settings().autoLockMinutes * 60_000
  const seats = createSeatsService({ ...deps, repository, autoLockMs })
  const cost = deps.cost ?? { password: passwordCost, pin: pinCost }
  const signIn = createSignInService({ ...deps, repository, seats, cost })
  const accounts = createAccountsService({ ...deps, repository, seats, signIn, cost })
  const setUp = createSetUpService({ repository, accounts, signIn, facility: deps.facility })
  const demoLogins = (): DemoLogin[] => JSON.parse(repository.folderFact('demo_logins') ?? '[]') as DemoLogin[]
  const status = () => ({
    isSetUp: repository.hasUsers(),
    isDemo: repository.folderFact('is_demo') === '1',
    demoLogins: demoLogins(),
    facilityName: deps.facility.find()?.name ?? null,
    appVersion: deps.appVersion,
    serverNow: deps.clock.now(),
  })
  return {
    router: createAccountsRouter({ accounts, signIn, seats, setUp, status }),
    start: seats.start,
    stop: seats.stop,
    /** Finds or makes the seat of a token (cookie or window). */
    openSeat: seats.open,
    isSeatToken: seats.isToken,
    resolveSeat: seats.resolve,
    /** Used by the demo and by tests to make people; audited like any other act. */
    create: accounts.create,
    /** Marks the folder as a demo home whose logins may be shown. */
    markAsDemo(logins: DemoLogin[]): void {
      repository.setFolderFact('is_demo', '1')
      repository.setFolderFact('demo_logins', JSON.stringify(logins))
    },
    /** Sets a PIN without asking the password: for the demo home only. */
    setPinOf: accounts.setPinOf,
    /** A fact about the data folder itself, e.g. what the demo was built for. */
    fact: repository.folderFact,
    setFact: repository.setFolderFact,
    isDemo: () => repository.folderFact('is_demo') === '1',
    /**
     * Proves by PIN that a person who may use it at this seat stands there, without changing who sits at it. Throws WRONG_CREDENTIALS,
     * ACCOUNT_LOCKED.
     */
    async confirmPerson(
      actor: Actor,
      input: { userId: UserId; pin: string },
    ): Promise<{ userId: UserId; displayName: string; roles: readonly Role[] }> {
      const { id: userId, displayName, roles } = await signIn.confirmPerson(actor, input)
      return { userId, displayName, roles }
    },
    /** The person of an account in use; null = there is none. */
    personOf(userId: UserId): { displayName: string; roles: readonly Role[] } | null {
      const user = repository.findUser(userId)
      return user?.isActive ? { displayName: user.displayName, roles: user.roles } : null
    },
    displayNameOf: repository.findDisplayName,
  }
}

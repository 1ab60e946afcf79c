import { implement } from '@orpc/server'
import { type AppStatus, accountsContract } from '#shared/features/accounts/accounts.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AccountsService } from './accounts.service.ts'
import type { SeatsService } from './seats.service.ts'
import type { SetUpService } from './set-up.service.ts'
import type { SignInService } from './sign-in.service.ts'

const api = implement(accountsContract).$context<RequestContext>()
const ok = { ok: true } as const

export type AccountsRouterDependencies = {
  accounts: AccountsService
  signIn: SignInService
  seats: SeatsService
  setUp: SetUpService
  status: () => Omit<AppStatus, 'session'>
}

export function createAccountsRouter({ accounts, signIn, seats, setUp, status }: AccountsRouterDependencies) {
  return api.router({
    status: api.status.handler(({ context }) => ({ ...status(), session: seats.view(context.seatId) })),
    watchSession: api.watchSession.handler(({ context, signal }) => seats.watch(context.seatId, signal)),
    setUp: api.setUp.handler(({ input, context }) => setUp.run(input, context.actor)),
    signIn: api.signIn.handler(({ input, context }) => signIn.signIn(input, context.actor)),
    signInWithPin: api.signInWithPin.handler(({ input, context }) => signIn.signInWithPin(input, context.actor)),
    lock: api.lock.handler(({ context }) => signIn.lock(context.actor)),
    signOut: api.signOut.handler(({ context }) => signIn.signOut(context.actor)),
    touch: api.touch.handler(() => ok),
    changePassword: api.changePassword.handler(async ({ input, context }) => {
      await accounts.changePassword(input, context.actor)
      return ok
    }),
    setPin: api.setPin.handler(async ({ input, context }) => {
      await accounts.setPin(input, context.actor)
      return ok
    }),
    list: api.list.handler(() => accounts.list()),
    create: api.create.handler(async ({ input, context }) => {
      const created = await accounts.create(input, context.actor)
      return accounts.get(created.id)
    }),
    update: api.update.handler(({ input, context }) => accounts.update(input, context.actor)),
    resetPassword: api.resetPassword.handler(({ input, context }) => accounts.resetPassword(input, context.actor)),
  })
}

// First run: the facility's master record and the manager's account. Works once; afterwards it answers ALREADY_SET_UP.
import type { SeatSession } from '#shared/features/accounts/accounts.contract.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FacilityService } from '../facility/index.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { AccountsService } from './accounts.service.ts'
import type { SignInService } from './sign-in.service.ts'

export type SetUpInput = {
  facility: Facility
  manager: { loginName: string; displayName: string; password: string }
}
export type SetUpService = ReturnType<typeof createSetUpService>

export function createSetUpService(deps: {
  repository: AccountsRepository
  accounts: AccountsService
  signIn: SignInService
  facility: FacilityService
}) {
  let isRunning = false
  return {
    async run(input: SetUpInput, actor: Actor): Promise<SeatSession> {
      if (isRunning || deps.repository.hasUsers()) throw new DomainError('ALREADY_SET_UP')
      isRunning = true
      try {
        deps.facility.check(input.facility)
        // One transaction: a home with a manager but no master record could not be set up again.
        const saveFacility = () => void deps.facility.save(input.facility, actor)
        await deps.accounts.create({ ...input.manager, roles: ['director'] }, actor, saveFacility)
        return await deps.signIn.signIn(input.manager, actor)
      } finally {
        isRunning = false
      }
    },
  }
}

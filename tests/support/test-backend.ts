import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { type Backend, type BackendOptions, createBackend } from '#main/backend/create-backend.ts'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import { createLogger } from '#main/platform/logger.ts'
import { systemActor } from '#main/rpc/request-context.ts'
import type { appContract } from '#shared/contract/app-contract.ts'
import type { Role } from '#shared/contract/permissions.ts'
import type { UserId } from '#shared/contract/primitives.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import { TEST_KEY, TEST_NOW } from './database-fixture.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

/** Hashes so cheap that a test may make hundreds; the form is the real one. */
export const cheapHashes = { password: { logN: 4, r: 8, p: 1 }, pin: { logN: 4, r: 8, p: 1 } }
export const testPassword = 'Hibiscus-2026'
export const testPin = '284915'

/** A master record with the two names that are required; all else is unknown. */
export const emptyFacility: Facility = {
  ...{ name: '安和养老院', shortName: '安和', creditCode: null, areaCode: null, address: null, headName: null },
  ...{ phone: null, nature: null, foundedOn: null, isFiled: null, filedOn: null, passedFireAcceptance: null },
  ...{ hasFoodLicence: null, hasLiabilityInsurance: null, isLongTermCareInsuranceSite: null, hasMedicalUnit: null },
  ...{ buildingAreaSqm: null, siteAreaSqm: null },
}

export type TestClient = ContractRouterClient<typeof appContract>
export type TestSeat = { seatId: string; token: string; client: TestClient }
export type TestBackend = {
  backend: Backend
  clock: ManualClock
  dataFolder: string
  /** Lines of the log as written. */
  log: string[]
  /** Ids of the accounts made for `roles`; login name = role, password = `testPassword`. */
  userIds: Map<Role, UserId>
  /** A new seat with nobody at it. */
  openSeat(name?: string): TestSeat
  /** A new seat with somebody of that role signed in by password. */
  signIn(role: Role): Promise<TestSeat>
  dispose(): Promise<void>
}

export type TestBackendOptions = {
  clock?: ManualClock
  /** One account per role. */
  roles?: readonly Role[]
  /** Set-up with a facility is done only when roles are asked for; `mqtt` is off unless given. */
  mqtt?: BackendOptions['mqtt']
}

/** The real backend over a temporary encrypted folder, with time moved by hand; gone when the test ends. Does not call `start`. */
export async function createTestBackend(options: TestBackendOptions = {}): Promise<TestBackend> {
  const clock = options.clock ?? createManualClock(TEST_NOW)
  const dataFolder = join(makeTemporaryFolder(), 'home')
  const log: string[] = []
  const backend = await createBackend({
    dataFolder,
    clock,
    key: { rawKey: TEST_KEY },
    logger: createLogger({ level: 'trace', destination: { write: (line) => void log.push(line) } }),
    mqtt: options.mqtt ?? { isEnabled: false, port: 0 },
    isDurable: false,
    hashCost: cheapHashes,
  })
  let isOpen = true
  const dispose = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await backend.dispose()
  }
  onTestFinished(dispose)

  const userIds = new Map<Role, UserId>()
  for (const role of options.roles ?? []) {
    const account = { loginName: role, displayName: `person ${role}`, password: testPassword, roles: [role] }
    userIds.set(role, (await backend.features.accounts.create(account, systemActor)).id)
  }
  if (userIds.size > 0) backend.features.facility.service.save(emptyFacility, systemActor)

  function openSeat(name = 'test seat'): TestSeat {
    const { seatId, token } = backend.openSeat(null, name)
    return { seatId, token, client: createRouterClient(backend.router, { context: backend.contextFor(seatId) }) }
  }
  return {
    ...{ backend, clock, dataFolder, log, userIds, openSeat, dispose },
    async signIn(role) {
      const seat = openSeat(`seat of ${role}`)
      await seat.client.accounts.signIn({ loginName: role, password: testPassword })
      return seat
    },
  }
}

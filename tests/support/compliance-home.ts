// A home with a director, an office worker, a safety officer, a caregiver and an auditor whose sessions outlast the years these tests pass.
import { createRouterClient } from '@orpc/server'
import { startOfDay } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { createTestBackend, type TestBackend, type TestClient } from './test-backend.ts'

export type ComplianceHome = TestBackend & {
  office: TestClient
  safety: TestClient
  director: TestClient
  caregiver: TestClient
  auditor: TestClient
  /** Moves the clock to a time of a day, by hours of the facility's clock. */
  at(day: Day, hours?: number): void
}

const roles = ['director', 'office', 'safety', 'caregiver', 'auditor'] as const

export async function createComplianceHome(): Promise<ComplianceHome> {
  const home = await createTestBackend({ roles })
  const clientOf = async (role: Role): Promise<TestClient> => {
    const { seatId } = await home.signIn(role)
    const signedIn = home.backend.contextFor(seatId).resolveSeat({ isBackground: false })
    return createRouterClient(home.backend.router, { context: { seatId, resolveSeat: () => signedIn } })
  }
  const [director, office, safety, caregiver, auditor] = await Promise.all(roles.map(clientOf))
  if (!director || !office || !safety || !caregiver || !auditor) throw new Error('every role signs in')
  return {
    ...{ ...home, director, office, safety, caregiver, auditor },
    at: (day, hours = 9) => home.clock.setNow(startOfDay(day) + hours * 3_600_000),
  }
}

/** What a refusal by a rule looks like. */
export const ruleBroken = (code: string, where?: string) => ({
  code: 'RULE_BROKEN',
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})

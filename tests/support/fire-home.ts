// A home with two patrol points on two floors and one in the yard, and people who may walk, sign and only read.
import { createRouterClient } from '@orpc/server'
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import { type PatrolPoint, patrolItems } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { createTestBackend, type TestClient, testPassword, testPin } from './test-backend.ts'

export const HOUR = 3_600_000
export type FireHome = Awaited<ReturnType<typeof createFireHome>>

/** The clock stands at eight in the morning; the points were there the day before. */
export async function createFireHome() {
  const home = await createTestBackend({
    roles: ['director', 'caregiver', 'safety', 'office', 'auditor', 'administrator'],
  })
  const today = dayOf(home.clock.now())
  const at = (hours: number) => startOfDay(today) + hours * HOUR
  /** Hours pass in these tests: whoever sits there stays signed in whatever the clock says. */
  async function awake(...roles: Role[]): Promise<TestClient> {
    const seat = home.openSeat(roles.join(' '))
    for (const loginName of roles) {
      await home.backend.features.accounts.setPinOf(loginName, testPin)
      await seat.client.accounts.signIn({ loginName, password: testPassword })
    }
    const sitting = home.backend.contextFor(seat.seatId).resolveSeat({ isBackground: false })
    return createRouterClient(home.backend.router, { context: { seatId: seat.seatId, resolveSeat: () => sitting } })
  }
  // The guard walks; director and safety officer were at this seat and may sign there.
  const guard = await awake('director', 'safety', 'caregiver')
  const safety = await awake('director', 'safety')
  home.clock.setNow(at(-9))
  const points: PatrolPoint[] = []
  for (const [index, [name, floor]] of [
    ['大厅', '1层'],
    ['配电间', '2层'],
    ['门卫室', ''],
  ].entries()) {
    points.push(
      await safety.firePatrols.savePoint({
        ...{ id: null, name: name ?? '', building: floor === '' ? '院内' : '1号楼', floor: floor ?? '', place: null },
        ...{ position: null, routeOrder: index + 1, items: patrolItems, fromOn: dayOf(at(-9)), reason: null },
      }),
    )
  }
  home.clock.setNow(at(8))
  return {
    ...{ ...home, awake, guard, safety, today, at },
    points: points as [PatrolPoint, PatrolPoint, PatrolPoint],
    idOf: (role: Role) => home.userIds.get(role)!,
    goTo: (hours: number) => home.clock.setNow(at(hours)),
    /** Walks every point now, all in order, and finishes. */
    async walk(client: TestClient = guard) {
      const patrol = await client.firePatrols.start()
      for (const { code } of points) {
        const { visit } = await client.firePatrols.scan({ patrolId: patrol.id, code })
        await client.firePatrols.answer({ visitId: visit.id, faults: [] })
        home.clock.setNow(home.clock.now() + 60_000)
      }
      return client.firePatrols.finish({ id: patrol.id })
    },
  }
}

export const rule = (code: string, where?: string) => ({
  ...{ code: 'RULE_BROKEN' },
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})

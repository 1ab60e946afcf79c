// A home where a nurse and a clinician have signed in at one seat, so that the one may sign beside the other.
import { createRouterClient } from '@orpc/server'
import { startOfDay } from '#shared/contract/days.ts'
import { testPassword, testPin } from './test-backend.ts'
import { createVitalsHome } from './vitals-home.ts'

export const HOUR = 3_600_000
export type HandoverHome = Awaited<ReturnType<typeof createHandoverHome>>

/** Shifts 07:30, 15:30, 23:30 as the settings have them; the clock can be put to a time of today. */
export async function createHandoverHome() {
  const home = await createVitalsHome()
  const seat = home.openSeat('护理站')
  for (const role of ['clinician', 'administrator', 'caregiver'] as const) {
    await home.backend.features.accounts.setPinOf(role, testPin)
    await seat.client.accounts.signIn({ loginName: role, password: testPassword })
  }
  const sitting = home.backend.contextFor(seat.seatId).resolveSeat({ isBackground: false })
  const client = createRouterClient(home.backend.router, {
    context: { seatId: seat.seatId, resolveSeat: () => sitting },
  })
  return {
    ...home,
    /** The seat of the care station: the nurse sits there. */
    station: client,
    idOf: (role: 'caregiver' | 'clinician' | 'administrator') => home.userIds.get(role)!,
    /** Hours of today; 25.5 is half past one in the night after it. */
    goTo: (hours: number) => home.clock.setNow(startOfDay(home.today) + hours * HOUR),
    at: (hours: number) => startOfDay(home.today) + hours * HOUR,
  }
}

export const rule = (code: string) => ({ code: 'RULE_BROKEN', data: { values: { rule: code } } })

// A home that lives through the year 2026 in its own hours: what its people do is written through the services, each at its time, so that a
// record is late, missing or in order for the same reasons as in a real house. A planted gap is something somebody did not do.
import { createRouterClient } from '@orpc/server'
import { createManualClock } from '#main/platform/clock.ts'
import type { Actor } from '#main/rpc/request-context.ts'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import type { Day, ResidentId, UserId } from '#shared/contract/primitives.ts'
import type { EvidenceGapKind } from '#shared/features/binder/evidence.model.ts'
import type { StaffMember, StaffPost } from '#shared/features/staff/staff.contract.ts'
import { createTestBackend, type TestClient, testPassword, testPin } from '../test-backend.ts'
import { admission } from '../test-records.ts'

export const FIRST = '2026-01-01'
export const LAST = '2026-12-31'
/** The house opened a month before the year, with everything in order. */
export const OPENED = '2025-12-01'
export const HOUR = 3_600_000

export type Sitting = Actor & { userId: UserId }
type Act = { at: number; act: () => unknown }

const posts: readonly (readonly [string, StaffPost])[] = [
  ['陈院长', 'manager'],
  ['林主管', 'care-lead'],
  ['吴护理', 'caregiver'],
  ['蔡护理', 'caregiver'],
  ['许护理', 'caregiver'],
  ['王护士', 'nurse'],
  ['林厨师', 'cook'],
  ['黄安全', 'safety'],
  ['庄门卫', 'guard'],
]
const people = ['林秀英', '陈阿水', '黄金莲', '吴阿贵'] as const
export type Who = (typeof people)[number]

export type Year = Awaited<ReturnType<typeof openYear>>

/** `plants`: the kinds of gaps somebody is to cause. */
export async function openYear(plants: ReadonlySet<EvidenceGapKind>) {
  const home = await createTestBackend({
    roles: ['director', 'care-lead', 'caregiver', 'clinician', 'safety', 'office'],
    clock: createManualClock(startOfDay(OPENED) + 8 * HOUR),
  })
  /** Everybody sits at one seat for the whole year: who signs beside another needs a PIN there. */
  const seat = home.openSeat('值班室')
  async function sit(...roles: Role[]): Promise<{ client: TestClient; actor: Sitting }> {
    for (const loginName of roles) {
      await home.backend.features.accounts.setPinOf(loginName, testPin)
      await seat.client.accounts.signIn({ loginName, password: testPassword })
    }
    const sitting = home.backend.contextFor(seat.seatId).resolveSeat({ isBackground: false })
    const client = createRouterClient(home.backend.router, {
      context: { seatId: seat.seatId, resolveSeat: () => sitting },
    })
    return { client, actor: sitting.actor as Sitting }
  }
  const nurse = await sit('director', 'safety', 'clinician', 'caregiver')
  const officer = await sit('safety')
  const director = await sit('director')
  const { client } = director

  const rooms = [{ name: '201', beds: people.map((_, index) => String(index + 1)) }]
  const beds = await client.beds.addRooms({
    ...{ building: '1号楼', floor: '2层', rooms, careType: 'nursing', stayMode: 'full-time', openedOn: OPENED },
  })
  const residents = new Map<Who, ResidentId>()
  for (const [index, name] of people.entries()) {
    const bed = beds[index]
    if (bed) residents.set(name, (await client.residents.admit(admission(bed.id, OPENED, { name }))).id)
  }
  const staff: StaffMember[] = []
  for (const [name, post] of posts) {
    staff.push(await client.staff.hire({ name, post, sex: 'female', hiredOn: OPENED }))
  }

  const acts: Act[] = []
  return {
    ...{ ...home, client, director, officer, nurse, staff, beds },
    residentId: (name: Who): ResidentId => residents.get(name)!,
    people: [...residents],
    staffId: (name: string) => staff.find((each) => each.name === name)!.id,
    has: (kind: EvidenceGapKind): boolean => plants.has(kind),
    /** Done at that hour of that day; hours may pass midnight. */
    at(day: Day, hours: number, act: () => unknown): void {
      acts.push({ at: startOfDay(day) + hours * HOUR, act })
    },
    /** Done unless the gap is planted. */
    unless(kind: EvidenceGapKind, day: Day, hours: number, act: () => unknown): void {
      if (!plants.has(kind)) acts.push({ at: startOfDay(day) + hours * HOUR, act })
    },
    /** Lives through everything that was put down, in the order of time, and stops at half past eight on the day after the year. */
    async live(): Promise<void> {
      acts.sort((left, right) => left.at - right.at)
      for (const { at, act } of acts) {
        home.clock.setNow(at)
        try {
          await act()
        } catch (error) {
          const told = error instanceof Error && 'data' in error ? JSON.stringify(error.data) : ''
          throw new Error(`on ${dayOf(at)} at ${(at - startOfDay(dayOf(at))) / HOUR} h: ${error} ${told}`, {
            cause: error,
          })
        }
      }
      home.clock.setNow(startOfDay(addDays(LAST, 1)) + 8.5 * HOUR)
    },
  }
}

/** Every day of the year. */
export function daysOfYear(): Day[] {
  const days: Day[] = []
  for (let day: Day = FIRST; day <= LAST; day = addDays(day, 1)) days.push(day)
  return days
}
/** '2026-01' to '2026-12'. */
export const monthsOfYear: readonly string[] = Array.from(
  { length: 12 },
  (_, index) => `2026-${String(index + 1).padStart(2, '0')}`,
)

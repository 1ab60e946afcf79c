// The duty roster of the demo home: two months behind and a week ahead, planned week by week, with a few gaps as they happen.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { DutyPerson, DutySlot } from '#shared/features/duty-roster/duty-roster.model.ts'
import { daysOfWeek, dutyRows, mondayOf, slotKey } from '#shared/features/duty-roster/duty-roster.rules.ts'
import type { StaffMember, StaffPost } from '#shared/features/staff/staff.contract.ts'
import type { DemoLife } from './live-two-years.ts'

const DAYS_BEHIND = 60
const DAYS_AHEAD = 7
/** Days before today on which nobody leads, and whose night nobody of the care staff has. */
const NO_LEADER = 17
const NO_NIGHT = 24
const CARE_A_SHIFT = { day: 4, swing: 3, night: 2 }

const postsOf: Record<Exclude<DutySlot['post'], 'care'>, readonly StaffPost[]> = {
  leader: ['manager', 'care-lead'],
  medical: ['nurse', 'doctor'],
  'fire-control': ['safety', 'maintenance'],
  guard: ['guard', 'maintenance'],
}

/** `at` turns through the people of some posts, so that the week is shared out. */
function peopleOf(
  staff: readonly StaffMember[],
  { post, shift }: Pick<DutySlot, 'post' | 'shift'>,
  at: number,
): DutyPerson[] {
  const posts: readonly StaffPost[] = post === 'care' ? ['caregiver'] : postsOf[post]
  const people = staff.filter((member) => posts.includes(member.post))
  const count = shift === null ? 1 : CARE_A_SHIFT[shift]
  const from = shift === null ? at : at * 9 + { day: 0, swing: 4, night: 7 }[shift]
  return Array.from({ length: count }, (_, index) => people[(from + index) % people.length]).flatMap((member) =>
    member ? [{ staffId: member.id, name: member.name }] : [],
  )
}

/** Sets the first week and copies it on; the clock stands at each week's beginning, so that nothing is planned afterwards. */
export async function planDuty({ client, clock }: DemoLife, today: string): Promise<void> {
  const before = clock.now()
  const staff = await client.staff.list({})
  const first = mondayOf(addDays(today, -DAYS_BEHIND))
  clock.setNow(startOfDay(first) + 60_000)
  for (const [at, day] of daysOfWeek(first).entries()) {
    for (const row of dutyRows) {
      const people = peopleOf(staff, row, at)
      if (people.length > 0) await client.dutyRoster.set({ slot: { day, ...row }, people, basedOn: null, reason: null })
    }
  }
  for (let monday = addDays(first, 7); monday <= addDays(today, DAYS_AHEAD); monday = addDays(monday, 7)) {
    clock.setNow(startOfDay(monday) + 60_000)
    await client.dutyRoster.copyLastWeek({ of: monday })
  }
  await takeOff({ client, clock }, today)
  clock.setNow(before)
}

/** Afterwards, or the gaps would be copied on from week to week; each on the morning of its own day. */
async function takeOff({ client, clock }: Pick<DemoLife, 'client' | 'clock'>, today: string): Promise<void> {
  const gaps: readonly DutySlot[] = [
    { day: addDays(today, -NO_LEADER), post: 'leader', shift: null },
    { day: addDays(today, -NO_NIGHT), post: 'care', shift: 'night' },
  ]
  for (const slot of gaps) {
    clock.setNow(startOfDay(slot.day) + 60_000)
    const { cells } = await client.dutyRoster.week({ of: slot.day })
    const cell = cells.find((each) => slotKey(each) === slotKey(slot))
    if (cell) await client.dutyRoster.set({ slot, people: [], basedOn: cell.id, reason: null })
  }
}

// The micro fire station of the demo home: eight members, a training and a check of the kit each month, a few runs against the clock.
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import type { StationPost } from '#shared/features/fire-station/fire-station.model.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import type { DemoLife } from './live-two-years.ts'

type Home = Pick<DemoLife, 'client' | 'clock'>
const MONTHS = 12
const HOUR_MS = 3_600_000
const wanted: readonly [StaffPost, StationPost, number][] = [
  ['safety', 'chief', 1],
  ['guard', 'deputy', 1],
  ['maintenance', 'control-room', 1],
  ['clerk', 'control-room', 1],
  ['caregiver', 'firefighter', 4],
]
const topics = ['水带连接与出水', '灭火器实操', '初起火灾处置', '疏散引导和轮椅转移'] as const

export async function runStation(
  { client }: Home,
  today: string,
  at: (day: string, hours?: number) => void,
): Promise<void> {
  const joinedOn = addMonths(today, -MONTHS - 1)
  at(joinedOn)
  const staff = await client.staff.list({ on: today })
  const people: string[] = []
  for (const [post, stationPost, count] of wanted) {
    for (const { id, name } of staff.filter((member) => member.post === post).slice(0, count)) {
      people.push(name)
      await client.fireStation.addMember({ staffId: id, name, post: stationPost, joinedOn, leftOn: null })
    }
  }
  const settings = {
    kind: 'settings' as const,
    hasControlRoom: true,
    dispatchOn: joinedOn,
    dispatchNote: '接入街道消防调度群',
  }
  await client.fireStation.record({ on: joinedOn, content: settings, reason: null })
  const { rules } = await client.fireStation.get()
  for (let ago = MONTHS; ago >= 1; ago -= 1) {
    const on = addDays(addMonths(`${today.slice(0, 7)}-01`, -ago), 19)
    at(on, 15)
    const topic = topics[ago % topics.length] ?? topics[0]
    const training = {
      kind: 'training' as const,
      topic,
      minutes: 45,
      people: people.slice(0, 7),
      note: null,
      attachmentIds: [],
    }
    await client.fireStation.record({ on, content: training, reason: null })
    const items = rules.items.map(({ key, count }) => ({
      key,
      count,
      isGood: !(key === 'radio' && ago === 3),
      note: null,
    }))
    await client.fireStation.record({ on, content: { kind: 'kit-check', items }, reason: null })
    if (ago % 4 !== 1) continue
    const confirmedAt = startOfDay(on) + 14 * HOUR_MS
    const arrivedAt = confirmedAt + (ago === 9 ? 205_000 : 150_000)
    const run = {
      kind: 'arrival' as const,
      place: '3层活动室',
      confirmedAt,
      arrivedAt,
      people: people.slice(0, 3),
      note: null,
    }
    await client.fireStation.record({ on, content: run, reason: null })
  }
}

// The handovers of the demo's last two months, each signed by who goes and who comes; one is missing, one late, one waits for its second name.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { HandoverFeature } from '../../features/handover/index.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { demoLogins } from './demo-accounts.ts'
import type { DemoLife } from './live-two-years.ts'

const DAYS = 60
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const SHIFT_MS = 8 * HOUR_MS
/** Starts of the shifts, in hours of the day. */
const STARTS = [7.5, 15.5, 23.5]
/** Shifts counted back from the last: nobody handed it over; nobody took it over; it was handed over late. */
const MISSING = 4
const UNCONFIRMED = 1
const LATE = 12
/** The last one is whole; of the others only what the house says is kept. */
const WITH_CARE = 1
const remarks = [
  '家属探视较多，已提醒登记。',
  '二楼走廊感应灯闪烁，已报修。',
  '夜间气温下降，已加盖被。',
  '配餐车晚到二十分钟，已补餐。',
]

export async function handOver(
  { client, clock, random, living }: DemoLife,
  { handover, nurses }: { handover: HandoverFeature['service']; nurses: readonly Actor[] },
  today: string,
): Promise<void> {
  const before = clock.now()
  const shifts = Array.from({ length: DAYS }, (_, index) => addDays(today, index - DAYS))
    .flatMap((day) => STARTS.map((hours) => startOfDay(day) + hours * HOUR_MS))
    .filter((startedAt) => startedAt + SHIFT_MS <= startOfDay(today))
  const [first, second] = living.filter(({ awayUntil, level }) => awayUntil === null && level >= 2).slice(8)
  clock.setNow((shifts.at(-6) ?? before) + HOUR_MS)
  if (first) await client.handover.watch({ residentId: first.id, reason: '夜间起床频繁，防跌倒' })
  if (second) await client.handover.watch({ residentId: second.id, reason: '近两日进食少，记录入量' })
  for (const [index, startedAt] of shifts.entries()) {
    const back = shifts.length - index
    const outgoing = nurses[index % nurses.length]
    const incoming = nurses[(index + 1) % nurses.length]
    const pin = demoLogins.find(({ displayName }) => displayName === incoming?.displayName)?.pin
    if (back === MISSING || !outgoing || !incoming?.userId || !pin) continue
    const isLate = back === LATE
    clock.setNow(startedAt + SHIFT_MS + (isLate ? 130 : -random.whole(2, 12)) * MINUTE_MS)
    const draft = random.chance(0.4)
      ? handover.saveDraft({ shiftStartedAt: startedAt, version: 0, remarks: random.pick(remarks) }, outgoing)
      : { version: 0 }
    const lateReason = isLate ? '交班时处理急送医' : null
    const id = handover.sign({ shiftStartedAt: startedAt, draftVersion: draft.version, lateReason }, outgoing, {
      withCare: back <= WITH_CARE,
    })
    clock.setNow(clock.now() + random.whole(4, 14) * MINUTE_MS)
    if (back !== UNCONFIRMED) await handover.confirm({ id, userId: incoming.userId, pin }, incoming)
    if (back === LATE) handover.addNote({ id, text: '家属已到院，情况稳定。' }, incoming)
  }
  clock.setNow(before)
}

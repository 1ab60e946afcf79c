// The night rounds of the demo's last two months: walked bed by bed, a bed forgotten now and then, one round nobody walked.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RoundsFeature } from '../../features/rounds/index.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DemoLife } from './live-two-years.ts'

const NIGHTS = 60
const HOUR_MS = 3_600_000
/** Hours after the midnight a night begins before: everybody's rounds, and the hourly ones of 特护. */
const ROUNDS = [
  ...[22, 24, 26, 28].map((hours) => ({ hours, level: 0 })),
  ...[23, 25, 27, 29].map((hours) => ({ hours, level: 4 })),
]
/** Nights before today whose round of two o'clock nobody walked. */
const MISSED = { nightsAgo: 2, hours: 26 }
const findings = [
  '被褥潮湿，已更换',
  '入睡困难，要求饮水',
  '床挡未拉起，已拉起',
  '夜间咳嗽，已抬高床头',
  '诉腰痛，已告知值班医生',
]

export function walkRounds(
  { living, random, clock }: DemoLife,
  { rounds, nurses }: { rounds: RoundsFeature['service']; nurses: readonly Actor[] },
  today: string,
): void {
  const before = clock.now()
  for (let ago = NIGHTS; ago >= 1; ago -= 1) {
    const night = addDays(today, -ago)
    const nurse = nurses[ago % nurses.length]
    if (!nurse) return
    const walked = ROUNDS.filter(({ hours }) => ago !== MISSED.nightsAgo || hours !== MISSED.hours)
    const visits = walked.flatMap(({ hours, level }) => {
      const people = living.filter(
        (person) => person.level >= level && person.admittedOn <= night && !random.chance(0.004),
      )
      const begunAt = startOfDay(night) + hours * HOUR_MS + random.whole(0, 240) * 1000
      return people.map(({ bedId }, index) => {
        const text = random.chance(0.012) ? random.pick(findings) : null
        const outcome = text === null ? ('normal' as const) : ('finding' as const)
        return { bedId, at: begunAt + index * random.whole(14, 22) * 1000, outcome, text }
      })
    })
    clock.setNow(startOfDay(night) + 30.5 * HOUR_MS)
    rounds.walk(
      visits.sort((left, right) => left.at - right.at),
      nurse,
    )
  }
  clock.setNow(before)
}

// Assessments of the demo home, made item by item through the same acts a nurse would do.
import type { ResidentId } from '#shared/contract/primitives.ts'
import { itemsOf, type Scale } from '#shared/features/assessments/scale.model.ts'
import type { SeededRandom } from '../../platform/seeded-random.ts'
import type { DemoLife } from './live-two-years.ts'

const ABILITY = 'ability'
const assessors = ['护理主管 林雅惠', '医师 陈志明', '护士 吴美珍'] as const
const partScales = ['barthel', 'morse', 'braden'] as const

/** Answers whose points come to `total`: all at their best, then taken from one item after another. */
function answersWith(scale: Scale, total: number, random: SeededRandom): Record<string, number> {
  const items = itemsOf(scale)
  const places = items.map(({ options }) => {
    const scores = options.map(({ score }) => score).sort((left, right) => right - left)
    return { scores, at: 0 }
  })
  let left = places.reduce((sum, { scores }) => sum + (scores[0] ?? 0), 0) - total
  while (left > 0) {
    const open = places.filter(({ scores, at }) => at < scores.length - 1)
    if (open.length === 0) break
    const place = random.pick(open)
    left -= (place.scores[place.at] ?? 0) - (place.scores[place.at + 1] ?? 0)
    place.at += 1
  }
  return Object.fromEntries(items.map(({ code }, index) => [code, places[index]?.scores[places[index].at] ?? 0]))
}

async function finish(home: DemoLife, residentId: ResidentId, scale: Scale, total: number, on: string): Promise<void> {
  const { client, random } = home
  const draft = await client.assessments.start({ residentId, scale: scale.code, reason: 'routine', basedOn: on })
  const first = random.whole(0, assessors.length - 1)
  const signed = Array.from(
    { length: scale.assessors },
    (_, index) => assessors[(first + index) % assessors.length] ?? '',
  )
  const { id, version } = await client.assessments.answer({
    ...{ id: draft.id, version: draft.version },
    changes: {
      answers: answersWith(scale, total, random),
      facts: Object.fromEntries(scale.facts.map(({ code }) => [code, 0])),
      assessors: signed,
    },
  })
  await client.assessments.finish({ id, version })
}

/** Assesses ability so that it comes to this level. */
export async function assessAbility(home: DemoLife, residentId: ResidentId, level: number, on: string): Promise<void> {
  const scale = home.scales.find(({ code }) => code === ABILITY)
  const range = scale?.levels.find((each) => each.level === level)
  if (!scale || range?.from === undefined || range.to === undefined) throw new Error(`the scale has no level ${level}`)
  await finish(home, residentId, scale, home.random.whole(range.from, range.to), on)
}

/** A few people are assessed by other scales too, and one assessment is left half done. */
export async function assessFurther(home: DemoLife, on: string): Promise<void> {
  const { random, client } = home
  for (const [index, resident] of home.living
    .filter(({ level }) => level >= 2)
    .slice(0, 24)
    .entries()) {
    const scale = home.scales.find(({ code }) => code === partScales[index % partScales.length])
    if (!scale) continue
    const totals = scale.levels.flatMap(({ from = 0, to = 0 }) => [from, to])
    const [least, most] = [Math.min(...totals), Math.max(...totals)]
    // A total the scale's steps cannot give becomes the nearest one below, which is as good for a demo.
    await finish(home, resident.id, scale, random.whole(least, most), on)
  }
  const half = home.living.find(({ level, awayUntil }) => level === 1 && awayUntil === null)
  const scale = home.scales.find(({ code }) => code === ABILITY)
  if (!half || !scale) return
  const draft = await client.assessments.start({
    residentId: half.id,
    scale: ABILITY,
    reason: 'immediate',
    basedOn: on,
  })
  const answers = Object.fromEntries(
    itemsOf(scale)
      .slice(0, 11)
      .map(({ code }) => [code, 3]),
  )
  await client.assessments.answer({ id: draft.id, version: draft.version, changes: { answers } })
}

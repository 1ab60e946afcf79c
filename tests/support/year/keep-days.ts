// What comes round every day: the roster, handovers, night rounds, patrols with their signatures, food samples.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { patrolItems } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { testPin } from '../test-backend.ts'
import { daysOfYear, FIRST, HOUR, LAST, type Year } from './year-home.ts'

const SHIFT_STARTS = [7.5, 15.5, 23.5]
const ROUND_HOURS = [22, 24, 26, 28]
const PATROL_HOURS = [9, 16, 22, 24, 26, 28]
const MINUTE = 60_000
/** Nobody writes anything twice: each planted day is another one. */
export const plantedDay = {
  leader: '2026-02-03',
  shift: '2026-02-11',
  handover: '2026-02-17',
  unsignedHandover: '2026-02-20',
  round: '2026-03-05',
  patrols: ['2026-04-07', '2026-04-19'],
  partPatrol: '2026-04-23',
  explainedPatrol: '2026-07-28',
  unsignedPatrol: '2026-05-09',
  sample: '2026-05-16',
  untrained: '2026-08-03',
} as const satisfies Record<string, Day | readonly Day[]>

export function keepDays(year: Year): void {
  for (const day of daysOfYear()) {
    planDuty(year, day)
    handOver(year, day)
    walkRounds(year, day)
    keepSamples(year, day)
  }
  breakfastAfter(year)
  walkPatrols(year)
}

function planDuty({ at, client, staffId, has }: Year, day: Day): void {
  const person = (name: string) => ({ staffId: staffId(name), name })
  const carers = { day: '吴护理', swing: '蔡护理', night: '许护理' } as const
  const set = (
    post: 'leader' | 'care' | 'medical' | 'fire-control' | 'guard',
    shift: 'day' | 'swing' | 'night' | null,
    name: string,
  ) => client.dutyRoster.set({ slot: { day, post, shift }, people: [person(name)], basedOn: null, reason: null })
  at(addDays(day, -1), 12, async () => {
    if (!(has('leader-missing') && day === plantedDay.leader)) await set('leader', null, '陈院长')
    for (const shift of ['day', 'swing', 'night'] as const) {
      if (has('care-shift-empty') && day === plantedDay.shift && shift === 'night') continue
      await set('care', shift, carers[shift])
    }
    await set('medical', null, '王护士')
    await set('fire-control', null, '黄安全')
    await set('guard', null, '庄门卫')
  })
}

function handOver({ at, has, nurse, director, backend: { features } }: Year, day: Day): void {
  for (const hours of SHIFT_STARTS) {
    const isLastShift = hours === 23.5
    if (has('handover-missing') && day === plantedDay.handover && isLastShift) continue
    at(day, hours + 8 - 0.05, async () => {
      const shiftStartedAt = startOfDay(day) + hours * HOUR
      const id = features.handover.service.sign({ shiftStartedAt, draftVersion: 0, lateReason: null }, nurse.actor, {
        withCare: false,
      })
      if (has('handover-unsigned') && day === plantedDay.unsignedHandover && isLastShift) return
      await features.handover.service.confirm({ id, userId: director.actor.userId, pin: testPin }, director.actor)
    })
  }
}

function walkRounds({ at, has, nurse, beds, backend: { features } }: Year, day: Day): void {
  at(day, 30, () => {
    const walked = ROUND_HOURS.filter((hours) => !(has('round-missed') && day === plantedDay.round && hours === 26))
    const visits = walked.flatMap((hours) =>
      beds.map(({ id }, index) => ({
        ...{ bedId: id, at: startOfDay(day) + hours * HOUR + index * 20_000, outcome: 'normal' as const, text: null },
      })),
    )
    features.rounds.service.walk(visits, nurse.actor)
  })
}

function keepSamples({ at, has, client }: Year, day: Day): void {
  const meals = [
    ['breakfast', 6.8],
    ['lunch', 10.8],
    ['dinner', 16.8],
  ] as const
  at(day, 19, async () => {
    const kept = meals.filter(
      ([meal]) => !(has('food-sample-missing') && day === plantedDay.sample && meal === 'dinner'),
    )
    const about = { grams: 150, keptBy: '林厨师', place: '留样柜', reason: null }
    const entries = kept.map(([meal, hours]) => ({
      meal,
      dish: '白粥',
      keptAt: startOfDay(day) + hours * HOUR,
      ...about,
    }))
    await client.foodSamples.record({ on: day, entries })
    const old = await client.foodSamples.disposable()
    if (old.length > 0)
      await client.foodSamples.dispose({
        ids: old.map(({ id }) => id),
        at: startOfDay(day) + 18.9 * HOUR,
        by: '林厨师',
      })
  })
}

/** The morning the year is looked back from: its breakfast is over. */
function breakfastAfter({ at, client }: Year): void {
  const day = addDays(LAST, 1)
  const sample = { meal: 'breakfast' as const, dish: '白粥', keptAt: startOfDay(day) + 6.8 * HOUR, grams: 150 }
  at(day, 7, () =>
    client.foodSamples.record({ on: day, entries: [{ ...sample, keptBy: '林厨师', place: '留样柜', reason: null }] }),
  )
}

function walkPatrols({ at, has, nurse, director, backend: { features } }: Year): void {
  const points: RecordId[] = []
  at(addDays(FIRST, -1), 23, () => {
    for (const [index, name] of ['大厅', '厨房'].entries()) {
      const place = { building: '1号楼', floor: '1层', place: null, position: null, items: patrolItems }
      const input = { ...place, id: null, name, routeOrder: index + 1, fromOn: FIRST, reason: null }
      points.push(features.firePatrols.points.savePoint(input, director.actor))
    }
  })
  for (const day of daysOfYear()) {
    for (const hours of PATROL_HOURS) {
      const startedAt = startOfDay(day) + hours * HOUR + 5 * MINUTE
      if (has('fire-patrol-missed') && hours === 26 && plantedDay.patrols.some((each) => each === day)) continue
      if (has('fire-patrol-explained') && hours === 24 && day === plantedDay.explainedPatrol) {
        const plannedAt = startOfDay(day) + hours * HOUR
        at(day, 33, () =>
          features.firePatrols.followUp.explain({ plannedAt, reason: '台风停电，全员值守' }, director.actor),
        )
        continue
      }
      const isPart = has('fire-patrol-incomplete') && day === plantedDay.partPatrol && hours === 9
      const isUnsigned = has('fire-patrol-unsigned') && day === plantedDay.unsignedPatrol && hours === 16
      at(day, hours + 0.7, () => {
        const seen = points.slice(0, isPart ? 1 : 2)
        const visited = seen.map((pointId, index) => ({ pointId, at: startedAt + index * 100_000, faults: [] }))
        const id = features.firePatrols.service.walk(
          { startedAt, finishedAt: startedAt + 30 * MINUTE, points: visited },
          nurse.actor,
        )
        if (!isUnsigned) features.firePatrols.followUp.signAs([id], director.actor)
      })
    }
  }
}

// Ninety days of a home of 120 people: plans change, doctors order, people go away, come back and leave, nurses forget. Every planned task must exist
// exactly once and be done, reasoned, away or missed, and the share that was missed must be what an oracle counted beside.
import { expect, test } from 'vitest'
import { createCareOrdersFeature } from '#main/features/care-orders/index.ts'
import { createCarePlansFeature } from '#main/features/care-plans/index.ts'
import { createCareTasksFeature } from '#main/features/care-tasks/index.ts'
import { createSeededRandom } from '#main/platform/seeded-random.ts'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { PlanContent } from '#shared/features/care-plans/care-plans.model.ts'
import type { TaskEntry } from '#shared/features/care-tasks/care-tasks.model.ts'
import { admission, createTestRecords, office } from '../../support/test-records.ts'

const FIRST = '2026-03-01'
const DAYS = 90
const PEOPLE = 120
const timesOfPlans = [['08:00', '20:00'], ['00:00', '02:00', '09:00'], ['06:00', '23:45'], ['12:00']]
const shifts = { day: '07:30', swing: '15:30', night: '23:30' }

type Oracle = { planned: number; done: number; reasoned: number; away: number; missed: number }

test('every planned task exists exactly once and the missed rate is the oracle’s', { timeout: 120_000 }, () => {
  const random = createSeededRandom(90)
  const home = createTestRecords({ today: FIRST })
  home.records.pragma('synchronous = OFF')
  try {
    const deps = { records: home.records, clock: home.clock, newId: home.newId, residents: home.residents }
    const plans = createCarePlansFeature(deps)
    const orders = createCareOrdersFeature(deps)
    const tasks = createCareTasksFeature({ ...deps, plans, orders, shifts: () => shifts })
    const beds = home.addBeds(PEOPLE, '201', '2026-01-01')
    const people = beds.map((bedId) => home.residents.acts.admit(admission(bedId, FIRST), office))
    const awayUntil = new Map<ResidentId, string>()
    const gone = new Set<ResidentId>()
    const oracle: Oracle = { planned: 0, done: 0, reasoned: 0, away: 0, missed: 0 }
    const keys = new Set<string>()

    function plan(id: ResidentId, fromOn: string): void {
      const times = random.pick(timesOfPlans)
      const version = plans.service.listOf(id)[0]?.version ?? 0
      const frequency = { days: { kind: 'daily' as const }, times }
      const intervention = { id: `i-${id}-${version + 1}` as RecordId, kind: 'round' as const, text: '巡视', frequency }
      const problem = {
        id: `p-${id}` as RecordId,
        text: '问题',
        goal: '目标',
        source: null,
        interventions: [intervention],
      }
      const content: PlanContent = { problems: [problem], reviewOn: addDays(fromOn, 90), consent: null, note: null }
      plans.service.write({ residentId: id, basedOn: version, fromOn, content }, office)
      planned.push({ id, fromOn, times })
    }
    const planned: { id: ResidentId; fromOn: string; times: string[] }[] = []
    const timesOn = (id: ResidentId, day: string): string[] =>
      planned.filter((each) => each.id === id && each.fromOn <= day).at(-1)?.times ?? []

    const ordered: { orderId: string; id: ResidentId; fromOn: string; lastOn: string; times: string[] }[] = []
    function order(residentId: ResidentId, fromOn: string): void {
      const [times, lastOn] = [random.pick(timesOfPlans), addDays(fromOn, random.whole(0, 9))]
      const frequency = { days: { kind: 'daily' as const }, times }
      const about = {
        kind: 'vitals' as const,
        text: '测血压',
        doctor: '王医生',
        orderedOn: addDays(fromOn, -1),
        note: null,
      }
      const written = orders.service.write({ residentId, frequency, fromOn, lastOn, ...about }, office)
      ordered.push({ orderId: written.id, id: residentId, fromOn, lastOn, times })
    }
    /** Keys an oracle of its own expects of a person on a day: of the plan that counts, and of every order that runs. */
    const keysOn = (id: ResidentId, day: string): string[] => {
      const version = planned.filter((each) => each.id === id && each.fromOn <= day).length
      const ofOrders = ordered
        .filter((each) => each.id === id && each.fromOn <= day && day <= each.lastOn)
        .flatMap(({ orderId, times }) => times.map((time) => `${orderId}:${day}:${time}`))
      return [...timesOn(id, day).map((time) => `i-${id}-${version}:${day}:${time}`), ...ofOrders]
    }

    for (const id of people) plan(id, FIRST)
    for (let day = FIRST; day < addDays(FIRST, DAYS); day = addDays(day, 1)) {
      home.setToday(day)
      for (const id of people.filter((each) => !gone.has(each))) {
        const back = awayUntil.get(id)
        if (back === day) {
          home.residents.acts.endLeave({ id, on: day }, office)
          awayUntil.delete(id)
        } else if (back === undefined && random.chance(0.01)) {
          const leave = {
            id,
            kind: 'leave' as const,
            fromOn: day,
            expectedReturnOn: null,
            destination: null,
            reason: null,
          }
          home.residents.acts.startLeave(leave, office)
          awayUntil.set(id, addDays(day, random.whole(1, 6)))
        } else if (back === undefined && random.chance(0.001)) {
          home.residents.acts.discharge({ id, on: day, reason: 'home', destination: null, deathCause: null }, office)
          gone.add(id)
        }
        if (!gone.has(id) && random.chance(0.02)) plan(id, addDays(day, 1))
        if (!gone.has(id) && random.chance(0.01)) order(id, addDays(day, 1))
      }
      // The day is over; the night's last tasks belong to the shift that ends next morning.
      home.clock.setNow(startOfDay(addDays(day, 1)) + 7 * 3_600_000)
      const entries: TaskEntry[] = []
      for (const id of people.filter((each) => !gone.has(each))) {
        for (const key of keysOn(id, day)) {
          expect(keys.has(key)).toBe(false)
          keys.add(key)
          oracle.planned += 1
          if (awayUntil.has(id)) {
            oracle.away += 1
            continue
          }
          const luck = random.next()
          const late = { at: null, reason: '补记', note: null }
          if (luck < 0.9) entries.push({ key, outcome: 'done', ...late })
          else if (luck < 0.95) entries.push({ key, outcome: 'refused', ...late })
          if (luck < 0.9) oracle.done += 1
          else if (luck < 0.95) oracle.reasoned += 1
          else oracle.missed += 1
        }
      }
      for (let from = 0; from < entries.length; from += 500) {
        const part = entries.slice(from, from + 500)
        expect(tasks.service.record(part, office)).toEqual({ count: part.length })
        // The answer was lost and the same is sent again.
        expect(tasks.service.record(part, office)).toEqual({ count: 0 })
      }
    }
    home.clock.setNow(startOfDay(addDays(FIRST, DAYS + 1)) + 12 * 3_600_000)
    const days = tasks.counts(FIRST, addDays(FIRST, DAYS - 1))
    const sum = (name: 'total' | 'done' | 'reasoned' | 'away' | 'missed' | 'open' | 'overdue') =>
      days.reduce((total, day) => total + day[name], 0)
    expect({
      ...{
        planned: sum('total'),
        done: sum('done'),
        reasoned: sum('reasoned'),
        away: sum('away'),
        missed: sum('missed'),
      },
      unfinished: sum('open') + sum('overdue'),
    }).toEqual({ ...oracle, unfinished: 0 })
    expect(oracle.planned).toBeGreaterThan(15_000)
    expect(home.records.prepare('SELECT count(*) FROM care_task_records').pluck().get()).toBe(
      oracle.done + oracle.reasoned,
    )
  } finally {
    home.dispose()
  }
})

// Care tasks of a large home: 500 people with 30 tasks a day, records behind them. YIAN_BENCH_CARE_DAYS sets how many days;
// a year (365) is 5.5 million records and takes ten minutes to make.
import { systemClock } from '#main/platform/clock.ts'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { foundHome, openBackend, signIn, withFiles, withFolder } from '../support/bench-home.ts'
import { growHome } from '../support/grow-home.ts'
import { compareMs, type Figure, figure } from '../support/measure.ts'

const PEOPLE = 500
const TASKS_A_DAY = 30
const DAYS = Number(process.env.YIAN_BENCH_CARE_DAYS ?? 30)

const times = Array.from({ length: TASKS_A_DAY / 2 }, (_, index) => `${String(6 + index).padStart(2, '0')}:00`)
const content = (person: string) =>
  JSON.stringify({
    problems: ['a', 'b'].map((part) => ({
      ...{ id: `p-${person}-${part}`, text: '问题', goal: '目标', source: null },
      interventions: [
        { id: `${person}-${part}`, kind: 'turning', text: '翻身', frequency: { days: { kind: 'daily' }, times } },
      ],
    })),
    ...{ reviewOn: '2099-01-01', consent: null, note: null },
  })

export function care(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const today = dayOf(systemClock.now())
    const first = addDays(today, -DAYS)
    await withFiles(folder, ({ records }) => {
      growHome(records, { beds: PEOPLE, years: DAYS / 365, today, seed: 12 })
      const people = records
        .prepare('SELECT DISTINCT resident_id FROM stays WHERE to_on IS NULL')
        .pluck()
        .all() as string[]
      const plan = records.prepare(
        `INSERT INTO care_plans (id, resident_id, version, from_on, content_json, written_at) VALUES (?, ?, 1, ?, ?, 1)`,
      )
      const record = records.prepare(
        `INSERT INTO care_task_records (id, task_key, resident_id, day, outcome, at, is_late, recorded_at)
         VALUES (?, ?, ?, ?, 'done', 1, 0, 1)`,
      )
      records.transaction(() => {
        for (const person of people) plan.run(`plan-${person}`, person, first, content(person))
      })()
      for (let day = first; day < today; day = addDays(day, 1)) {
        records.transaction(() => {
          for (const person of people) {
            for (const part of ['a', 'b']) {
              for (const time of times) {
                const key = `${person}-${part}:${day}:${time}`
                record.run(`r-${key}`, key, person, day)
              }
            }
          }
        })()
      }
    })
    const backend = await openBackend(folder)
    try {
      const { client } = await signIn(backend)
      return await withFiles(folder, async ({ records }) => {
        const plans = records.prepare('SELECT resident_id, content_json FROM care_plans WHERE to_on IS NULL')
        const told = records.prepare('SELECT * FROM care_task_records WHERE day = ?')
        const { counts } = await client.careTasks.ofShift({ floorName: null })
        const list = await compareMs(7, {
          product: () => client.careTasks.ofShift({ floorName: null }),
          raw: () => [plans.all(), told.all(today)],
        })
        const duties = await compareMs(5, {
          product: () => client.duties.list({}),
          raw: () => [addDays(today, -2), addDays(today, -1), today].map((day) => told.all(day)),
        })
        const days = `${DAYS} days of ${PEOPLE} people with ${TASKS_A_DAY} tasks`
        return [
          figure(`${days}: the running shift, ${counts.total} tasks`, 'ms', list, 'SELECT of plans and records'),
          figure('the same: every duty of the house', 'ms', duties, 'SELECT of three days of records'),
        ]
      })
    } finally {
      await backend.dispose()
    }
  })
}

// Any history of admissions and discharges keeps the month's balance, and the set-based SQL counts what a day-by-day count finds.

import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { hashOf } from '#main/features/reports/frozen-report.ts'
import { addDays } from '#shared/contract/days.ts'
import { officeActor, openReportHome } from '../../support/report-home.ts'

const START = '2026-08-20'
const DAYS_IN_OCTOBER = Array.from({ length: 31 }, (_, index) => addDays('2026-10-01', index))

type Episode = { from: string; to: string | null; leaveFrom: string | null; leaveTo: string | null }

/** Episodes of one resident, one after another, some on the same day, the last perhaps still open; each perhaps with a leave. */
const episodes = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(25), fc.nat(25), fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([steps, isOpen]): Episode[] => {
    let day = START
    return steps.map(([gap, length, leaveAfter, leaveLength], index) => {
      const from = addDays(day, gap)
      day = addDays(from, length)
      const to = isOpen && index === steps.length - 1 ? null : day
      const leaveFrom = leaveAfter < length ? addDays(from, leaveAfter) : null
      return { from, to, leaveFrom, leaveTo: leaveFrom && leaveLength > 0 ? addDays(leaveFrom, leaveLength) : null }
    })
  })

const isIn = (from: string, to: string | null, day: string): boolean => from <= day && (to === null || to > day)

property.prop([fc.array(episodes, { minLength: 1, maxLength: 5 })], { numRuns: 25 })(
  'opening + in - out = closing, and person-days and leave-days equal a count by hand, for any history',
  (residents) => {
    const { home, reports } = openReportHome()
    const room = home.room('201')
    for (const [index, history] of residents.entries()) {
      const bed = home.bed(room, String(index), { openedOn: START })
      const person = home.resident({ name: `老人${index}` })
      for (const { from, to, leaveFrom, leaveTo } of history) {
        const admission = home.admit(person, bed, from, to === null ? null : { toOn: to, reason: 'home' })
        const until = leaveTo !== null && to !== null && leaveTo > to ? to : leaveTo
        if (leaveFrom !== null) home.leave(admission, person, { from_on: leaveFrom, to_on: until ?? to })
      }
    }
    const { figures, checks } = reports.computeReport('R02', '2026-10')
    const value = (name: string) => figures.find((figure) => figure.name === name)!.value!
    const all = residents.flat()
    const census = (day: string) => all.filter(({ from, to }) => isIn(from, to, day)).length
    const away = (day: string) =>
      all.filter(
        (one) =>
          isIn(one.from, one.to, day) && one.leaveFrom !== null && isIn(one.leaveFrom, one.leaveTo ?? one.to, day),
      )
    expect(value('期初在院') + value('本月入住') - value('本月退住')).toBe(value('期末在院'))
    expect({
      opening: value('期初在院'),
      closing: value('期末在院'),
      personDays: value('总入住人天'),
      leaveDays: value('请假离院人天'),
    }).toEqual({
      opening: census('2026-09-30'),
      closing: census('2026-10-31'),
      personDays: DAYS_IN_OCTOBER.reduce((total, day) => total + census(day), 0),
      leaveDays: DAYS_IN_OCTOBER.reduce((total, day) => total + away(day).length, 0),
    })
    expect(checks.filter(({ severity }) => severity === 'block')).toEqual([])
  },
)

test('whatever happens to the records afterwards, every frozen run still has the content its hash proves', () => {
  const { db, home, reports } = openReportHome()
  const room = home.room('201')
  const beds = Array.from({ length: 6 }, (_, index) => home.bed(room, String(index), { openedOn: '2026-01-01' }))
  const frozen = new Map<string, string>()
  for (const [index, bed] of beds.entries()) {
    const person = home.resident({ name: `老人${index}` })
    home.admit(person, bed, `2026-0${index + 1}-10`)
    for (const code of ['R02', 'R04'] as const) {
      const run = reports.service.freeze(code, `2026-0${index + 2}`, officeActor)
      frozen.set(run.id, run.contentHash)
    }
    db.prepare('UPDATE residents SET name = ? WHERE id = ?').run(`改名${index}`, person)
  }
  const stored = db.prepare('SELECT id, content_json AS json FROM report_runs').all() as { id: string; json: string }[]
  expect(new Map(stored.map(({ id, json }) => [id, hashOf(json)]))).toEqual(frozen)
  expect(frozen.size).toBe(12)
})

import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, monthBounds } from '#shared/contract/days.ts'
import { createHandoverHome, type HandoverHome, HOUR } from '../../support/handover-home.ts'

let home: HandoverHome
let today: string
beforeEach(async () => {
  home = await createHandoverHome()
  today = home.today
  home.goTo(10)
})
const month = async (of = today.slice(0, 7)) => home.director.dutyCalendar.month({ month: of })
const rowOf = async (code: string, of?: string) => (await month(of)).rows.find(({ item }) => item.code === code)!
const slot = (day: string, post: 'leader' | 'care', shift: 'day' | 'swing' | 'night' | null) => ({ day, post, shift })

describe('the duty calendar', () => {
  test('counts nothing as missed before anything was kept', async () => {
    const { over, done, rows } = await month()
    expect([over, done]).toEqual([0, 0])
    expect(rows.length).toBeGreaterThan(5)
    const states = (await rowOf('duty-roster')).periods.filter(({ until }) => until < today).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['before']))
  })

  test('a day is done by its record alone, and the first day without one is missed', async () => {
    const set = (day: string, post: 'leader' | 'care', shift: 'day' | 'swing' | 'night' | null) =>
      home.director.dutyRoster.set({
        ...{ slot: slot(day, post, shift), people: [{ staffId: null, name: '甲' }], basedOn: null },
        reason: day < today ? '补登' : null,
      })
    const fill = async (day: string) => {
      await set(day, 'leader', null)
      for (const shift of ['day', 'swing', 'night'] as const) await set(day, 'care', shift)
    }
    const { from, to } = monthBounds(today.slice(0, 7))
    const first = addDays(today, -3) >= from ? addDays(today, -3) : from
    await fill(first)
    await fill(today)
    const { periods } = await rowOf('duty-roster')
    const stateOn = (day: string) => periods.find((each) => each.from === day)?.state
    expect(periods).toHaveLength(Number(to.slice(8)))
    expect([stateOn(first), stateOn(today)]).toEqual(['done', 'done'])
    for (let day = addDays(first, 1); day < today; day = addDays(day, 1)) expect(stateOn(day)).toBe('missed')
    if (today < to) expect(stateOn(to)).toBe('open')
  })

  test('a report proves the period it is about', async () => {
    expect((await rowOf('monthly-report')).periods).toMatchObject([{ state: 'open' }])
    expect((await rowOf('monthly-report')).link).toContain('/reports/R02/')
  })

  test('refuses a month that has not begun, and is not shown to a caregiver', async () => {
    const next = addDays(monthBounds(today.slice(0, 7)).to, 1).slice(0, 7)
    await expect(month(next)).rejects.toMatchObject({ code: 'PERIOD_NOT_OVER' })
    await expect(home.nurse.dutyCalendar.month({ month: next })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('at the end of a month one line of the work list tells what is open', async () => {
    const { to } = monthBounds(today.slice(0, 7))
    const told = async () => (await home.director.duties.list({})).duties.filter(({ kind }) => kind === 'calendar-open')
    home.clock.setNow(home.at(10) + 24 * HOUR * Math.max(0, Number(to.slice(8)) - Number(today.slice(8)) - 10))
    if (addDays(today, 6) <= to) expect(await told()).toEqual([])
    home.clock.setNow(home.at(10) + 24 * HOUR * (Number(to.slice(8)) - Number(today.slice(8))))
    expect(await told()).toMatchObject([{ dueOn: to, values: { period: to.slice(0, 7) } }])
  })
})

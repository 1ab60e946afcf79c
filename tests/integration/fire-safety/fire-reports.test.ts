import { expect, test } from 'vitest'
import type { z } from 'zod'
import { addDays, dayOf, monthBounds } from '#shared/contract/days.ts'
import type { HazardDecision, HazardFound, HazardWork } from '#shared/features/hazards/hazards.model.ts'
import { createTestBackend } from '../../support/test-backend.ts'

/** A month with hazards of every standing, two drills and four pieces; the clock stands on its last day. */
async function month() {
  const home = await createTestBackend({ roles: ['director'] })
  const { to } = monthBounds(dayOf(home.clock.now()).slice(0, 7))
  const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
  const day = (date: number) => `${to.slice(0, 8)}${String(date).padStart(2, '0')}`
  const on = async (date: number) => {
    home.clock.setNow(noon(day(date)))
    return (await home.signIn('director')).client
  }
  async function hazard(
    date: number,
    grade: 'general' | 'major' | null,
    dueOn: string | null,
    closedOn: number | null,
  ) {
    const found: HazardFound = {
      ...{ foundOn: day(date), source: 'patrol', category: 'other', place: '走廊', text: '堵塞', attachmentIds: [] },
      ...{ alarmId: null, drillId: null },
    }
    let client = await on(date)
    const { id } = await client.hazards.report({ ...found, reason: null, fixedText: null })
    const decide = (at: number, content: HazardDecision) =>
      client.hazards.decide({ id, on: day(at), reason: null, content })
    const work = (at: number, content: z.infer<typeof HazardWork>) =>
      client.hazards.addStep({ id, on: day(at), reason: null, content })
    if (grade === null || dueOn === null) return id
    await decide(date, { kind: 'verified', grade, basis: null })
    await work(date, { kind: 'planned', owner: '黄', measures: '清理', funds: null, dueOn, precautions: null })
    if (grade === 'major') await decide(date, { kind: 'reported', to: '民政局', text: null })
    if (closedOn === null) return id
    client = await on(closedOn)
    await work(closedOn, { kind: 'finished', text: '已清理', attachmentIds: [] })
    await work(closedOn, { kind: 'rechecked', isPassed: true, by: '李', text: '畅通' })
    await decide(closedOn, { kind: 'closed', text: null })
    return id
  }
  return { home, day, on, hazard, last: Number(to.slice(8)), period: to.slice(0, 7) }
}

test('R12: the figures equal a count in plain code, and each opens to its hazards', async () => {
  const { hazard, on, day, last, period } = await month()
  const ids = {
    inTime: await hazard(3, 'general', day(10), 7),
    late: await hazard(4, 'general', day(12), null),
    lateClosed: await hazard(5, 'general', day(9), 15),
    later: await hazard(6, 'major', addDays(day(last), 20), null),
    unjudged: await hazard(8, null, null, null),
  }
  const client = await on(last)
  const { figures, table, checks } = await client.reports.preview({ code: 'R12', period })
  expect(Object.fromEntries(figures.map(({ code, value }) => [code, value]))).toEqual({
    ...{ '01': 5, '02': 1, '03': 3, '04': 1, '05': 3, '06': 2, '07': 66.7, '08': 1, '09': 7 },
  })
  const opened = await client.reports.figureRows({ source: { code: 'R12', period }, figure: '05' })
  expect(opened.rows.map(({ id, link }) => [id, link])).toEqual(
    [ids.inTime, ids.late, ids.lateClosed].map((id) => [id, `/hazards/${id}`]),
  )
  expect(table?.rows).toHaveLength(5)
  expect(checks.find(({ code }) => code === '12.overdue')).toMatchObject({ severity: 'warn', rows: [{ id: ids.late }] })
})

test('R08 and R11: drills of the year and the register at the end of the span', async () => {
  const { on, day, last, period, home } = await month()
  const client = await on(2)
  const plan = { plannedOn: day(2), place: '1层', organizer: '李', scenario: null }
  const held = (await client.drills.plan({ kind: 'fire-evacuation', ...plan })).drill.id
  await client.drills.plan({ kind: 'choking', ...plan })
  for (const mark of ['started', 'arrived', 'finished'] as const) {
    await client.drills.mark({ id: held, mark })
    home.clock.advance(95_000)
  }
  const year = await client.reports.preview({ code: 'R08', period: `${period.slice(0, 4)}-12` })
  const valuesOf = (figures: typeof year.figures) => Object.fromEntries(figures.map(({ code, value }) => [code, value]))
  expect(valuesOf(year.figures)).toMatchObject({ '01': 1, '02': 1, '03': 0, '11': 0, '12': 1 })
  expect(year.table?.rows[0]?.cells).toMatchObject({ arrival: '1:35', evacuation: '3:10', problems: null })
  const piece = (number: string, type: string, madeOn: string | null) =>
    client.fireEquipment.add({
      ...{ number, type, madeOn, spec: null, floorName: null, place: '走廊', quantity: 1, boughtOn: null },
      ...{ owner: null, deviceId: null, note: null },
    })
  await piece('A', 'powder-extinguisher', addDays(day(2), -400))
  await piece('B', 'powder-extinguisher', addDays(day(2), -2000))
  await piece('C', 'water-extinguisher', addDays(day(2), -2600))
  await piece('D', 'hydrant', null)
  await piece('E', 'carbon-dioxide-extinguisher', null)
  const later = await on(last)
  const register = await later.reports.preview({ code: 'R11', period })
  expect(valuesOf(register.figures)).toEqual({
    ...{ '01': 5, '02': 4, '03': 1, '04': 2, '05': 1, '06': 0, '07': 1, '08': 0 },
  })
  expect(register.table?.rows.map(({ cells }) => [cells.number, cells.state])).toEqual([
    ['A', '在用'],
    ['B', '维修逾期'],
    ['C', '超过报废日期'],
    ['D', '在用'],
    ['E', '在用'],
  ])
  const { rows } = await later.reports.figureRows({ source: { code: 'R11', period }, figure: '04' })
  expect(rows.map(({ cells }) => [cells.number, cells.what])).toEqual([
    ['B', '干粉灭火器'],
    ['C', '水基型灭火器'],
  ])
})

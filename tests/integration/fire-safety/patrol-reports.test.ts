import { expect, test } from 'vitest'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { CheckAnswer, type CheckAnswers, type CheckKind } from '#shared/features/self-checks/self-checks.model.ts'
import { itemsOf } from '#shared/features/self-checks/self-checks.rules.ts'
import { createFireHome, type FireHome } from '../../support/fire-home.ts'
import { testPin } from '../../support/test-backend.ts'

const figuresOf = (home: FireHome, code: 'R09' | 'R10' | 'R13', period = '2026-10') => {
  const { figures, table } = home.backend.features.reports.computeReport(code, period)
  return { values: Object.fromEntries(figures.map((figure) => [figure.code, figure.value])), rows: table?.rows ?? [] }
}
const rowsOf = (home: FireHome, code: 'R09' | 'R10' | 'R13', figure: string) =>
  home.backend.features.reports.service.figureRows({ code, period: '2026-10' }, figure).rows

test('the figures of R10 equal a count by hand over a night, and each opens to its patrols', async () => {
  const home = await createFireHome()
  for (const hours of [-8, -2, 0]) {
    home.goTo(hours)
    await home.walk()
  }
  home.goTo(4)
  const last = await home.guard.firePatrols.start()
  const { visit } = await home.guard.firePatrols.scan({ patrolId: last.id, code: home.points[0].code })
  const fault = { item: 'exits' as const, text: '轮椅占道', handling: 'reported' as const, done: '已报安全员' }
  await home.guard.firePatrols.answer({ visitId: visit.id, faults: [fault] })
  await home.guard.firePatrols.finish({ id: last.id })
  await home.guard.firePatrols.explain({ plannedAt: home.at(2), reason: '全楼停电' })
  home.goTo(12)
  const signed = (await home.guard.firePatrols.list({ from: addDays(home.today, -1), until: home.today })).patrols
  const ids = signed.filter(({ id }) => id !== last.id).map(({ id }) => id)
  await home.guard.firePatrols.sign({ ids, userId: home.idOf('director'), pin: testPin })
  // The running day is left out: its patrols are not over.
  const { values, rows } = figuresOf(home, 'R10')
  expect(values).toEqual({
    ...{ '01': 5, '02': 3, '03': 1, '04': 1, '05': 0, '06': 4, '07': 1, '08': 3, '09': 0, '10': 1, '11': 1 },
  })
  const yesterday = addDays(home.today, -1)
  expect(rows.map(({ cells }) => [cells.day, cells.shift, cells.time, cells.exits, cells.signedBy])).toEqual([
    [yesterday, '昼', '16:00', '✓', 'person director'],
    [yesterday, '夜', '22:00', '✓', 'person director'],
    [yesterday, '夜', '00:00', '✓', 'person director'],
    [yesterday, '夜', '02:00', '—', null],
    [yesterday, '夜', '04:00', '×', null],
  ])
  expect(rows[4]?.cells).toMatchObject({ problem: '大厅：轮椅占道', handling: '已上报：已报安全员', points: '大厅' })
  expect(rowsOf(home, 'R10', '08').map(({ cells, link }) => [cells.startedAt, link])).toEqual([
    [`${yesterday} 22:00`, `/fire-safety/patrols?day=${yesterday}`],
    [`${home.today} 00:00`, `/fire-safety/patrols?day=${yesterday}`],
    [`${home.today} 04:00`, `/fire-safety/patrols?day=${yesterday}`],
  ])
  expect(rowsOf(home, 'R10', '04')).toMatchObject([{ link: `/fire-safety/patrols?day=${yesterday}` }])
  expect(rowsOf(home, 'R10', '11')).toHaveLength(1)
})

test('the figures of R09 and R13 equal a count of the answers, corrections and rechecks by hand', async () => {
  const home = await createFireHome()
  const lists = await home.safety.selfChecks.lists()
  const answer = (part: Partial<CheckAnswer>) => CheckAnswer.parse({ result: 'in-order', ...part })
  const fill = async (kind: CheckKind, changes: CheckAnswers) => {
    const { id } = await home.safety.selfChecks.start({ kind, on: home.today })
    const items = itemsOf(lists.find((list) => list.kind === kind)!)
    const all = Object.fromEntries(items.map(({ code }) => [code, answer({})]))
    const { version } = await home.safety.selfChecks.save({ id, version: 1, changes: { ...all, ...changes } })
    await home.safety.selfChecks.finish({ id, version, second: { userId: home.idOf('director'), pin: testPin } })
    return { id, count: items.length }
  }
  const told = { result: 'wanting' as const, problem: '堵塞', responsible: '李安全员', dueOn: '2026-11-05' }
  const monthly = await fill('fire-monthly', {
    ...{ '01.5': answer({ result: 'not-applicable' }), '02.1': answer(told), '02.2': answer(told) },
  })
  await home.safety.selfChecks.recheck({
    ...{ id: monthly.id, itemCode: '02.1', on: home.today, isPassed: true, note: null },
  })
  expect(figuresOf(home, 'R09').values).toEqual({
    ...{ '01': 1, '02': monthly.count, '03': monthly.count - 3, '04': 2, '05': 1, '06': 1, '07': 1 },
  })
  expect(figuresOf(home, 'R09').rows).toHaveLength(monthly.count)
  expect(rowsOf(home, 'R09', '04').map(({ cells, link }) => [cells.itemCode, cells.problem, link])).toEqual([
    ['02.1', '堵塞', `/fire-safety/checks/${monthly.id}`],
    ['02.2', '堵塞', `/fire-safety/checks/${monthly.id}`],
  ])
  const hazard = answer({ result: 'wanting', problem: '无探测器', measure: '停用并加装' })
  const search = await fill('major-hazards', { '1.4': hazard })
  const hazards = () => figuresOf(home, 'R13').values
  expect(hazards()).toEqual({ '01': 1, '02': search.count, '03': 1, '04': 1, '05': 0, '06': 1 })
  const report = { id: search.id, reportedOn: home.today, reportedTo: '晋江市民政局', note: null }
  await home.safety.selfChecks.reportHazard(report)
  expect([hazards()['05'], hazards()['06']]).toEqual([1, 0])
  expect(figuresOf(home, 'R13').rows[3]?.cells).toEqual({
    ...{ day: dayOf(home.clock.now()), group: '重要设施设备存在严重缺陷', result: '是', evidence: '无探测器' },
    ...{ item: '使用燃气的场所未装可燃气体探测器', reportedOn: home.today, measure: '停用并加装' },
  })
})

test('before anybody checked nothing is told of the items, and of a night that still runs only what is over', async () => {
  const home = await createFireHome()
  for (const code of ['R09', 'R13'] as const) {
    const { '01': checks, ...others } = figuresOf(home, code).values
    expect([checks, new Set(Object.values(others))]).toEqual([0, new Set([null])])
  }
  home.goTo(1)
  const { values, rows } = figuresOf(home, 'R10')
  // 16:00 and 22:00 are over; midnight's patrol may still be walked, those after it are to come.
  expect([values['01'], values['05']]).toEqual([2, 2])
  expect(rows.map(({ cells }) => [cells.time, cells.problem])).toEqual([
    ['16:00', '未巡查'],
    ['22:00', '未巡查'],
  ])
})

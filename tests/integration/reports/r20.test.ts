import { expect, test } from 'vitest'
import { createIncidentsFeature } from '#main/features/incidents/index.ts'
import { createRisksFeature } from '#main/features/risks/index.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { type RiskAssessmentKind, type RiskKey, type RiskLevel, riskKeys } from '#shared/features/risks/risks.model.ts'
import { officeActor, openReportHome, seedSmallHome } from '../../support/report-home.ts'

/**
 * October ends with three people in the house: 王秀英 judged in time, then fallen; 陈大山 judged more than a year ago; 林阿妹 only for an earlier
 * stay. 黄福来 was judged and died before the end; one assessment is voided and one is of November.
 */
function seedRisks() {
  const home = openReportHome()
  seedSmallHome(home)
  const { db, clock } = home
  const newId = createIdSource(clock)
  const incidents = createIncidentsFeature({ records: db, clock, newId, residents: { nameOf: () => '王秀英' } })
  const residents = { nameOf: () => '某人', get: () => ({ state: 'in' }), list: () => ({ rows: [] }) } as never
  const { service } = createRisksFeature({ records: db, clock, newId, residents, incidents, ruleOf: () => ({}) })
  const judge = (
    residentId: string,
    basedOn: string,
    levels: Partial<Record<RiskKey, RiskLevel>>,
    kind: RiskAssessmentKind = 'periodic',
  ) => {
    clock.setNow(startOfDay(basedOn) + 36_000_000)
    const { id, version } = service.start({ residentId: residentId as ResidentId, kind, basedOn }, officeActor)
    const items = Object.fromEntries(
      riskKeys.map((key) => {
        const level = levels[key] ?? 'none'
        return [key, { level, measures: level === 'none' ? [] : [`${key}-1`, `${key}-2`] }]
      }),
    )
    const informing = { person: '家属', relation: '子女', at: clock.now(), how: 'signed', refusalReason: null } as const
    const answered = service.answer({ id, version, changes: { items, informing } }, officeActor)
    return service.finish({ id, version: answered.version }, officeActor)
  }
  judge('chen', '2025-06-01', { pressure: 'high', fall: 'protect' }, 'admission')
  judge('huang', '2026-02-01', { choke: 'high' })
  judge('lin', '2026-03-01', { elope: 'high' })
  judge('wang', '2026-05-02', { fall: 'protect', scald: 'protect' })
  const wrong = judge('lin', '2026-10-13', { fall: 'high' })
  service.void({ id: wrong.id, version: wrong.version, reason: '评错人' }, officeActor)
  judge('wang', '2026-11-02', { fall: 'high' })
  clock.setNow(startOfDay('2026-11-03') + 36_000_000)
  incidents.service.record(
    {
      ...{ kind: 'fall', occurredAt: startOfDay('2026-10-20') + 1, residentId: 'wang' as ResidentId, place: '走廊' },
      ...{ summary: '滑倒', severity: 'minor' },
    },
    officeActor,
  )
  return home
}

/** People in the house at the end of a day by the level of one risk, counted straight from the tables. */
function directCount(db: ReturnType<typeof openReportHome>['db'], day: string, risk: RiskKey) {
  const rows = db
    .prepare(
      `SELECT coalesce((SELECT i.level FROM risk_assessments r JOIN risk_items i ON i.assessment_id = r.id AND i.risk = :risk
           WHERE r.resident_id = a.resident_id AND r.state = 'finished' AND r.based_on <= :day
             AND (r.based_on >= a.from_on OR (r.kind = 'admission' AND r.based_on >= date(a.from_on, '-30 days')))
           ORDER BY r.based_on DESC LIMIT 1), 'not-assessed') AS level, count(*) AS people
       FROM admissions a
       WHERE a.voided_at IS NULL AND a.from_on <= :day AND (a.to_on IS NULL OR a.to_on > :day) GROUP BY 1`,
    )
    .all({ risk, day }) as { level: RiskLevel; people: number }[]
  return Object.fromEntries(rows.map(({ level, people }) => [level, people]))
}

test('the figures of R20 equal a direct count for every risk and level, in two months', () => {
  const home = seedRisks()
  for (const [month, day] of [
    ['2026-02', '2026-02-28'],
    ['2026-10', '2026-10-31'],
  ] as const) {
    const { figures } = home.reports.computeReport('R20', month)
    const names = { high: '高风险', protect: '需防护', none: '无', 'not-assessed': '未评估' }
    const groups = [...new Set(figures.flatMap(({ group }) => group ?? []))]
    expect(groups).toHaveLength(riskKeys.length)
    for (const [index, key] of riskKeys.entries()) {
      const counted = directCount(home.db, day, key)
      const lines = figures.filter(({ group }) => group === groups[index])
      expect(Object.fromEntries(lines.map(({ name, value }) => [name, value]))).toEqual(
        Object.fromEntries(Object.entries(names).map(([level, name]) => [name, counted[level] ?? 0])),
      )
    }
  }
  const values = Object.fromEntries(
    home.reports.computeReport('R20', '2026-10').figures.map(({ code, value }) => [code, value]),
  )
  expect(values).toMatchObject({ '01': 3, '02': 2, '03': 1, '04': 3, '05': 1 })
  const { rows } = home.reports.service.figureRows({ code: 'R20', period: '2026-10' }, '03')
  expect(rows).toMatchObject([{ id: 'lin', cells: { name: '林阿妹' } }])
})

test('a row tells level, measures and the next day; a risk nobody judged is 未评估, and the masked copy keeps the name back', () => {
  const home = seedRisks()
  const rows = home.reports.computeReport('R20', '2026-10').table?.rows ?? []
  const cellsOf = (id: string) => rows.find((row) => row.id === id)?.cells
  expect(cellsOf('wang')).toMatchObject({
    ...{ name: '王秀英', choke: '无', fall: '需防护', kind: '阶段性评估', assessedOn: '2026-05-02' },
    ...{ nextOn: '2026-10-20', state: '事件后未评估' },
  })
  expect(String(cellsOf('wang')?.measures)).toMatch(/^烫伤：.+、.+；跌倒：.+、.+$/)
  expect(cellsOf('chen')).toMatchObject({ pressure: '高风险', nextOn: '2026-06-01', state: '逾期' })
  expect(cellsOf('lin')).toMatchObject({
    ...{ elope: '未评估', fall: '未评估', measures: null, kind: null, assessedOn: null, nextOn: '2026-10-11' },
    state: '未评估',
  })
  const shown = home.reports.service.preview('R20', '2026-10').table?.rows ?? []
  expect(shown.map(({ cells }) => cells.name)).toEqual(['王**', '林**', '陈**'])
})

test('who was not judged, judged too long ago or not since a fall is named; the running month may be frozen', () => {
  const home = seedRisks()
  const { checks } = home.reports.computeReport('R20', '2026-10')
  const told = Object.fromEntries(
    checks.map(({ code, severity, rows }) => [code, [severity, rows.map(({ id }) => id)]]),
  )
  expect(told).toMatchObject({
    '20.count': ['pass', []],
    '20.assessed': ['warn', ['lin']],
    '20.in-time': ['warn', ['chen']],
    '20.after-incident': ['warn', ['wang']],
  })
  const run = home.reports.service.freeze('R20', '2026-11', officeActor)
  expect(run).toMatchObject({ code: 'R20', state: 'frozen' })
  const { content } = home.reports.service.get(run.id)
  expect(content.table?.rows.find(({ id }) => id === 'wang')?.cells).toMatchObject({ fall: '高风险', state: '有效' })
})

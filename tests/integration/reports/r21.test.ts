import { expect, test } from 'vitest'
import { createIncidentsFeature } from '#main/features/incidents/index.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { StepContent } from '#shared/features/incidents/incidents.model.ts'
import { officeActor, openReportHome, seedSmallHome } from '../../support/report-home.ts'

const hour = 3_600_000
const october = (day: number, hours = 10) => startOfDay(`2026-10-${String(day).padStart(2, '0')}`) + hours * hour

/** October with a plain row of the register, a complaint, a closed fall, an open scald and a death nobody reported. */
function seedIncidents() {
  const home = openReportHome()
  seedSmallHome(home)
  const { db, clock } = home
  const { service } = createIncidentsFeature({
    records: db,
    clock,
    newId: createIdSource(clock),
    residents: { nameOf: () => '王秀英' },
  })
  const residentId = 'wang' as ResidentId
  const record = (part: object) =>
    service.record(
      { kind: 'fall', occurredAt: october(8), residentId, place: '走廊', summary: '起身时滑倒', ...part },
      officeActor,
    ).id
  const add = (id: RecordId, at: number, ...contents: StepContent[]) => {
    for (const content of contents) service.addStep({ id, at, content }, officeActor)
  }
  const told = { kind: 'family-told', toWhom: '王小明', way: 'phone', by: '吴护理', text: null } as const
  const head = { kind: 'reported', to: 'head', form: 'verbal', by: '吴护理', text: null } as const
  const closed = record({ severity: 'minor' })
  add(closed, october(8, 10.1), { kind: 'handled', text: '扶起检查', hospital: null }, told, head)
  add(closed, october(9), { kind: 'cause', text: '地面湿滑' }, { kind: 'reviewed', text: '步态不稳', risk: 'protect' })
  add(closed, october(9), { kind: 'measure', text: '铺防滑垫', owner: '后勤', dueOn: '2026-10-12' })
  const measureId = db.prepare("SELECT id FROM incident_steps WHERE kind = 'measure'").pluck().get() as RecordId
  add(closed, october(11), { kind: 'measure-done', measureId, text: null })
  service.close({ id: closed, note: null }, officeActor)
  record({ kind: 'scald', occurredAt: october(20) })
  const death = record({ kind: 'choking', occurredAt: october(25), severity: 'death' })
  add(death, october(25, 10.2), told, head)
  record({ kind: 'fall', occurredAt: startOfDay('2026-11-01'), severity: 'minor' })
  return { ...home, closed, death }
}

/** Counted straight from the tables. */
function directCount({ db }: { db: ReturnType<typeof openReportHome>['db'] }, where: string): number {
  return Number(
    db
      .prepare(
        `SELECT count(*) FROM incidents i WHERE i.voided_at IS NULL AND i.kind <> 'complaint' AND i.occurred_at >= ? AND i.occurred_at < ? AND ${where}`,
      )
      .pluck()
      .get(startOfDay('2026-10-01'), startOfDay('2026-11-01')),
  )
}
const has = (kind: string, more = '') =>
  `EXISTS (SELECT 1 FROM incident_steps s WHERE s.incident_id = i.id AND s.kind = '${kind}' ${more})`
const file = 'EXISTS (SELECT 1 FROM incident_files f WHERE f.incident_id = i.id)'
const graded = (severity: string) => has('graded', `AND s.content_json LIKE '%"severity":"${severity}"%'`)

test('the figures of R21 equal a direct count, and each opens to its incidents', () => {
  const home = seedIncidents()
  const { figures, table } = home.reports.computeReport('R21', '2026-10')
  const expected = {
    '01': '1 = 1',
    '02': graded('minor'),
    '03': graded('moderate'),
    '04': graded('severe'),
    '05': graded('death'),
    '06': `NOT ${has('graded')}`,
    '07': has('closed'),
    '08': `${file} AND NOT ${has('closed')}`,
    '09': `NOT ${file}`,
    '10': `${file} AND i.resident_id IS NOT NULL AND NOT ${has('family-told')}`,
    '11': graded('death'),
  }
  const counted = Object.fromEntries(Object.entries(expected).map(([code, where]) => [code, directCount(home, where)]))
  expect(Object.fromEntries(figures.map(({ code, value }) => [code, value]))).toEqual(counted)
  expect(counted).toMatchObject({ '01': 4, '02': 1, '05': 1, '06': 2, '07': 1, '08': 2, '09': 1, '10': 1, '11': 1 })
  expect(table?.rows).toHaveLength(counted['01'] ?? 0)
  const { rows } = home.reports.service.figureRows({ code: 'R21', period: '2026-10' }, '05')
  expect(rows).toMatchObject([{ id: home.death, link: `/incidents/${home.death}`, cells: { kind: '噎食' } }])
})

test('a row tells what the file says, the masked copy keeps the name back, and what nobody wrote stays unknown', () => {
  const home = seedIncidents()
  const row = home.reports.computeReport('R21', '2026-10').table?.rows.find(({ id }) => id === home.closed)
  expect(row?.cells).toMatchObject({
    ...{ occurredAt: '2026-10-08 10:00', place: '走廊', resident: '王秀英', kind: '跌倒', severity: '轻微' },
    ...{ summary: '起身时滑倒', handling: '扶起检查', hospital: '未送医', state: '已结案', cause: '地面湿滑' },
    ...{ familyToldAt: '2026-10-08 10:06', familyToldWay: '电话', familyToldBy: '吴护理' },
    ...{ reportedAt: '2026-10-08 10:06', reportedTo: '机构负责人（口头）', measures: '铺防滑垫（后勤，已完成）' },
  })
  const shown = home.reports.service.preview('R21', '2026-10').table?.rows ?? []
  expect(shown.map(({ cells }) => cells.resident)).toEqual(['王**', '王**', '王**', '—'])
  expect(shown.at(-1)?.cells).toMatchObject({ handling: null, familyToldAt: null, severity: null, state: '仅登记' })
})

test('an untold family and an unreported death block the report; what is open warns', () => {
  const home = seedIncidents()
  const { checks } = home.reports.computeReport('R21', '2026-10')
  const told = Object.fromEntries(checks.map(({ code, severity, rows }) => [code, [severity, rows.length]]))
  expect(told).toMatchObject({
    '21.count': ['pass', 0],
    '21.family-told': ['block', 1],
    '21.reported': ['block', 1],
    '21.graded': ['warn', 1],
    '21.closed': ['warn', 2],
    '21.register-only': ['warn', 1],
  })
  expect(() => home.reports.service.freeze('R21', '2026-10', officeActor)).toThrow('REPORT_BLOCKED')
})

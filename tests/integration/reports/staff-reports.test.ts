import { expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import { openReportHome, seedSmallHome } from '../../support/report-home.ts'

const HOUR = 3_600_000

/** The small home's two of staff with files: one complete caregiver, a cook without papers; two sessions, one not closed. */
function seedStaff() {
  const home = openReportHome()
  seedSmallHome(home)
  const { db } = home
  const { insert } = home.home
  const idOf = (name: string) => db.prepare('SELECT id FROM staff WHERE name = ?').pluck().get(name) as string
  const [wu, zhao] = [idOf('吴护理'), idOf('赵厨师')]
  db.prepare(
    `INSERT INTO staff_files (staff_id, id_number, birth_on, education, employment_form, earlier_care_months, phone, version, recorded_at)
     VALUES (?, '11010519491231002X', '1949-12-31', 'junior-middle', 'contract', 30, '13800001234', 1, 0)`,
  ).run(wu)
  const certificate = (kind: string, issuedOn: string, part: object = {}) =>
    insert('staff_certificates', { staff_id: wu, kind, issued_on: issuedOn, recorded_at: 0, ...part })
  certificate('pre-job', '2025-03-01')
  certificate('health', '2026-03-01')
  certificate('skill', '2020-01-01', { skill_level: 5 })
  certificate('skill', '2022-01-01', { skill_level: 1, number: 'JN-1' })
  const session = (id: string, closedAt: number | null) => {
    const fromAt = startOfDay('2026-10-10') + 14 * HOUR
    insert('training_sessions', {
      ...{
        id,
        category: 'fire-safety',
        topic: '灭火器',
        lecturer: '李',
        mode: 'on-site',
        from_at: fromAt,
        until_at: fromAt + 2 * HOUR,
      },
      ...{ hours: 2, exam: 'pass-fail', version: 1, closed_at: null, recorded_at: 0 },
    })
    const part = (staffId: string, present: number, passed: number | null) =>
      insert('training_participants', {
        ...{
          session_id: id,
          staff_id: staffId,
          version: 1,
          is_invited: 1,
          is_present: present,
          is_passed: passed,
          recorded_at: 0,
        },
      })
    part(wu, 1, 1)
    part(zhao, 0, null)
    if (closedAt !== null) db.prepare('UPDATE training_sessions SET closed_at = ? WHERE id = ?').run(closedAt, id)
  }
  session('t1', startOfDay('2026-10-10') + 17 * HOUR)
  session('t2', null)
  return home
}
const figuresOf = (home: ReturnType<typeof seedStaff>, code: 'R06' | 'R07' | 'R19', period: string) =>
  Object.fromEntries(home.reports.computeReport(code, period).figures.map(({ code: line, value }) => [line, value]))

test('R06 counts who is on the roll as R02 does; the highest trade level is printed; papers that are open are found', () => {
  const home = seedStaff()
  const { table, checks } = home.reports.computeReport('R06', '2026-10')
  const count = Number(
    home.db
      .prepare(
        `SELECT count(*) FROM staff WHERE hired_on <= '2026-10-31' AND (left_on IS NULL OR left_on > '2026-10-31')`,
      )
      .pluck()
      .get(),
  )
  expect(figuresOf(home, 'R06', '2026-10')).toEqual({ '01': count, '02': 1, '03': 1, '04': count - 1, '05': count - 1 })
  expect(table?.rows.find(({ cells }) => cells.name === '吴护理')?.cells).toMatchObject({
    ...{ skill: '一级/高级技师', certificateNumber: 'JN-1', healthUntil: '2027-02-28', preJobOn: '2025-03-01' },
    ...{ fireOn: '2026-10-10', hours: 2, form: '合同' },
  })
  const told = Object.fromEntries(checks.map(({ code, severity }) => [code, severity]))
  expect(told).toMatchObject({ '7.pre-job': 'pass', '7.health': 'pass', '7.health-missing': 'warn', '6.count': 'pass' })
})

test('R07 counts closed sessions only, equal to a count of their rows, and each opens to its session', () => {
  const home = seedStaff()
  expect(figuresOf(home, 'R07', '2026-12')).toMatchObject({ '01': 1, '02': 2, '03': 1, '04': 1, '05': 100, '08': 1 })
  const { rows } = home.reports.service.figureRows({ code: 'R07', period: '2026-12' }, '01')
  expect(rows).toMatchObject([
    { id: 't1', link: '/training/sessions/t1', cells: { trainedOn: '2026-10-10', topic: '灭火器' } },
  ])
  const [row] = home.reports.computeReport('R07', '2026-12').table?.rows ?? []
  expect(row?.cells).toMatchObject({
    time: '14:00–16:00',
    invited: 2,
    present: 1,
    names: '吴护理',
    passed: 1,
    passRate: 100,
  })
})

test('R19 holds an award a row, judged to 31 December of the year before', () => {
  const home = seedStaff()
  const judged = home.reports.computeReport('R19', '2026-12')
  const filed = home.db.prepare('SELECT record_json FROM facility').pluck().get() as string
  expect(JSON.parse(filed)).toMatchObject({ isFiled: true })
  // Hired 2025-03-01: ten months here and thirty elsewhere.
  expect(judged.table?.rows.map(({ cells }) => [cells.name, cells.months, cells.amount])).toEqual([
    ['吴护理', 40, 3000],
  ])
  expect(figuresOf(home, 'R19', '2026-12')).toMatchObject({ '01': 1, '02': 3000, '05': 1, '06': 0 })
})

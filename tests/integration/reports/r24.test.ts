import { expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { HandoverContent } from '#shared/features/handover/handover.model.ts'
import { handoverLine } from '#shared/features/handover/handover.rules.ts'
import { officeActor, openReportHome, seedSmallHome } from '../../support/report-home.ts'

const HOUR = 3_600_000
const october = (day: number) => `2026-10-${String(day).padStart(2, '0')}`

/** A signed sheet of a shift that began at `startedAt`, with one fall and three alarms, one of which nobody went to. */
function content(startedAt: number): HandoverContent {
  const lines = [
    handoverLine('alarms-total', { values: { total: 3, high: 1, medium: 2, low: 0 } }),
    handoverLine('alarm-unattended'),
  ]
  return {
    shift: { name: 'day', startedAt, endsAt: startedAt + 8 * HOUR },
    computedAt: startedAt + 8 * HOUR,
    people: { registered: 3, present: 3, onLeave: 0, inHospital: 0, admitted: 0, discharged: 0 },
    sections: [
      { key: 'alarms', lines, leftOut: 0 },
      { key: 'incidents', lines: [handoverLine('incident')], leftOut: 0 },
      { key: 'movements', lines: [handoverLine('on-leave')], leftOut: 0 },
    ],
    ...{ watched: [], remarks: '王秀英夜间烦躁', onDuty: [] },
  }
}

/** October: led from the 1st to the 30th but for the 5th and a day that was taken off again; three shifts of the 7th, one not taken over. */
function seedDuty() {
  const home = openReportHome()
  seedSmallHome(home)
  const { insert } = home.home
  const cell = (day: string, post: string, names: string[], part: object = {}) =>
    insert('duty_cells', {
      ...{ day, post, shift: null, people_json: JSON.stringify(names.map((name) => ({ staffId: null, name }))) },
      ...{ recorded_at: 0, ...part },
    })
  for (let day = 1; day <= 30; day += 1) if (day !== 5) cell(october(day), 'leader', ['陈院长'])
  const first = home.db.prepare("SELECT id FROM duty_cells WHERE day = '2026-10-09'").pluck().get() as string
  cell(october(9), 'leader', [], { replaces_id: first, reason: '当日无人带班' })
  for (const shift of ['day', 'swing', 'night']) cell(october(7), 'care', ['吴护理', `${shift}甲`], { shift })
  cell(october(7), 'guard', ['黄保安'])
  for (const [index, shift] of ['day', 'swing', 'night'].entries()) {
    const startedAt = startOfDay(october(7)) + (7.5 + index * 8) * HOUR
    insert('handovers', {
      ...{
        id: `h${index}`,
        shift,
        shift_started_at: startedAt,
        shift_ends_at: startedAt + 8 * HOUR,
        content_hash: 'x',
      },
      ...{ content_json: JSON.stringify(content(startedAt)), signed_at: startedAt + 8 * HOUR, signed_by: 'u1' },
    })
    if (index < 2) {
      home.db
        .prepare('INSERT INTO handover_receipts VALUES (?, ?, ?, NULL)')
        .run(`h${index}`, startedAt + 8 * HOUR + 300_000, 'u2')
    }
  }
  return home
}

test('the figures of R24 equal a direct count in SQL of its own, and each opens to its days', () => {
  const home = seedDuty()
  const { figures, table } = home.reports.computeReport('R24', '2026-10')
  const count = (sql: string) => Number(home.db.prepare(sql).pluck().get())
  const led = `SELECT DISTINCT day FROM duty_cells WHERE post = 'leader' AND people_json <> '[]' AND day LIKE '2026-10-%'
    AND id NOT IN (SELECT replaces_id FROM duty_cells WHERE replaces_id IS NOT NULL)`
  const staffed = `SELECT day FROM duty_cells WHERE post = 'care' AND day LIKE '2026-10-%' GROUP BY day HAVING count(DISTINCT shift) = 3`
  const expected = {
    '01': 31,
    '02': count(`SELECT count(*) FROM (${led})`),
    '03': 31 - count(`SELECT count(*) FROM (${led})`),
    '04': 31 - count(`SELECT count(*) FROM (${staffed})`),
    '05': count('SELECT count(*) FROM handovers'),
    '06': count('SELECT count(*) FROM handover_receipts'),
  }
  expect(Object.fromEntries(figures.map(({ code, value }) => [code, value]))).toEqual(expected)
  expect(expected).toEqual({ '01': 31, '02': 28, '03': 3, '04': 30, '05': 3, '06': 2 })
  expect(table?.rows.map(({ id }) => id)).toEqual(
    Array.from({ length: 31 }, (_, index) => addDays('2026-10-01', index)),
  )
  const { rows } = home.reports.service.figureRows({ code: 'R24', period: '2026-10' }, '03')
  expect(rows.map(({ cells, link }) => [cells.dutyDay, link])).toEqual(
    [5, 9, 31].map((day) => [october(day), `/duty-roster?week=${october(day)}`]),
  )
})

test('a row says who was on duty, when it was handed over and what happened, with no word of anybody’s health', () => {
  const home = seedDuty()
  const rows = home.reports.computeReport('R24', '2026-10').table?.rows ?? []
  expect(rows[6]?.cells).toEqual({
    ...{ day: october(7), leader: '陈院长', medical: '未排', fireControl: '未排', guard: '黄保安' },
    care: '早班 吴护理、day甲；中班 吴护理、swing甲；夜班 吴护理、night甲',
    handoverAt: '早班 15:35；中班 23:35；夜班 10-08 07:30（接班未签名）',
    matters: '事件 3 件，报警 9 次，未到场 3 次，外出 1 人',
  })
  expect(rows[4]?.cells).toMatchObject({
    leader: '未排',
    care: '早班 未排；中班 未排；夜班 未排',
    handoverAt: null,
    matters: null,
  })
  expect(JSON.stringify(rows)).not.toContain('烦躁')
})

test('a day nobody leads is found by the checks; it warns, and the table can be frozen as it is', () => {
  const home = seedDuty()
  const { checks } = home.reports.computeReport('R24', '2026-10')
  const told = Object.fromEntries(checks.map(({ code, severity, rows }) => [code, [severity, rows.length]]))
  expect(told).toMatchObject({
    ...{ '24.leader': ['warn', 3], '24.care': ['warn', 30], '24.handover': ['warn', 30], '24.received': ['warn', 1] },
  })
  expect(checks.find(({ code }) => code === '24.leader')?.rows[0]).toMatchObject({ label: october(5) })
  expect(home.reports.service.freeze('R24', '2026-10', officeActor)).toMatchObject({ code: 'R24', state: 'frozen' })
})

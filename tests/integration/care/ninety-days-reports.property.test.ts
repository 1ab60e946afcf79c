// Ninety days of a home of 120 people: falls and other incidents, risks assessed and voided, a roster with gaps, handovers signed or not.
// What R20, R21 and R24 print for each month must be what was counted beside, by hand and not from the tables.
import { expect, test } from 'vitest'
import { createDutyRosterFeature } from '#main/features/duty-roster/index.ts'
import { createIncidentsFeature } from '#main/features/incidents/index.ts'
import { createReportsFeature } from '#main/features/reports/index.ts'
import { createRisksFeature } from '#main/features/risks/index.ts'
import { createSeededRandom } from '#main/platform/seeded-random.ts'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { DutyPost } from '#shared/features/duty-roster/duty-roster.model.ts'
import { type RiskKey, type RiskLevel, riskKeys } from '#shared/features/risks/risks.model.ts'
import { admission, createTestRecords, office } from '../../support/test-records.ts'

const FIRST = '2026-03-01'
const DAYS = 90
const PEOPLE = 120
const HOUR = 3_600_000
const shifts = ['day', 'swing', 'night'] as const
const severities = ['minor', 'moderate', 'severe', null] as const
const levels: RiskLevel[] = ['none', 'protect', 'high']
const monthEnds = { '2026-03': '2026-03-31', '2026-04': '2026-04-30' } as const

type Judged = { on: string; levels: Record<RiskKey, RiskLevel> }

test('R20, R21 and R24 of each month equal a direct count', { timeout: 120_000 }, () => {
  const random = createSeededRandom(2090)
  const home = createTestRecords({ today: FIRST })
  home.records.pragma('synchronous = OFF')
  try {
    const base = { records: home.records, clock: home.clock, newId: home.newId }
    const incidents = createIncidentsFeature({ ...base, residents: home.residents })
    const risks = createRisksFeature({ ...base, residents: home.residents, incidents, ruleOf: () => ({}) })
    const roster = createDutyRosterFeature({ ...base, staff: () => [] })
    const reports = createReportsFeature({ ...base, appVersion: 'test', displayNameOf: () => null })
    const beds = home.addBeds(PEOPLE, '201', '2026-01-01')
    const people = beds.map((bedId) => home.residents.acts.admit(admission(bedId, FIRST), office))
    const gone = new Map<ResidentId, string>()
    const judged = new Map<ResidentId, Judged[]>()
    const told: { month: string; severity: (typeof severities)[number] }[] = []
    const duty = new Map<string, { isLed: boolean; careShifts: number; signed: number; received: number }>()

    function judge(id: ResidentId, day: string): void {
      const found = Object.fromEntries(riskKeys.map((key) => [key, random.pick(levels)])) as Judged['levels']
      const items = Object.fromEntries(
        riskKeys.map((key) => [
          key,
          { level: found[key], measures: found[key] === 'none' ? [] : [`${key}-1`], otherMeasure: null },
        ]),
      )
      const informing = {
        person: '家属',
        relation: '子女',
        at: home.clock.now(),
        how: 'signed',
        refusalReason: null,
      } as const
      const draft = risks.service.start({ residentId: id, kind: 'periodic', basedOn: day }, office)
      const changes = { items, informing, assessor: '王护士长' }
      const { version } = risks.service.answer({ id: draft.id, version: draft.version, changes }, office)
      const finished = risks.service.finish({ id: draft.id, version }, office)
      if (random.chance(0.2)) {
        risks.service.void({ id: finished.id, version: finished.version, reason: '评错人' }, office)
      } else judged.set(id, [...(judged.get(id) ?? []), { on: day, levels: found }])
    }

    function fall(residentId: ResidentId, day: string): void {
      const severity = random.pick(severities)
      const kind = random.pick(['fall', 'scald', 'choking', 'complaint'] as const)
      const about = {
        place: '走廊',
        summary: '滑倒',
        residentId,
        occurredAt: startOfDay(day) + random.whole(0, 18) * HOUR,
      }
      incidents.service.record({ ...about, kind, ...(severity === null ? {} : { severity }) }, office)
      if (kind !== 'complaint') told.push({ month: day.slice(0, 7), severity })
    }

    function set(day: string, post: DutyPost, shift: (typeof shifts)[number] | null): void {
      const person = [{ staffId: null, name: random.pick(['吴护理', '陈院长', '林护理']) }]
      roster.service.set({ slot: { day, post, shift }, people: person, basedOn: null, reason: null }, office)
    }

    function sign(day: string, index: number): { isReceived: boolean } {
      const startedAt = startOfDay(day) + (7.5 + index * 8) * HOUR
      const shift = { name: shifts[index], startedAt, endsAt: startedAt + 8 * HOUR }
      const count = { registered: 0, present: 0, onLeave: 0, inHospital: 0, admitted: 0, discharged: 0 }
      const content = {
        shift,
        computedAt: shift.endsAt,
        people: count,
        watched: [],
        sections: [],
        remarks: null,
        onDuty: [],
      }
      const isReceived = random.chance(0.8)
      home.records
        .prepare(
          `INSERT INTO handovers (id, shift, shift_started_at, shift_ends_at, content_hash, content_json, signed_at, signed_by)
           VALUES (?, ?, ?, ?, 'x', ?, ?, 'u1')`,
        )
        .run(`${day}-${index}`, shifts[index], startedAt, shift.endsAt, JSON.stringify(content), shift.endsAt)
      if (isReceived) {
        home.records
          .prepare(`INSERT INTO handover_receipts VALUES (?, ?, 'u2', NULL)`)
          .run(`${day}-${index}`, shift.endsAt)
      }
      return { isReceived }
    }

    for (let day = FIRST; day < addDays(FIRST, DAYS); day = addDays(day, 1)) {
      home.clock.setNow(startOfDay(day) + 20 * HOUR)
      for (const id of people.filter((each) => !gone.has(each))) {
        if (random.chance(0.01)) judge(id, day)
        if (random.chance(0.004)) fall(id, day)
        if (random.chance(0.001)) {
          home.residents.acts.discharge({ id, on: day, reason: 'home', destination: null, deathCause: null }, office)
          gone.set(id, day)
        }
      }
      const isLed = random.chance(0.9)
      if (isLed) set(day, 'leader', null)
      const cared = shifts.filter(() => random.chance(0.95))
      for (const shift of cared) set(day, 'care', shift)
      const signed = shifts.flatMap((_, index) => (random.chance(0.9) ? [sign(day, index)] : []))
      const received = signed.filter(({ isReceived }) => isReceived).length
      duty.set(day, { isLed, careShifts: cared.length, signed: signed.length, received })
    }
    home.clock.setNow(startOfDay('2026-06-03') + 9 * HOUR)

    const figuresOf = (code: 'R20' | 'R21' | 'R24', month: string) => reports.computeReport(code, month).figures
    for (const [month, lastDay] of Object.entries(monthEnds)) {
      const days = [...duty].filter(([day]) => day.startsWith(month)).map(([, each]) => each)
      const sum = (of: (each: (typeof days)[number]) => number) => days.reduce((total, each) => total + of(each), 0)
      const r24 = Object.fromEntries(figuresOf('R24', month).map(({ code, value }) => [code, value]))
      expect(r24).toMatchObject({
        '01': days.length,
        '02': sum(({ isLed }) => Number(isLed)),
        '03': sum(({ isLed }) => Number(!isLed)),
        '04': sum(({ careShifts }) => Number(careShifts < shifts.length)),
        '05': sum(({ signed }) => signed),
        '06': sum(({ received }) => received),
      })

      const incidentsOf = told.filter((each) => each.month === month)
      const graded = (severity: (typeof severities)[number]) =>
        incidentsOf.filter((each) => each.severity === severity).length
      const r21 = Object.fromEntries(figuresOf('R21', month).map(({ code, value }) => [code, value]))
      expect(incidentsOf.length).toBeGreaterThan(5)
      expect(r21).toMatchObject({
        ...{ '01': incidentsOf.length, '02': graded('minor'), '03': graded('moderate'), '04': graded('severe') },
        ...{ '06': graded(null), '07': 0 },
      })

      const inHouse = people.filter((id) => (gone.get(id) ?? '9999') > lastDay)
      const r20 = figuresOf('R20', month)
      expect(r20.find(({ code }) => code === '01')?.value).toBe(inHouse.length)
      const groups = [...new Set(r20.flatMap(({ group }) => group ?? []))]
      const names = { high: '高风险', protect: '需防护', none: '无', 'not-assessed': '未评估' }
      for (const [index, key] of riskKeys.entries()) {
        const levelOf = (id: ResidentId): RiskLevel =>
          (judged.get(id) ?? []).filter(({ on }) => on <= lastDay).at(-1)?.levels[key] ?? 'not-assessed'
        const counted = Object.entries(names).map(([level, name]) => [
          name,
          inHouse.filter((id) => levelOf(id) === level).length,
        ])
        const lines = r20.filter(({ group }) => group === groups[index])
        expect(Object.fromEntries(lines.map(({ name, value }) => [name, value]))).toEqual(Object.fromEntries(counted))
      }
    }
  } finally {
    home.dispose()
  }
})

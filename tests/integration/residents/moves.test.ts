import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createReportSource } from '#main/features/reports/report-source.repository.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { findOccupancyFaults } from '../../support/occupancy-invariants.ts'
import { admission, createTestRecords, office, refusalOf, type TestRecords } from '../../support/test-records.ts'

let home: TestRecords
beforeEach(() => {
  home = createTestRecords()
})
afterEach(() => home.dispose())

const bedOn = (id: ResidentId, on: string) => home.residents.get(id, on).bedLabel
const admit = (bedId: Parameters<typeof admission>[0], on: string, name = '王秀英') =>
  home.residents.acts.admit(admission(bedId, on, { name }), office)
const inDetail = { destination: null, deathCause: null }

describe('moving', () => {
  test('two residents swap beds on the very day one of them came', () => {
    const [one, two] = home.addBeds(2)
    const first = admit(one!, '2026-10-01')
    const second = admit(two!, '2026-10-10')
    home.residents.acts.swap({ firstId: first, secondId: second, on: '2026-10-10', reason: null }, office)
    home.residents.acts.swap({ firstId: first, secondId: second, on: '2026-10-10', reason: null }, office)
    home.residents.acts.swap({ firstId: first, secondId: second, on: '2026-10-20', reason: null }, office)
    expect([bedOn(first, '2026-10-09'), bedOn(first, '2026-10-10'), bedOn(first, '2026-10-20')]).toEqual([
      '201-1',
      '201-1',
      '201-2',
    ])
    expect([bedOn(second, '2026-10-10'), bedOn(second, '2026-10-20')]).toEqual(['201-2', '201-1'])
    expect(findOccupancyFaults(home, '2026-09-25')).toEqual([])
  })

  test('a resident admitted and discharged on one day is one admission, one discharge and no person-day', () => {
    const [bed] = home.addBeds(1)
    const id = admit(bed!, '2026-10-05')
    home.residents.acts.discharge({ id, on: '2026-10-05', reason: 'home', ...inDetail }, office)
    const figures = createReportSource(home.records)
    expect(figures.admissionsIn('2026-10-01', '2026-10-31')).toHaveLength(1)
    expect(figures.dischargesIn('2026-10-01', '2026-10-31')).toHaveLength(1)
    expect(figures.personDays('2026-10-01', '2026-10-31')).toEqual([])
    expect(home.residents.figures.movementsBetween('2026-10-01', '2026-10-31')).toMatchObject([
      { residentId: id, admittedOn: '2026-10-05', dischargedOn: '2026-10-05', dischargeReason: 'home' },
    ])
    expect(admit(bed!, '2026-10-05', '李秀兰')).not.toBe(id)
  })

  test('the dead are not admitted again, and a death ends stay and hospital leave together', () => {
    const [bed] = home.addBeds(1)
    const id = admit(bed!, '2026-10-01')
    const leave = { expectedReturnOn: '2026-10-12', destination: null, reason: null }
    home.residents.acts.startLeave({ id, kind: 'hospital', fromOn: '2026-10-08', ...leave }, office)
    home.residents.acts.discharge(
      { id, on: '2026-10-15', reason: 'death', destination: null, deathCause: 'illness' },
      office,
    )
    expect(home.residents.get(id).state).toBe('dead')
    expect(
      createReportSource(home.records)
        .leaveDays('2026-10-01', '2026-10-31')
        .map((row) => row.days),
    ).toEqual([7])
    const again = { ...admission(bed!, '2026-10-20'), residentId: id }
    expect(refusalOf(() => home.residents.acts.admit(again, office))).toEqual({ code: 'RESIDENT_DEAD' })
  })

  test('a bed under isolation cannot take a second resident, a bed in repair none, and an occupied bed is not closed', () => {
    const [ill, broken, other] = home.addBeds(3)
    const patient = admit(ill!, '2026-10-01')
    const neighbour = admit(other!, '2026-10-01')
    const block = (bedId: typeof ill, kind: 'isolation' | 'repair') =>
      home.beds.service.block(
        { bedId: bedId!, kind, fromOn: '2026-10-10', untilOn: '2026-10-20', reason: 'needed' },
        office,
      )
    expect(block(ill, 'isolation')).toMatchObject({ state: 'occupied', block: { kind: 'isolation' } })
    const swap = { firstId: neighbour, secondId: patient, on: '2026-10-12', reason: null }
    expect(refusalOf(() => home.residents.acts.swap(swap, office))).toEqual({ code: 'BED_BLOCKED' })
    expect(block(broken, 'repair').state).toBe('repair')
    expect(refusalOf(() => admit(broken!, '2026-10-12'))).toEqual({ code: 'BED_BLOCKED' })
    expect(refusalOf(() => block(other, 'repair'))).toEqual({ code: 'BED_OCCUPIED' })
    const close = { bedId: other!, on: '2026-10-31', reason: 'worn out' }
    expect(refusalOf(() => home.beds.service.close(close, office))).toEqual({ code: 'BED_OCCUPIED' })
    expect(home.beds.dutyContributor({ today: '2026-10-31', untilOn: '2026-10-31' }).map((duty) => duty.dueOn)).toEqual(
      ['2026-10-20', '2026-10-20'],
    )
  })

  test('the file itself refuses two residents in one bed and one resident in two beds', () => {
    const [one, two, free] = home.addBeds(3)
    admit(one!, '2026-10-01')
    const second = admit(two!, '2026-10-01')
    const later = admit(free!, '2026-10-20')
    const insert = home.records.prepare(
      `INSERT INTO stays (id, admission_id, resident_id, bed_id, from_on, to_on, recorded_at)
       SELECT 'by-hand', admission_id, resident_id, ?, '2026-09-01', '2026-10-02', 0 FROM stays WHERE resident_id = ?`,
    )
    expect(() => insert.run(one, later)).toThrow('BED_OCCUPIED')
    expect(() => insert.run(home.addBeds(1, '202')[0], second)).toThrow('RESIDENT_ALREADY_IN')
    const stretch = home.records.prepare(`UPDATE stays SET bed_id = ? WHERE resident_id = ?`)
    expect(() => stretch.run(one, second)).toThrow('BED_OCCUPIED')
  })
})

describe('correcting', () => {
  test('a move written down two days late is corrected and the stay before it ends earlier', () => {
    const [one, two] = home.addBeds(2)
    const id = admit(one!, '2026-10-01')
    home.residents.acts.transfer({ id, toBedId: two!, on: '2026-10-12', reason: null }, office)
    const moved = home.residents.timeline(id).find((line) => line.kind === 'moved')!
    const record = moved.record!
    const changes = { fromOn: '2026-10-10' }
    home.residents.acts.correct({ id, record, action: 'change', changes, reason: 'was the 10th' }, office)
    expect([bedOn(id, '2026-10-09'), bedOn(id, '2026-10-10')]).toEqual(['201-1', '201-2'])
    const moves = home.residents.timeline(id).filter((line) => line.kind === 'moved')
    expect(moves.map((line) => [line.on, line.voided?.reason ?? null])).toEqual([
      ['2026-10-12', 'was the 10th'],
      ['2026-10-10', null],
    ])
    expect(findOccupancyFaults(home, '2026-09-25')).toEqual([])
  })

  test('a correction that would leave a gap, a leave outside, or a future day is refused with its rule', () => {
    const [one] = home.addBeds(1)
    const id = admit(one!, '2026-10-01')
    const leave = { kind: 'leave', expectedReturnOn: null, destination: null, reason: null } as const
    home.residents.acts.startLeave({ id, fromOn: '2026-10-05', ...leave }, office)
    home.residents.acts.endLeave({ id, on: '2026-10-08' }, office)
    const lines = home.residents.timeline(id)
    const admitted = lines.find((line) => line.kind === 'admitted')!.record!
    const stayId = home.residents.figures.inHouseOn('2026-10-31')[0]!.stayId!
    const correct = (record: typeof admitted, changes: object) =>
      refusalOf(() => home.residents.acts.correct({ id, record, action: 'change', changes, reason: 'test' }, office))
    expect({
      firstStay: correct({ kind: 'stay', id: stayId }, { fromOn: '2026-10-03' }),
      lateAdmission: correct(admitted, { fromOn: '2026-10-06' }),
      endWithoutReason: correct(admitted, { toOn: '2026-10-20' }),
      future: correct(admitted, { toOn: '2026-11-20', dischargeReason: 'home' }),
    }).toEqual({
      firstStay: { code: 'RULE_BROKEN', rule: 'FIRST_STAY_STARTS_WITH_ADMISSION' },
      lateAdmission: { code: 'RULE_BROKEN', rule: 'LEAVE_OUTSIDE_ADMISSION' },
      endWithoutReason: { code: 'RULE_BROKEN', rule: 'DISCHARGE_REASON_MISSING' },
      future: { code: 'DAY_IN_FUTURE' },
    })
  })

  test('a discharge that was a mistake is opened again only while the bed is still free', () => {
    const [one] = home.addBeds(1)
    const id = admit(one!, '2026-10-01')
    home.residents.acts.discharge({ id, on: '2026-10-20', reason: 'home', ...inDetail }, office)
    const reopen = () => {
      const record = home.residents.timeline(id).find((line) => line.kind === 'discharged' && !line.voided)!.record!
      home.residents.acts.correct(
        { id, record, action: 'change', changes: { toOn: null }, reason: 'stayed after all' },
        office,
      )
    }
    const other = admit(one!, '2026-10-25')
    expect(refusalOf(reopen)).toEqual({ code: 'BED_OCCUPIED' })
    const record = home.residents.timeline(other).find((line) => line.kind === 'admitted')!.record!
    home.residents.acts.correct({ id: other, record, action: 'void', changes: {}, reason: 'wrong person' }, office)
    reopen()
    expect([home.residents.get(id).state, home.residents.get(other).state]).toEqual(['in', 'never-admitted'])
  })

  test('a category taken back lets the one before it count on, and a new one ends the old on its day', () => {
    const [one] = home.addBeds(1)
    const id = home.residents.acts.admit({ ...admission(one!, '2026-08-01'), category: 'self-paying' }, office)
    home.residents.acts.setCategory({ id, category: 'minimum-living', fromOn: '2026-09-01', basis: null }, office)
    const categoryOn = (on: string) => home.residents.get(id, on).category
    expect([categoryOn('2026-08-31'), categoryOn('2026-09-01')]).toEqual(['self-paying', 'minimum-living'])
    const record = home.residents.timeline(id).find((line) => line.kind === 'category')!.record!
    home.residents.acts.correct({ id, record, action: 'void', changes: {}, reason: 'not granted' }, office)
    expect(categoryOn('2026-10-31')).toBe('self-paying')
  })
})

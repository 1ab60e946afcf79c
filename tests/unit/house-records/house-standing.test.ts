import { describe, expect, test } from 'vitest'
import type { RecordId } from '#shared/contract/primitives.ts'
import { HouseRecordKinds } from '#shared/features/house-records/house-records.model.ts'
import {
  chainOf,
  countingOf,
  coverOf,
  coversOf,
  holdsUntil,
  newestOf,
  standingOf,
} from '#shared/features/house-records/house-standing.rules.ts'
import kinds from '../../../resources/house-records/kinds-2026-12.json' with { type: 'json' }

const yearly = { cycleMonths: 12, warnDays: 30, isOptional: false }
const paper = { cycleMonths: null, warnDays: 60, isOptional: false }
const optional = { ...yearly, isOptional: true }
const row = (on: string, validUntil: string | null = null, result: 'passed' | 'failed' | null = null) => ({
  on,
  validUntil,
  result,
})

describe('until when a paper holds', () => {
  test.each([
    ['a year from its day, the day before the same day', row('2025-11-27'), yearly, '2026-11-26'],
    ['from 29 February to 27 February', row('2024-02-29'), yearly, '2025-02-27'],
    ['a month from the last of January', row('2026-01-31'), { cycleMonths: 1 }, '2026-02-27'],
    ['its own last day outweighs the cycle', row('2025-11-27', '2026-03-01'), yearly, '2026-03-01'],
    ['without an end', row('2020-01-01'), paper, null],
  ] as const)('%s', (_name, record, kind, until) => {
    expect(holdsUntil(record, kind)).toBe(until)
  })

  test('a failed test stands for no day', () => {
    expect(coverOf(row('2026-01-01', null, 'failed'), yearly)).toBeNull()
    expect(coverOf(row('2026-01-01', null, 'passed'), yearly)).toEqual({ from: '2026-01-01', until: '2026-12-31' })
  })
})

test('a paper without an end stands until it is replaced; who signed what was set right later has signed', () => {
  expect(coversOf([row('2020-01-01'), row('2025-01-01', '2026-11-25')], paper)).toEqual([
    { from: '2020-01-01', until: '2024-12-31' },
    { from: '2025-01-01', until: '2026-11-25' },
  ])
  const rows = [
    { id: 'a', correctsId: null },
    { id: 'b', correctsId: 'a' },
    { id: 'c', correctsId: 'b' },
    { id: 'd', correctsId: null },
  ].map((each) => ({ id: each.id as RecordId, correctsId: each.correctsId as RecordId | null }))
  expect([...chainOf(rows, 'c')]).toEqual(['c', 'b', 'a'])
})

describe('how a kind stands', () => {
  const on = (today: string, isNeeded: boolean | null = null) => ({ today, isNeeded })
  test.each([
    ['nothing on record', yearly, [], on('2026-11-26'), 'missing'],
    ['nothing on record of what not every home needs', optional, [], on('2026-11-26'), 'unasked'],
    ['the same, once it is said that it is needed', optional, [], on('2026-11-26', true), 'missing'],
    ['the same, said not to be needed', optional, [row('2020-01-01')], on('2026-11-26', false), 'not-needed'],
    ['31 days before its end', yearly, [row('2025-12-28')], on('2026-11-26'), 'in-order'],
    ['30 days before its end', yearly, [row('2025-12-27')], on('2026-11-26'), 'due-soon'],
    ['on its last day', yearly, [row('2025-11-27')], on('2026-11-26'), 'due-soon'],
    ['a day after a cycle', yearly, [row('2025-11-26')], on('2026-11-26'), 'overdue'],
    ['a day after its own last day', paper, [row('2020-01-01', '2026-11-25')], on('2026-11-26'), 'expired'],
    [
      'a failed one after a good one',
      yearly,
      [row('2026-01-01'), row('2026-06-01', null, 'failed')],
      on('2026-11-26'),
      'failed',
    ],
    [
      'a good one after a failed one',
      yearly,
      [row('2026-01-01', null, 'failed'), row('2026-06-01', null, 'passed')],
      on('2026-11-26'),
      'in-order',
    ],
    [
      'an early renewal does not shorten what holds longer',
      paper,
      [row('2026-01-01', '2027-12-31'), row('2026-02-01', '2026-03-01')],
      on('2026-11-26'),
      'in-order',
    ],
    [
      'one with an end that ran out after one without',
      paper,
      [row('2020-01-01'), row('2025-01-01', '2026-11-25')],
      on('2026-11-26'),
      'expired',
    ],
    ['a paper of tomorrow does not count today', yearly, [row('2026-11-27')], on('2026-11-26'), 'missing'],
  ] as const)('%s', (_name, kind, records, about, standing) => {
    expect(standingOf(kind, records, about)).toBe(standing)
  })

  test('a row set right or voided does not count; the correction does', () => {
    const rows = [
      { id: 'a', correctsId: null, isVoid: false, on: '2026-01-01' },
      { id: 'b', correctsId: 'a', isVoid: false, on: '2026-02-01' },
      { id: 'c', correctsId: null, isVoid: false, on: '2026-03-01' },
      { id: 'd', correctsId: 'c', isVoid: true, on: '2026-03-01' },
    ].map((each) => ({ ...each, id: each.id as RecordId, correctsId: each.correctsId as RecordId | null }))
    expect(countingOf(rows).map(({ id }) => id)).toEqual(['b'])
    expect(newestOf(rows)?.id).toBe('d')
    expect(newestOf([])).toBeNull()
  })
})

test('every kind has its own code, a basis, and a way to run out or none', () => {
  const file = HouseRecordKinds.parse(kinds)
  const codes = file.kinds.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(file.kinds.filter(({ basis }) => basis.trim() === '')).toEqual([])
  expect(
    file.kinds.filter(({ group, cycleMonths }) => (group === 'test' || group === 'service') !== (cycleMonths !== null)),
  ).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { loadEquipmentCycles } from '#main/features/fire-equipment/index.ts'
import { equipmentCodeOf, readEquipmentCode } from '#shared/features/fire-equipment/equipment-code.rules.ts'
import type { EquipmentState } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import {
  isPastScrap,
  nextServiceOn,
  scrapOn,
  standOf,
  tooManyOut,
} from '#shared/features/fire-equipment/fire-equipment.rules.ts'
import { lapsesOf, monthlyDueOn, monthsWithout, warningOf } from '#shared/features/fire-safety/fire-due.rules.ts'

const types = new Map(loadEquipmentCycles().types.map((type) => [type.key, type]))
const typeOf = (key: string) => types.get(key) ?? expect.fail(`no kind ${key}`)

// Each line is worked out by hand from the table of the four agents: kind, made, last service, next service, last day of its life.
const oracle: readonly [string, string | null, string | null, string | null, string | null][] = [
  ['water-extinguisher', '2023-11-26', null, '2026-11-26', '2029-11-26'],
  ['water-extinguisher', '2023-11-26', '2026-11-20', '2027-11-20', '2029-11-26'],
  ['water-extinguisher', '2024-02-29', null, '2027-02-28', '2030-02-28'],
  ['water-extinguisher', '2020-02-29', '2024-02-29', '2025-02-28', '2026-02-28'],
  ['powder-extinguisher', '2021-12-01', null, '2026-12-01', '2031-12-01'],
  ['powder-extinguisher', '2021-12-01', '2026-12-01', '2028-12-01', '2031-12-01'],
  ['powder-extinguisher', '2016-02-29', '2021-02-28', '2023-02-28', '2026-02-28'],
  ['powder-extinguisher', '2020-02-29', null, '2025-02-28', '2030-02-28'],
  ['clean-gas-extinguisher', '2019-08-31', null, '2024-08-31', '2029-08-31'],
  ['clean-gas-extinguisher', '2019-08-31', '2024-08-30', '2026-08-30', '2029-08-31'],
  ['carbon-dioxide-extinguisher', '2015-01-31', null, '2020-01-31', '2027-01-31'],
  ['carbon-dioxide-extinguisher', '2016-02-29', '2020-02-29', '2022-02-28', '2028-02-29'],
  ['powder-extinguisher', null, null, null, null],
  ['powder-extinguisher', null, '2026-01-31', '2028-01-31', null],
  ['stand-alone-smoke', '2017-05-31', null, null, '2027-05-31'],
  ['hydrant', '2017-05-31', null, null, null],
]

describe('the days of a piece of equipment', () => {
  test.each(oracle)('%s made %s, serviced %s: next service %s, last day %s', (key, made, serviced, next, last) => {
    expect([nextServiceOn(typeOf(key), made, serviced), scrapOn(typeOf(key), made)]).toEqual([next, last])
  })

  test.each([
    ['2026-11-25', 'within-7', false],
    ['2026-11-26', 'within-7', false],
    ['2026-11-27', 'overdue', true],
    ['2026-11-19', 'within-7', false],
    ['2026-11-18', 'within-30', false],
    ['2026-10-27', 'within-30', false],
    ['2026-10-26', 'later', false],
  ] as const)('on %s a piece whose last day is 2026-11-26 is %s', (day, warning, isPast) => {
    expect([warningOf('2026-11-26', day), isPastScrap(typeOf('water-extinguisher'), '2020-11-26', day)]).toEqual([
      warning,
      isPast,
    ])
  })

  test('what was sent away is away until it was serviced, and what is scrapped stays scrapped', () => {
    const events = (...kinds: ('looked' | 'sent-out' | 'serviced' | 'scrapped')[]) =>
      kinds.map((kind, index) => ({ kind, on: `2026-11-0${index + 1}`, faults: [] }))
    const states = [
      [],
      ['sent-out'],
      ['sent-out', 'serviced'],
      ['serviced', 'sent-out'],
      ['sent-out', 'scrapped'],
    ] as const
    expect(states.map((kinds) => standOf(events(...kinds)).state)).toEqual([
      'in-use',
      'sent-out',
      'in-use',
      'sent-out',
      'scrapped',
    ])
  })

  test('a quarter of a kind may be away, one more is told', () => {
    const rows = (out: number, total: number) =>
      Array.from({ length: total }, (_, index) => {
        const state: EquipmentState = index < out ? 'sent-out' : 'in-use'
        return { type: 'powder-extinguisher', state, quantity: 1 }
      })
    expect([tooManyOut(rows(2, 8), 4), tooManyOut(rows(3, 8), 4)]).toEqual([
      [],
      [{ type: 'powder-extinguisher', out: 3, total: 8 }],
    ])
  })

  test('a label is read with and without its beginning, and a bed’s is none', () => {
    const code = equipmentCodeOf('0199a000-0000-7000-8000-000000000001')
    expect(code).toMatch(/^YIAN-FIRE-[0-9A-Z]{8}$/)
    expect([
      readEquipmentCode(code.toLowerCase()),
      readEquipmentCode(code.slice(10)),
      readEquipmentCode(`YIAN-BED-${code.slice(10)}`),
    ]).toEqual([code, code, null])
  })
})

describe('what recurs', () => {
  test('the monthly look is due by the end of the month after the last one, and in the month it was registered', () => {
    const dues = [
      monthlyDueOn('2026-01-31', '2025-01-01'),
      monthlyDueOn('2026-12-01', '2025-01-01'),
      monthlyDueOn(null, '2028-02-10'),
    ]
    expect(dues).toEqual(['2026-02-28', '2027-01-31', '2028-02-29'])
  })

  test('a half-year without a drill begins the day after its last day, once', () => {
    const span = { from: '2026-01-01', until: '2026-12-31' }
    expect(lapsesOf([], 6, span)).toEqual(['2026-01-01'])
    expect(lapsesOf(['2025-12-15', '2026-06-15', '2026-12-15'], 6, span)).toEqual([])
    expect(lapsesOf(['2025-12-15', '2026-06-16', '2026-12-16'], 6, span)).toEqual([])
    expect(lapsesOf(['2025-12-15', '2026-06-17'], 6, span)).toEqual(['2026-06-16', '2026-12-18'])
    expect(lapsesOf(['2026-03-01', '2026-08-30'], 6, span)).toEqual(['2026-01-01'])
    expect(lapsesOf(['2025-01-01'], 6, span)).toEqual(['2025-07-02'])
  })

  test('only months that are over and lie in the span are missed', () => {
    const span = { from: '2026-09-15', until: '2026-11-26' }
    expect(monthsWithout(['2026-10-03'], span, '2026-01-01')).toEqual(['2026-09'])
    expect(monthsWithout([], span, '2026-10-20')).toEqual(['2026-10'])
  })
})

import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { instantsOf } from '#shared/features/care-plans/frequency.rules.ts'
import { asNeededStanding } from '#shared/features/medication/as-needed.rules.ts'
import { countDoses, custodyOn, doseState, dosesOn, partsOfDoseKey } from '#shared/features/medication/doses.rules.ts'
import { allergiesNaming, allergySentences, highRiskClass } from '#shared/features/medication/drug-names.rules.ts'
import type { MedicationAgreement, Prescription } from '#shared/features/medication/prescriptions.model.ts'
import type { Batch } from '#shared/features/medication/stock.model.ts'
import { daysLeft, stockFlags, takeFrom } from '#shared/features/medication/stock.rules.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import highRisk from '../../../resources/medication/high-risk-2026-12.json' with { type: 'json' }
import { tablet } from '../../support/medication-home.ts'

const FIRST = '2026-10-01'
const DAYS = 60
const HOUR = 3_600_000
const shifts = { day: '07:30', swing: '15:30', night: '23:30' }
const at = (time: string, day = '2026-11-26') => instantsOf(day)(time)

const order = (id: string, times: string[], fromAt: number, toAt: number | null = null): Prescription => ({
  ...tablet,
  schedule: { kind: 'fixed', frequency: { days: { kind: 'daily' }, times } },
  ...{ id: id as RecordId, residentId: 'lin' as ResidentId, fromAt, toAt, stopReason: null, replacesId: null },
  ...{ lateReason: null, recordedAt: 0, recordedBy: null },
})

const timeOfDay = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
const times = fc.array(fc.oneof(timeOfDay, fc.constantFrom('00:00', '08:00', '23:59')), { minLength: 1, maxLength: 5 })
/** Minutes after the first day at which an order is replaced by one with other times. */
const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: DAYS * 24 * 60 - 1 }), times), { maxLength: 8 })
const stopMinute = fc.option(fc.integer({ min: 1, max: DAYS * 24 * 60 }), { nil: null })
const awayDays = fc.uniqueArray(fc.integer({ min: 0, max: DAYS - 1 }), { maxLength: 20 })

describe('sixty days of an order', () => {
  property.prop([times, changes, stopMinute, awayDays], { numRuns: 60 })(
    'with leave, replacements and a stop have every planned dose exactly once, whenever the clock is read',
    (first, later, stoppedAt, away) => {
      const begin = startOfDay(FIRST)
      const sorted = [...new Map(later).entries()].sort(([left], [right]) => left - right)
      const stop = stoppedAt === null ? null : begin + stoppedAt * 60_000
      const begins = [
        { from: begin, times: first },
        ...sorted.map(([minute, own]) => ({ from: begin + minute * 60_000, times: own })),
      ].filter(({ from }) => stop === null || from < stop)
      const orders = begins.map((each, index) =>
        order(`o${index}`, each.times, each.from, begins[index + 1]?.from ?? stop),
      )
      // The oracle asks for each minute that matters what was in force then.
      const allTimes = [...new Set(begins.flatMap((each) => each.times))].sort()
      const expected: string[] = []
      const found: string[] = []
      for (let day = FIRST, index = 0; index < DAYS; index += 1, day = addDays(FIRST, index)) {
        for (const time of allTimes) {
          const now = instantsOf(day)(time)
          const running = begins.findLast(({ from }) => from <= now)
          const isOn = running !== undefined && (stop === null || now < stop)
          if (isOn && running.times.includes(time)) expected.push(`o${begins.indexOf(running)}:${day}:${time}`)
        }
        const doses = dosesOn(orders, day)
        found.push(...doses.map(({ key }) => key))
        expect(doses.every((dose) => partsOfDoseKey(dose.key)?.day === day)).toBe(true)
        const isAway = away.includes(index)
        const midnight = startOfDay(addDays(day, 1))
        const {
          missed,
          away: gone,
          total,
          open,
          overdue,
        } = countDoses(
          doses.map((dose) => {
            const shiftEndsAt = shiftSpanAt(dose.dueAt, shifts).endsAt
            return { state: doseState(dose, null, { now: midnight, shiftEndsAt, isAway, graceMinutes: 30 }) }
          }),
        )
        expect(missed + gone + open + overdue).toBe(total)
        expect(gone).toBe(isAway ? total : 0)
      }
      expect(found).toEqual(expected)
      expect(new Set(found).size).toBe(found.length)
    },
  )
})

describe('a dose', () => {
  test('is due from half an hour before to half an hour after, then overdue, and missed once its shift has ended', () => {
    const [dose] = dosesOn([order('o', ['14:00'], 0)], '2026-11-26')
    const { endsAt } = shiftSpanAt(dose!.dueAt, shifts)
    const state = (now: number, isAway = false) =>
      doseState(dose!, null, { now, shiftEndsAt: endsAt, isAway, graceMinutes: 30 })
    expect(['13:29', '13:30', '14:30', '14:31', '15:29', '15:30'].map((time) => state(at(time)))).toEqual([
      ...['upcoming', 'due', 'due', 'overdue', 'overdue', 'missed'],
    ])
    expect(state(endsAt, true)).toBe('away')
  })

  test('is the one of the order that counts at its minute when one takes the place of another', () => {
    const orders = [order('a', ['08:00', '20:00'], 0, at('08:00')), order('b', ['08:00'], at('08:00'))]
    expect(dosesOn(orders, '2026-11-26').map(({ key }) => key)).toEqual(['b:2026-11-26:08:00'])
  })
})

test('who keeps the drugs is told by the newest agreement in force; none is missing, not self', () => {
  const agreement = (custody: 'self' | 'staff', fromOn: string, toOn: string | null): MedicationAgreement => ({
    ...{ id: fromOn as RecordId, residentId: 'lin' as ResidentId, custody, signedBy: '子', relation: '', fromOn, toOn },
    ...{ endReason: null, lateReason: null, recordedAt: 0, recordedBy: null },
  })
  const all = [agreement('staff', '2026-01-01', '2026-02-01'), agreement('self', '2026-03-01', null)]
  expect(['2025-12-31', '2026-01-01', '2026-02-01', '2026-03-01'].map((day) => custodyOn(all, day))).toEqual([
    ...['missing', 'staff', 'missing', 'self'],
  ])
})

describe('as needed', () => {
  const rules = { leastHours: 4, mostPerDay: 3 }
  test('the interval runs over midnight, the number of a day does not', () => {
    const late = at('22:00', '2026-11-25')
    expect(asNeededStanding(rules, [late], at('01:00'))).toEqual({
      ...{ givenToday: 0, lastAt: late, nextAt: at('02:00'), waitsFor: 'interval' },
    })
    const three = [at('02:00'), at('08:00'), at('14:00')]
    expect(asNeededStanding(rules, three, at('19:00'))).toMatchObject({
      waitsFor: 'day',
      nextAt: at('00:00', '2026-11-27'),
    })
    expect(asNeededStanding(rules, three, at('00:00', '2026-11-27'))).toMatchObject({ givenToday: 0, waitsFor: null })
  })

  test('a dose entered afterwards keeps its distance from the one that followed', () => {
    expect(asNeededStanding(rules, [at('12:00')], at('10:00')).waitsFor).toBe('interval')
    expect(asNeededStanding(rules, [at('12:00')], at('07:00')).waitsFor).toBeNull()
  })
})

describe('names of drugs', () => {
  test('the list proposes by the substance within a name, whatever its width and case', () => {
    const names = ['甘精胰岛素注射液', '华法林钠片', '氯化钾缓释片', 'ＷＡＲＦＡＲＩＮ', '氨氯地平片', '地高辛片']
    expect(names.map((name) => highRiskClass(name, highRisk))).toEqual([
      ...['胰岛素', '抗凝药', '浓电解质', '抗凝药', null, '强心苷'],
    ])
  })

  test('an allergy names a drug by its substance; a denied allergy names nothing', () => {
    const texts = allergySentences(['高血压；青霉素过敏。无食物过敏', '对头孢拉定过敏\n否认海鲜过敏', null])
    expect(texts).toEqual(['青霉素过敏', '对头孢拉定过敏'])
    expect(allergiesNaming('头孢拉定胶囊', texts)).toEqual(['对头孢拉定过敏'])
    expect(allergiesNaming('青霉素V钾片', texts)).toEqual(['青霉素过敏'])
    expect(allergiesNaming('氨氯地平片', [...texts, '药物过敏：磺胺、链霉素'])).toEqual([])
    expect(allergiesNaming('复方磺胺甲噁唑片', ['药物过敏：磺胺、链霉素'])).toHaveLength(1)
  })
})

describe('stock', () => {
  const batch = (id: string, balance: number, expiresOn: string | null): Batch => ({
    ...{ id: id as RecordId, residentId: 'lin' as ResidentId, drugName: '氨氯地平', strength: '5 mg', unit: 'tablet' },
    ...{ batchNumber: null, expiresOn, receivedOn: '2026-01-01', broughtBy: '子', balance },
  })
  const today = '2026-11-26'
  const numbers = { expiryWarningDays: 30, fewDaysLeft: 3 }

  property.prop([
    fc.array(
      fc.tuple(fc.integer({ min: -5, max: 40 }), fc.constantFrom('2026-11-25', '2026-11-26', '2027-01-01', null)),
    ),
    fc.integer({ min: 1, max: 60 }),
  ])('what is taken sums to the dose, and nothing comes from an expired batch', (list, amount) => {
    const batches = list.map(([balance, expiresOn], index) => batch(`b${index}`, balance, expiresOn))
    const found = takeFrom(batches, amount, today)
    const usable = batches.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
    if (usable.length === 0) {
      expect(found.kind).toBe(batches.some(({ balance }) => balance > 0) ? 'expired' : 'unknown')
      return
    }
    const takings = found.kind === 'taken' ? found.takings : []
    expect(takings.reduce((sum, taking) => sum + taking.amount, 0)).toBe(amount)
    expect(takings.every(({ batchId }) => usable.some(({ id }) => id === batchId))).toBe(true)
  })

  test('lasts whole days as ordered, and is told when it is short, below nothing or over', () => {
    const orders = [order('o', ['08:00', '20:00'], 0)]
    expect([daysLeft(5, orders, today), daysLeft(4, orders, today), daysLeft(0, [], today)]).toEqual([2, 2, null])
    const flags = (batches: Batch[], usable: number | null, left: number | null) =>
      stockFlags({ batches, usable, daysLeft: left, isUsed: true }, today, numbers)
    expect(flags([batch('a', 5, '2026-12-20')], 5, 2)).toEqual(['few-days', 'expires-soon'])
    expect(flags([batch('a', 5, '2026-11-25'), batch('b', -1, null)], -1, 0)).toEqual([
      'expired',
      'negative',
      'few-days',
    ])
    expect(flags([], null, null)).toEqual(['unknown'])
    expect(at('08:00') - at('07:00')).toBe(HOUR)
  })
})

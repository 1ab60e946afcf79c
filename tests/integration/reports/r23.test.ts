import { expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import { instantAt } from '#shared/features/food-samples/food-samples.rules.ts'
import { openReportHome, seedSmallHome } from '../../support/report-home.ts'

const day = (number: number) => `2026-10-${String(number).padStart(2, '0')}`
const required = ['breakfast', 'lunch', 'dinner'] as const
const servedAt = { breakfast: '07:00', lunch: '11:00', dinner: '17:00' }

/** October from the 11th on, two dishes a meal; one dinner without any, one dish too small, the first week disposed of. */
function seedSamples() {
  const home = openReportHome()
  seedSmallHome(home)
  const { insert } = home.home
  const written: { id: string; on: string; meal: string; grams: number; isDisposed: boolean }[] = []
  for (let number = 11; number <= 31; number += 1) {
    for (const meal of required) {
      if (number === 20 && meal === 'dinner') continue
      for (const dish of ['甲', '乙']) {
        const id = `${number}-${meal}-${dish}`
        const grams = number === 15 && meal === 'lunch' && dish === '乙' ? 90 : 150
        const keptAt = instantAt(day(number), servedAt[meal])
        insert('food_samples', {
          ...{ id, day: day(number), meal, dish, kept_at: keptAt, grams, kept_by: '林厨师', place: '留样柜' },
          ...{ recorded_at: 0, is_void: 0 },
        })
        const isDisposed = number <= 17
        if (isDisposed) {
          const at = keptAt + 49 * 3_600_000
          home.db.prepare('INSERT INTO food_sample_disposals VALUES (?, ?, ?, 0, NULL)').run(id, at, '林厨师')
        }
        written.push({ id, on: day(number), meal, grams, isDisposed })
      }
    }
  }
  // Corrected to more, and one that never was: neither counts twice.
  const kept = {
    day: day(31),
    meal: 'lunch',
    dish: '丙',
    kept_at: 1,
    kept_by: '林厨师',
    place: '留样柜',
    recorded_at: 0,
  }
  insert('food_samples', { ...kept, id: 'wrong', grams: 100, is_void: 0 })
  insert('food_samples', {
    ...{ ...kept, id: 'gone', grams: 100, is_void: 1, corrects_id: 'wrong', correction_reason: '重复' },
  })
  const eaten = { meal: 'lunch', people: '陈院长', remarks: '偏咸', recorded_at: 0 }
  insert('accompanied_meals', { ...eaten, id: 'a1', day: day(12) })
  insert('accompanied_meals', { ...eaten, id: 'a2', day: day(5) })
  return { home, written }
}

test('figures equal a direct count; a row a sample, and a row for a meal that lacks one', () => {
  const { home, written } = seedSamples()
  const { figures, table, checks } = home.reports.computeReport('R23', '2026-10')
  const values = Object.fromEntries(figures.map(({ code, value }) => [code, value]))
  expect(values).toEqual({
    '01': written.length,
    '02': written.filter(({ grams }) => grams < 125).length,
    '03': written.filter(({ isDisposed }) => isDisposed).length,
    '04': new Set(written.map(({ on, meal }) => `${on}:${meal}`)).size,
    '05': 1,
    '06': 2,
  })
  expect(figures[4]?.rowIds).toEqual([`${day(20)}:dinner`])
  const rows = table?.rows ?? []
  expect(rows).toHaveLength(written.length + 2)
  expect(rows[0]?.cells).toMatchObject({ day: day(5), meal: '午餐', dish: null, people: '陈院长' })
  expect(rows.find(({ id }) => id === `${day(20)}:dinner`)?.cells.dish).toBe('未留样')
  expect(rows.find(({ id }) => id === '11-breakfast-甲')?.cells).toMatchObject({
    ...{ keptAt: '07:00', grams: 150, keptHours: 49, disposed: `${addDays(day(11), 2)} 08:00 林厨师` },
  })
  expect(checks.filter(({ severity }) => severity === 'warn').map(({ code }) => code)).toEqual([
    ...['23.missing', '23.grams'],
  ])
})

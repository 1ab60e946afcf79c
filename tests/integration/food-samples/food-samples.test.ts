import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { Meal, SampleInput } from '#shared/features/food-samples/food-samples.model.ts'
import { instantAt } from '#shared/features/food-samples/food-samples.rules.ts'
import { type ComplianceHome, createComplianceHome, ruleBroken } from '../../support/compliance-home.ts'

const today = '2026-10-31'
let home: ComplianceHome
beforeEach(async () => {
  home = await createComplianceHome()
  home.at(today, 13)
})

const sample = (meal: Meal = 'lunch', part: Partial<SampleInput> = {}, on = today): SampleInput => ({
  ...{ meal, dish: '红烧豆腐', keptAt: instantAt(on, meal === 'breakfast' ? '07:00' : '11:00'), grams: 150 },
  ...{ keptBy: '林厨师', place: '留样柜', reason: null, ...part },
})
const keep = (entries: SampleInput[], on = today, lateReason: string | null = null) =>
  home.office.foodSamples.record({ on, entries, lateReason })
const samplesOf = async (meal: Meal) =>
  (await home.office.foodSamples.day({})).meals.find((each) => each.meal === meal)?.samples ?? []

test('a day tells each meal: kept, missing once it is over, not over yet, not asked for', async () => {
  const { meals } = await keep([sample('lunch'), sample('lunch', { dish: '紫菜汤' })])
  expect(meals.map(({ meal, state, samples }) => [meal, state, samples.length])).toEqual([
    ['breakfast', 'missing', 0],
    ['lunch', 'kept', 2],
    ['dinner', 'not-over', 0],
    ['extra', 'not-required', 0],
  ])
  const { duties } = await home.office.duties.list({})
  expect(duties.filter(({ kind }) => kind === 'food-sample-missing').map(({ key }) => key)).toEqual([
    `food-sample-missing:${today}:breakfast`,
  ])
})

test('a home that never kept a sample here is told nothing', async () => {
  const { duties } = await home.office.duties.list({})
  expect(duties.filter(({ kind }) => kind === 'food-sample-missing')).toEqual([])
})

test('refuses too little without a reason, another day’s time, a time to come, an earlier day without a reason', async () => {
  await expect(keep([sample(), sample('lunch', { grams: 120 })])).rejects.toMatchObject({
    data: { where: 'entries.1.grams', values: { rule: 'SAMPLE_TOO_LITTLE', least: 125 } },
  })
  expect(await samplesOf('lunch')).toEqual([])
  await keep([sample('lunch', { grams: 120, reason: '份量少' })])
  const yesterday = addDays(today, -1)
  await expect(keep([sample('lunch', { keptAt: instantAt(yesterday, '11:00') })])).rejects.toMatchObject(
    ruleBroken('SAMPLE_OF_OTHER_DAY', 'entries.0.keptAt'),
  )
  await expect(keep([sample('lunch', { keptAt: instantAt(today, '13:01') })])).rejects.toMatchObject({
    code: 'DAY_IN_FUTURE',
  })
  const past = [sample('lunch', {}, yesterday)]
  await expect(keep(past, yesterday)).rejects.toMatchObject(ruleBroken('REASON_MISSING', 'lateReason'))
  const { meals } = await keep(past, yesterday, '昨日停电未登记')
  expect(meals.find(({ meal }) => meal === 'lunch')?.samples[0]?.lateReason).toBe('昨日停电未登记')
})

test('nothing is disposed of before 48 hours; then it is, once', async () => {
  await keep([sample()])
  const ids = (await samplesOf('lunch')).map(({ id }) => id)
  const dispose = (at: number) => home.office.foodSamples.dispose({ ids, at, by: '林厨师' })
  home.at(addDays(today, 2), 10)
  expect(await home.office.foodSamples.disposable()).toEqual([])
  await expect(dispose(instantAt(addDays(today, 2), '10:00'))).rejects.toMatchObject(
    ruleBroken('SAMPLE_KEPT_TOO_SHORT', 'at'),
  )
  home.at(addDays(today, 2), 11)
  expect((await home.office.foodSamples.disposable()).map(({ id }) => id)).toEqual(ids)
  expect(await dispose(home.clock.now())).toEqual([])
  await expect(dispose(home.clock.now())).rejects.toMatchObject(ruleBroken('SAMPLE_IS_DISPOSED'))
})

test('a correction is a further row with a reason, and a sample that never was no longer counts', async () => {
  await keep([sample()])
  const [{ id } = { id: '' as RecordId }] = await samplesOf('lunch')
  const { correct } = home.office.foodSamples
  await correct({ id, change: sample('lunch', { grams: 200 }), reason: '看错秤' })
  const [now] = await samplesOf('lunch')
  expect(now).toMatchObject({ grams: 200, correctionReason: '看错秤' })
  await expect(correct({ id, change: null, reason: '重复' })).rejects.toMatchObject(ruleBroken('ALREADY_CORRECTED'))
  await correct({ id: now?.id as RecordId, change: null, reason: '重复登记' })
  expect(await samplesOf('lunch')).toEqual([])
})

test('who ate with the residents is told once a meal; said again it needs a reason', async () => {
  const eaten = { on: today, meal: 'lunch' as const, people: '陈院长', remarks: '菜偏咸' }
  await home.office.foodSamples.accompany(eaten)
  await expect(home.office.foodSamples.accompany(eaten)).rejects.toMatchObject(
    ruleBroken('REASON_MISSING', 'correctionReason'),
  )
  const { meals } = await home.office.foodSamples.accompany({ ...eaten, people: '林主管', correctionReason: '写错人' })
  expect(meals.find(({ meal }) => meal === 'lunch')?.accompanied).toMatchObject({ people: '林主管' })
})

test('evidence names each meal without a sample since the first one, and nothing that was kept', async () => {
  const from = addDays(today, -2)
  const days = [from, addDays(today, -1)]
  for (const day of days) {
    const dinner = { ...sample('dinner', {}, day), keptAt: instantAt(day, '17:00') }
    const meals =
      day === from
        ? [sample('breakfast', {}, day), sample('lunch', {}, day), dinner]
        : [sample('lunch', {}, day), dinner]
    await keep(meals, day, '补登记')
  }
  await keep([sample('breakfast'), sample('lunch')])
  const { collect } = home.backend.features.foodSamples.evidenceContributor
  const { records, gaps } = collect({ from: addDays(from, -30), until: today })
  expect(gaps.map(({ key }) => key)).toEqual([`food-sample-missing:${addDays(today, -1)}:breakfast`])
  expect(records.map(({ on, values }) => [on, values.samples])).toEqual([
    [from, 3],
    [addDays(today, -1), 2],
    [today, 2],
  ])
  expect(collect({ from: '2026-01-01', until: '2026-01-31' }).gaps.map(({ kind }) => kind)).toEqual([
    'food-samples-none',
  ])
})

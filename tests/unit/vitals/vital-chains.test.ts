import { expect, test } from 'vitest'
import type { VitalMeasurement } from '#shared/features/vitals/vitals.model.ts'
import { chainsOf } from '../../../src-renderer/features/vitals/vital-chains.ts'

const row = (id: string, part: Partial<VitalMeasurement> = {}) =>
  ({ id, correctsId: null, isCorrected: false, isVoid: false, ...part }) as VitalMeasurement

test('a value set right twice shows both values that stood there before, the latest of them first', () => {
  const first = row('first', { isCorrected: true })
  const second = row('second', { correctsId: first.id, isCorrected: true })
  const third = row('third', { correctsId: second.id })
  const other = row('other')
  expect(chainsOf([third, other, second, first])).toEqual([
    { now: third, before: [second, first] },
    { now: other, before: [] },
  ])
})

test('a value that was no measurement of this person keeps its place, void, beside what was written', () => {
  const wrong = row('wrong', { isCorrected: true })
  const taken = row('void', { correctsId: wrong.id, isVoid: true })
  expect(chainsOf([wrong, taken])).toEqual([{ now: taken, before: [wrong] }])
})

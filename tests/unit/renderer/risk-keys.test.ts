import { expect, test } from 'vitest'
import { loadRiskLists } from '#main/features/risks/index.ts'
import { keyOfLevel, keyOfMeasure, strokeOf } from '../../../src-renderer/features/risks/risk-keys.ts'
import { toggled } from '../../../src-renderer/features/risks/use-risk-keys.ts'

const [list] = loadRiskLists()

test('every level and every measure of every risk has a digit of its own, and the digit means it', () => {
  for (const { measures } of list.risks) {
    for (const level of ['none', 'protect', 'high'] as const) {
      expect(strokeOf(keyOfLevel(level), measures)).toEqual({ level })
    }
    for (const [index, { code }] of measures.entries()) {
      expect(strokeOf(keyOfMeasure(index), measures)).toEqual({ measure: code })
    }
  }
})

test('a key beyond the measures, a zero and a letter mean nothing', () => {
  const three = list.risks[0]?.measures.slice(0, 3) ?? []
  expect(['7', '0', 'a', 'F1', '12'].map((key) => strokeOf(key, three))).toEqual([null, null, null, null, null])
})

test('a measure is ticked by its digit and unticked by the same', () => {
  expect(toggled(['fall-1'], 'fall-3')).toEqual(['fall-1', 'fall-3'])
  expect(toggled(['fall-1', 'fall-3'], 'fall-1')).toEqual(['fall-3'])
})

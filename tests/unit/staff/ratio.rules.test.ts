import { expect, test } from 'vitest'
import { loadRatioRules } from '#main/features/staff-files/staff-file-rules.ts'
import {
  countLevels,
  requiredCaregivers,
  requiredInShift,
  wholePeople,
} from '#shared/features/staff-files/ratio.rules.ts'

const rules = loadRatioRules()

test('twenty able and three wholly dependent people ask for two caregivers; who has no level is told, not counted', () => {
  const counts = countLevels([...Array(20).fill(0), 4, 4, 4, null, null])
  expect(counts).toEqual({ levels: [20, 0, 0, 0, 3], unknown: 2 })
  expect(requiredCaregivers(counts, rules)).toBeCloseTo(2, 10)
  expect(requiredCaregivers(countLevels([null]), rules)).toBe(0)
})

test('parts of people are rounded up, but not by an error of the arithmetic', () => {
  expect([wholePeople(2.0000000001), wholePeople(2.001), wholePeople(0.1 + 0.2 + 0.7)]).toEqual([2, 3, 1])
  const sixty = countLevels(Array(60).fill(2))
  expect([requiredInShift(sixty, rules, 'day'), requiredInShift(sixty, rules, 'night')]).toEqual([2, 1])
})

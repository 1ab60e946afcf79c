import { expect, test } from 'vitest'
import { keyOfTool, toolKeys, toolOfKey } from '../../../src-renderer/features/floor-plans/tool-keys.ts'

test('a letter takes a tool, in either case, and no two tools share one', () => {
  expect(toolOfKey('r')).toEqual({ kind: 'area', of: 'room', isPolygon: false })
  expect(toolOfKey('D')).toEqual({ kind: 'mark', of: 'device' })
  expect(toolOfKey('k')).toBeUndefined()
  expect(new Set(toolKeys.map(({ key }) => key)).size).toBe(toolKeys.length)
})

test('a tool says its letter where it has one', () => {
  expect(keyOfTool({ kind: 'select' })).toBe('V')
  expect(keyOfTool({ kind: 'mark', of: 'aed' })).toBeUndefined()
})

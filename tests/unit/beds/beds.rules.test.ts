import { expect, test } from 'vitest'
import { bedStateOf, comparePlaceNames, floorNameOfRoom, floorNumberOfRoom } from '#shared/features/beds/beds.rules.ts'

test('a room number tells its floor by the digits before the last two', () => {
  expect(['101', '1203', 'A-305', '12', '护理站'].map(floorNumberOfRoom)).toEqual([1, 12, 3, null, null])
  expect([floorNameOfRoom('305'), floorNameOfRoom('12')]).toEqual(['3层', '1层'])
})

test('rooms are walked as people count', () => {
  expect(['101', '99', '1001', '99A'].sort(comparePlaceNames)).toEqual(['99', '99A', '101', '1001'])
})

test('a bed kept for somebody away is neither free nor blocked', () => {
  expect([
    bedStateOf({ leaveKind: 'hospital' }, null),
    bedStateOf({ leaveKind: 'leave' }, null),
    bedStateOf({ leaveKind: null }, 'isolation'),
    bedStateOf(null, 'repair'),
    bedStateOf(null, null),
  ]).toEqual(['in-hospital', 'on-leave', 'occupied', 'repair', 'free'])
})

import { describe, expect, it } from 'vitest'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { groupDuties, groupOf } from '../../../src-renderer/features/today/duty-groups.ts'
import { houseNumbersOf, percentText, shiftAt } from '../../../src-renderer/features/today/house-numbers.ts'

const today = '2026-11-22'
const duty = (key: string, dueOn: string): Duty => ({
  key,
  dueOn,
  kind: 'birthday',
  owner: 'office',
  link: '/',
  values: {},
  basis: null,
  snoozed: null,
})

describe('Today', () => {
  it('groups duties as overdue, today, within 7 days and within 30 days, the longest overdue first', () => {
    const groups = groupDuties(
      [
        duty('d', '2026-12-20'),
        duty('b', '2026-11-22'),
        duty('c', '2026-11-29'),
        duty('a2', '2026-11-21'),
        duty('a1', '2026-10-01'),
      ],
      today,
    )
    expect(groups.map(({ group, duties }) => [group, duties.map(({ key }) => key)])).toEqual([
      ['overdue', ['a1', 'a2']],
      ['today', ['b']],
      ['week', ['c']],
      ['month', ['d']],
    ])
    expect(groupOf({ dueOn: '2026-11-30' }, today)).toBe('month')
  })

  it('calls the occupancy of a home without beds unknown, not 0', () => {
    expect(percentText(houseNumbersOf([]).occupancy)).toBeNull()
  })

  it('knows the shift, also over midnight', () => {
    const starts = { day: '07:30', swing: '15:30', night: '23:30' }
    expect(shiftAt('07:30', starts).name).toBe('day')
    expect(shiftAt('15:29', starts).name).toBe('day')
    expect(shiftAt('23:29', starts).name).toBe('swing')
    expect(shiftAt('02:00', starts)).toEqual({ name: 'night', from: '23:30', to: '07:30' })
  })
})

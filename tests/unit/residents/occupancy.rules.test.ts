import { describe, expect, test } from 'vitest'
import {
  checkEpisode,
  dropStay,
  type Episode,
  moveAdmission,
  moveLeave,
  moveStay,
} from '#shared/features/residents/occupancy.rules.ts'

const stay = (id: string, fromOn: string, toOn: string | null, bedId = `bed-${id}`) => ({ id, bedId, fromOn, toOn })
const leave = (id: string, fromOn: string, toOn: string | null) => ({ id, kind: 'hospital' as const, fromOn, toOn })
const episode: Episode = {
  fromOn: '2026-03-01',
  toOn: '2026-03-20',
  stays: [stay('a', '2026-03-01', '2026-03-10'), stay('b', '2026-03-10', '2026-03-20')],
  leaves: [leave('l', '2026-03-15', '2026-03-20')],
}
const spans = (plan: ReturnType<typeof moveStay>) =>
  'rule' in plan ? plan.rule : plan.episode.stays.map((row) => `${row.id} ${row.fromOn} ${row.toOn}`)

describe('an episode', () => {
  test('stands when its stays tile it and its leaves lie inside', () => {
    expect(checkEpisode(episode)).toBeNull()
  })

  test('cannot have a gap, a missing stay, a leave outside or two leaves at once', () => {
    const gap = { ...episode, stays: [stay('a', '2026-03-01', '2026-03-09'), stay('b', '2026-03-10', '2026-03-20')] }
    const outside = { ...episode, leaves: [leave('l', '2026-02-27', '2026-03-02')] }
    const open = { ...episode, leaves: [leave('l', '2026-03-15', null)] }
    const twice = {
      ...episode,
      leaves: [leave('l', '2026-03-02', '2026-03-08'), leave('m', '2026-03-07', '2026-03-09')],
    }
    expect([gap, { ...episode, stays: [] }, outside, open, twice].map(checkEpisode)).toEqual([
      'STAYS_DO_NOT_TILE',
      'NO_STAY',
      'LEAVE_OUTSIDE_ADMISSION',
      'LEAVE_OUTSIDE_ADMISSION',
      'LEAVES_OVERLAP',
    ])
  })

  test('moves the neighbour when a stay begins or ends on another day', () => {
    expect(spans(moveStay(episode, 'b', { fromOn: '2026-03-12' }))).toEqual([
      'a 2026-03-01 2026-03-12',
      'b 2026-03-12 2026-03-20',
    ])
    expect(spans(moveStay(episode, 'a', { toOn: '2026-03-05' }))).toEqual([
      'a 2026-03-01 2026-03-05',
      'b 2026-03-05 2026-03-20',
    ])
    expect(spans(moveStay(episode, 'b', { fromOn: '2026-02-25' }))).toBe('ENDS_BEFORE_START')
  })

  test('keeps its own start and end when a first or last stay is moved', () => {
    expect(spans(moveStay(episode, 'a', { fromOn: '2026-03-02' }))).toBe('FIRST_STAY_STARTS_WITH_ADMISSION')
    expect(spans(moveStay(episode, 'b', { toOn: null }))).toBe('LAST_STAY_ENDS_WITH_ADMISSION')
  })

  test('takes first and last stay along when the admission moves, and the leave that ended with it', () => {
    const plan = moveAdmission(episode, { fromOn: '2026-02-27', toOn: '2026-03-18' })
    expect(spans(plan)).toEqual(['a 2026-02-27 2026-03-10', 'b 2026-03-10 2026-03-18'])
    expect('episode' in plan && plan.episode.leaves).toEqual([leave('l', '2026-03-15', '2026-03-18')])
    expect(spans(moveAdmission(episode, { toOn: '2026-03-12' }))).toBe('ENDS_BEFORE_START')
  })

  test('fills the days of a move that was taken back, but not of its only stay', () => {
    expect(spans(dropStay(episode, 'b'))).toEqual(['a 2026-03-01 2026-03-20'])
    expect(spans(dropStay(episode, 'a'))).toEqual(['b 2026-03-01 2026-03-20'])
    expect(spans(dropStay({ ...episode, stays: [stay('a', '2026-03-01', '2026-03-20')] }, 'a'))).toBe('ONLY_STAY')
  })

  test('keeps a leave inside', () => {
    expect(spans(moveLeave(episode, 'l', { toOn: '2026-03-21' }))).toBe('LEAVE_OUTSIDE_ADMISSION')
  })
})

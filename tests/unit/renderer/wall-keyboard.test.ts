import { describe, expect, it } from 'vitest'
import { nearestBox } from '../../../src-renderer/features/wall/nearest.ts'
import { isNightAt } from '../../../src-renderer/features/wall/use-day-night.ts'
import { createKeyBurst } from '../../../src-renderer/ui/key-burst.ts'

describe('a scanner on the wall', () => {
  const type = (text: string, gapMs: number) => {
    const burst = createKeyBurst()
    return [...text, 'Enter'].map((key, index) => burst.press(key, 1_000 + index * gapMs))
  }

  it('is told from a hand: its label is read whole and none of its letters acknowledges an alarm', () => {
    const presses = type('BED-203A', 6)
    expect(presses.at(-1)).toEqual({ kind: 'code', code: 'BED-203A' })
    // The first letter waits 40 ms and is taken back by the second.
    expect(presses.slice(1, -1).every(({ kind }) => kind === 'swallow')).toBe(true)
  })

  it('a hand that presses A, P and C one after the other acts three times, and Enter opens a bed', () => {
    expect(type('apc', 150).map(({ kind }) => kind)).toEqual(['act', 'act', 'act', 'act'])
  })

  it('two quick keys and Enter are no label', () => {
    expect(type('ab', 10).at(-1)).toEqual({ kind: 'act' })
  })

  it('a label after a label is read by itself', () => {
    const burst = createKeyBurst()
    const read = (text: string, from: number) =>
      [...text, 'Enter'].map((key, index) => burst.press(key, from + index * 5)).at(-1)
    expect(read('ROOM-1', 0)).toEqual({ kind: 'code', code: 'ROOM-1' })
    expect(read('ROOM-2', 20)).toEqual({ kind: 'code', code: 'ROOM-2' })
  })
})

describe('arrow keys on the wall', () => {
  const box = (left: number, top: number, width = 100, height = 80) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  })
  // Two rows of three tiles, and a wide row of small chips below.
  const tiles = [
    box(0, 0),
    box(110, 0),
    box(220, 0),
    box(0, 90),
    box(110, 90),
    box(220, 90),
    box(0, 180, 50, 20),
    box(60, 180, 50, 20),
  ]
  const from = (index: number, key: string) => nearestBox(tiles[index]!, tiles, key)

  it('lead to the neighbour in each direction', () => {
    expect([from(0, 'ArrowRight'), from(1, 'ArrowDown'), from(4, 'ArrowUp'), from(4, 'ArrowLeft')]).toEqual([
      1, 4, 1, 3,
    ])
  })

  it('stay where nothing lies ahead', () => {
    expect([from(0, 'ArrowUp'), from(0, 'ArrowLeft')]).toEqual([null, null])
  })

  it('leave a row sideways only when it has ended, and reach things of another size below', () => {
    expect(from(3, 'ArrowDown')).toBe(6)
    expect(from(6, 'ArrowRight')).toBe(7)
  })
})

describe('day and night of the wall', () => {
  it('follow the house through midnight', () => {
    const night = { from: '22:00', to: '06:00' }
    expect(['21:59', '22:00', '03:00', '05:59', '06:00'].map((time) => isNightAt(time, night))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(isNightAt('13:30', { from: '13:00', to: '14:00' })).toBe(true)
  })
})

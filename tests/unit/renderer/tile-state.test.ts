import { describe, expect, it } from 'vitest'
import { UnknownReason } from '#shared/features/wall/wall.contract.ts'
import { passesFilter, tileViewOf, urgencyOf } from '../../../src-renderer/features/wall/tile-state.ts'
import zh from '../../../src-renderer/i18n/zh-CN/wall.json' with { type: 'json' }
import { anAlarm, aTile } from '../../support/wall-fixtures.ts'

function wordOf(key: string): unknown {
  return key
    .replace('wall:', '')
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], zh)
}

describe('what a tile says of a bed', () => {
  it('tells who lies in bed since when, with vital signs', () => {
    expect(tileViewOf(aTile(), null)).toMatchObject({ state: 'in-bed', since: 1_000, showsVitals: true })
  })

  it('tells no vital signs of somebody who is up', () => {
    const view = tileViewOf(aTile({ presence: 'out-of-bed' }), null)
    expect(view).toMatchObject({ state: 'out-of-bed', showsVitals: false, since: 1_000 })
  })

  it('says why a bed is unknown and how old its last data is, and never shows its old vital signs', () => {
    const view = tileViewOf(aTile({ presence: 'unknown', unknownBecause: 'stale', dataAt: 500 }), null)
    expect(view).toMatchObject({ state: 'unknown', wordKey: 'wall:unknown.stale', since: 500, showsVitals: false })
  })

  it('gives no age to a bed that was never heard', () => {
    expect(tileViewOf(aTile({ presence: 'unknown', unknownBecause: 'never-heard' }), null).since).toBeNull()
  })

  it('has a word for every reason not to know', () => {
    for (const reason of UnknownReason.options) {
      const view = tileViewOf(aTile({ presence: 'unknown', unknownBecause: reason }), null)
      expect(wordOf(view.wordKey), reason).toBeTypeOf('string')
    }
  })

  it('does not call an absent person unknown, but tells when somebody lies in the bed', () => {
    expect(tileViewOf(aTile({ occupancy: 'on-leave', presence: 'unknown' }), null).state).toBe('on-leave')
    expect(tileViewOf(aTile({ occupancy: 'free', presence: 'in-bed' }), null).state).toBe('unexpected')
  })

  it('ranks an alarm first, then the unknown, then who is up, then who lies in bed', () => {
    const ranks = [
      tileViewOf(aTile(), anAlarm({ priority: 'high' })),
      tileViewOf(aTile(), anAlarm({ priority: 'high', state: 'acknowledged' })),
      tileViewOf(aTile(), anAlarm({ priority: 'high', state: 'attended' })),
      tileViewOf(aTile(), anAlarm({ priority: 'high', shelvedUntil: 9 })),
      tileViewOf(aTile(), anAlarm({ priority: 'medium' })),
      tileViewOf(aTile({ presence: 'unknown' }), null),
      tileViewOf(aTile({ presence: 'out-of-bed' }), null),
      tileViewOf(aTile(), null),
      tileViewOf(aTile({ occupancy: 'free', presence: 'unknown' }), null),
    ].map(urgencyOf)
    expect(ranks).toEqual([...ranks].sort((left, right) => left - right))
    expect(new Set(ranks).size).toBe(ranks.length)
  })

  it('finds by the filter exactly the beds that are unknown', () => {
    expect(passesFilter(tileViewOf(aTile({ presence: 'unknown' }), null), 'unknown')).toBe(true)
    expect(passesFilter(tileViewOf(aTile(), null), 'unknown')).toBe(false)
    expect(passesFilter(tileViewOf(aTile(), anAlarm({ state: 'acknowledged' })), 'unacknowledged')).toBe(false)
    expect(passesFilter(tileViewOf(aTile(), anAlarm({ shelvedUntil: 9 })), 'unacknowledged')).toBe(false)
  })
})

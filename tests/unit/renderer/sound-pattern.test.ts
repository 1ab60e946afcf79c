import { describe, expect, it } from 'vitest'
import { sortAlarms } from '../../../src-renderer/features/alarms/alarm-order.ts'
import { soundingOf, soundPatternOf, speakerTestPattern } from '../../../src-renderer/features/wall/sound-pattern.ts'
import { anAlarm } from '../../support/wall-fixtures.ts'

describe('sound of alarms', () => {
  it('rings twice five tones for a high alarm, three for a medium, one for a low', () => {
    expect(soundPatternOf('high').tones).toHaveLength(10)
    expect(soundPatternOf('medium').tones).toHaveLength(3)
    expect(soundPatternOf('low').tones).toHaveLength(1)
  })

  it('comes again sooner the more urgent it is, and never over itself', () => {
    const [high, medium, low] = (['high', 'medium', 'low'] as const).map(soundPatternOf)
    expect(high!.everyMs).toBeLessThan(medium!.everyMs)
    expect(medium!.everyMs).toBeLessThan(low!.everyMs)
    for (const pattern of [high!, medium!, low!]) {
      const last = pattern.tones.at(-1)!
      expect(last.atMs + last.durationMs).toBeLessThan(pattern.everyMs)
      pattern.tones.slice(1).forEach((tone, index) => {
        const before = pattern.tones[index]!
        expect(tone.atMs).toBeGreaterThan(before.atMs + before.durationMs)
      })
    }
  })

  it('sounds for the most urgent alarm nobody has acknowledged, and is silent once all are', () => {
    const taken = anAlarm({ id: 'a', priority: 'high', state: 'acknowledged' })
    expect(soundingOf(sortAlarms([taken, anAlarm({ id: 'b', priority: 'medium' })]))?.priority).toBe('medium')
    expect(soundingOf([taken])).toBeNull()
    expect(soundingOf([anAlarm({ shelvedUntil: 9_000 })])).toBeNull()
  })

  it('sounds anew when an alarm calls again, and not when its clock merely runs or another person looks', () => {
    const first = anAlarm({ id: 'a', rings: 1 })
    const ringOf = (...alarms: (typeof first)[]) => soundingOf(sortAlarms(alarms))?.ring
    expect(ringOf({ ...first, repeats: 4, lastAt: 9 })).toBe(ringOf(first))
    expect(ringOf({ ...first, rings: 2 })).not.toBe(ringOf(first))
    expect(ringOf(first, anAlarm({ id: 'b', priority: 'high' }))).not.toBe(ringOf(first))
    expect(ringOf(first, anAlarm({ id: 'c', priority: 'low' }))).toBe(ringOf(first))
  })

  it('plays all three priorities in a speaker test, one after the other', () => {
    const tones = speakerTestPattern()
    expect(tones).toHaveLength(14)
    tones.slice(1).forEach((tone, index) => {
      expect(tone.atMs).toBeGreaterThan(tones[index]!.atMs + tones[index]!.durationMs)
    })
  })
})

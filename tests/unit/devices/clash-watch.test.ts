import { describe, expect, it } from 'vitest'
import { createClashWatch } from '#main/features/devices/clash-watch.ts'

type Said = Parameters<ReturnType<typeof createClashWatch>['hear']>[1]
const says = (part: Partial<Said> = {}): Said => ({
  ...{ bridgeKey: null, model: 'M1', convention: 'sleepace', values: {}, retained: false, ...part },
})

/** What the watch answered to messages a second apart. */
function hear(messages: readonly Said[], stepMs = 1000): (boolean | null)[] {
  const watch = createClashWatch()
  return messages.map((message, index) => watch.hear('d1', message, index * stepMs))
}
const pingPong = (one: Said, other: Said, times: number) =>
  Array.from({ length: times }, (_, index) => (index % 2 === 0 ? one : other))

describe('two devices under one id', () => {
  it.each([
    ['two gateways', says({ bridgeKey: 'a' }), says({ bridgeKey: 'b' })],
    ['two models', says({ model: 'M1' }), says({ model: 'M2' })],
    ['two batteries', says({ values: { battery_pct: 96 } }), says({ values: { battery_pct: 31 } })],
    ['two people in one bed', says({ values: { in_bed: true } }), says({ values: { in_bed: false } })],
  ])('are found when %s answer in turn, once', (_what, one, other) => {
    const answers = hear(pingPong(one, other, 12))
    expect(answers.filter((answer) => answer === true)).toHaveLength(1)
    expect(answers.slice(0, 4)).toEqual([null, null, null, null])
  })

  it('are not seen in a device that moved to another gateway and back on another day', () => {
    const [one, other] = [says({ bridgeKey: 'a' }), says({ bridgeKey: 'b' })]
    expect(hear(pingPong(one, other, 6), 3_600_000)).toEqual(Array(6).fill(null))
  })

  it('are not seen in a new battery, a falling one, or a person who gets up and lies down', () => {
    const battery = [40, 38, 100, 99, 98, 80, 62].map((battery_pct) => says({ values: { battery_pct } }))
    expect(hear(battery)).toEqual(Array(7).fill(null))
    const nights = pingPong(says({ values: { in_bed: true } }), says({ values: { in_bed: false } }), 20)
    expect(hear(nights, 60_000)).toEqual(Array(20).fill(null))
  })

  it('are not seen in what a broker replays', () => {
    const old = { retained: true }
    expect(hear(pingPong(says({ bridgeKey: 'a', ...old }), says({ bridgeKey: 'b', ...old }), 12))).toEqual(
      Array(12).fill(null),
    )
  })

  it('are over when it was quiet for half an hour', () => {
    const watch = createClashWatch()
    pingPong(says({ bridgeKey: 'a' }), says({ bridgeKey: 'b' }), 8).forEach((message, index) => {
      watch.hear('d1', message, index * 1000)
    })
    expect(watch.since('d1')).toBe(4000)
    expect(watch.expire(60_000)).toEqual([])
    expect(watch.expire(8000 + 31 * 60_000)).toEqual(['d1'])
    expect(watch.since('d1')).toBeNull()
  })
})

// Repeatable chance: the same seed gives the same home on every machine, so that a demo and a test can be told again.

export type SeededRandom = {
  /** 0 <= x < 1 */
  next(): number
  /** Any number from `low` up to `high`. */
  between(low: number, high: number): number
  /** Whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  pick<Item>(items: readonly Item[]): Item
  /** Picks by weight. */
  weighted<Item>(choices: readonly (readonly [Item, number])[]): Item
  chance(probability: number): boolean
  /** For the id source: `size` bytes. */
  bytes(size: number): Uint8Array
}

/** mulberry32: small, fast, good enough for invented people; never for secrets. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  function pick<Item>(items: readonly Item[]): Item {
    const item = items[whole(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole,
    pick,
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of choices) {
        left -= weight
        if (left < 0) return item
      }
      return pick(choices)[0]
    },
    chance: (probability) => next() < probability,
    bytes: (size) => Uint8Array.from({ length: size }, () => whole(0, 255)),
  }
}

/** A seed from a text such as a device id. */
export function seedOf(text: string): number {
  let hash = 2_166_136_261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}

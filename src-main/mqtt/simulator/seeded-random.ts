// Repeatable chance for simulations: the same seed gives the same home, so that a demo and a test can be told again.

export type SeededRandom = { next: () => number; between: (low: number, high: number) => number }

/** A small 32-bit generator (mulberry32); good enough for beds and bells, never for secrets. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, between: (low, high) => low + next() * (high - low) }
}

/** A seed from a text such as a device id. */
export function seedOf(text: string): number {
  let hash = 2_166_136_261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}

// Tells a scanner from a hand. A scanner is a fast keyboard that ends with Enter: its letters must not acknowledge alarms. Pure.

/** Between two characters of a scanner pass a few milliseconds; no hand is that fast. */
export const burstGapMs = 40
const shortestCode = 4

export type KeyBurst = {
  /**
   * One key press at `at` (ms). `code`: the whole label a scanner has read. `swallow`: part of a label, no key of the wall.
   * `act`: a press by hand, to be done once `burstGapMs` passed without another key.
   */
  press(key: string, at: number): { kind: 'code'; code: string } | { kind: 'swallow' } | { kind: 'act' }
}

export function createKeyBurst(): KeyBurst {
  let text = ''
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    press(key, at) {
      const isFast = at - lastAt <= burstGapMs
      lastAt = at
      if (!isFast) text = ''
      if (key === 'Enter') {
        const code = text
        text = ''
        return isFast && code.length >= shortestCode ? { kind: 'code', code } : { kind: 'act' }
      }
      if (key.length !== 1) return key === 'Shift' ? { kind: 'swallow' } : { kind: 'act' }
      text += key
      return text.length > 1 ? { kind: 'swallow' } : { kind: 'act' }
    },
  }
}

// Pinyin of names and the matching of what a nurse types: full pinyin, initials, or both mixed.
// Must answer within a keystroke for 10,000 residents, so keys are computed once, when the name is written.
import { pinyin } from 'pinyin-pro'

export type NameKeys = { pinyin: string; initials: string }

/** Syllables parted by a space and their first letters; surnames are read as surnames (单 → shan). ü is written v. */
export function nameKeysOf(name: string): NameKeys {
  const syllables = pinyin(name.replaceAll(/[\s·•]/g, ''), {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  }).map((syllable) => syllable.toLowerCase().trim())
  const known = syllables.filter((syllable) => syllable !== '')
  return { pinyin: known.join(' '), initials: known.map((syllable) => syllable.charAt(0)).join('') }
}

/** What was typed, in the form keys are kept: half-width, lower case, no blanks, ü as v. */
export function normaliseQuery(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[\s'’·•*]/g, '')
}

/** True when the text is spelled by a beginning of each syllable in turn: `zhsf`, `zhangsf` and `zsfeng` fit 张三丰. */
export function isSpelledBy(text: string, syllables: readonly string[], from = 0): boolean {
  if (text === '') return true
  const syllable = syllables[from]
  if (syllable === undefined) return false
  for (let length = Math.min(syllable.length, text.length); length > 0; length -= 1) {
    if (!text.startsWith(syllable.slice(0, length))) continue
    if (isSpelledBy(text.slice(length), syllables, from + 1)) return true
  }
  return false
}

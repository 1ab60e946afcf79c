import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appearanceKey, readAppearance, writeAppearance } from '../../../src-renderer/app/appearance.ts'
import { readTokens, sizeNames, themeNames, tokenPixels, tokenText } from '../../../src-renderer/ui/tokens.ts'

const css = readFileSync(resolve(import.meta.dirname, '../../../src-renderer/ui/tokens.css'), 'utf8')

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
  const [red, green, blue] = channels.map((value) =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(front: string, back: string): number {
  const [light, dark] = [luminance(front), luminance(back)].sort((left, right) => right - left)
  return (light! + 0.05) / (dark! + 0.05)
}

const textPairs = ['ink', 'ink-2', 'ink-3', 'accent', 'danger'].flatMap((front) =>
  ['ground', 'surface', 'sunken', 'raised', 'accent-soft'].map((back) => [front, back] as const),
)
const filledPairs = [
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['danger-ink', 'danger'],
  ['high-ink', 'high'],
  ['medium-ink', 'medium'],
  ['low-ink', 'low'],
] as const
const framePairs = [
  ['line-strong', 'surface'],
  ['focus', 'ground'],
  ['focus', 'surface'],
] as const

describe.each(themeNames)('in the %s theme', (theme) => {
  const tokens = readTokens(theme, 'normal', css)
  const ratio = ([front, back]: readonly [string, string]) =>
    contrast(tokenText(tokens, front), tokenText(tokens, back))

  test('every text can be read on every ground (WCAG AA, 4.5 to 1)', () => {
    const weak = [...textPairs, ...filledPairs]
      .filter((pair) => ratio(pair) < 4.5)
      .map((pair) => `${pair.join(' on ')} ${ratio(pair).toFixed(2)}`)
    expect(weak).toEqual([])
  })

  test('frames of controls and the focus ring stand out (3 to 1)', () => {
    expect(
      framePairs.filter((pair) => ratio(pair) < 3).map((pair) => `${pair.join(' on ')} ${ratio(pair).toFixed(2)}`),
    ).toEqual([])
  })
})

test('大字 draws rows of 56 px and type at 150 %', () => {
  const [normal, large] = sizeNames.map((size) => readTokens('light', size, css))
  expect(tokenPixels(large!, 'row')).toBe(56)
  for (const step of ['type-fine', 'type-small', 'type-body', 'type-lead', 'type-title', 'type-figure']) {
    expect(tokenPixels(large!, step) / tokenPixels(normal!, step), step).toBeCloseTo(1.5, 5)
  }
})

test('the choice of a seat is remembered, and a spoilt memory falls back instead of failing', () => {
  const memory = new Map<string, string>()
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
  }
  writeAppearance({ theme: 'night', size: 'large', language: 'en' }, storage)
  expect(readAppearance(storage)).toEqual({ theme: 'night', size: 'large', language: 'en' })
  memory.set(appearanceKey, '{"theme":"pink","size":7}')
  expect(readAppearance(storage)).toEqual({ theme: 'light', size: 'normal', language: 'zh-CN' })
  memory.set(appearanceKey, 'not json')
  expect(readAppearance(storage).theme).toBe('light')
})

test('the script before the first paint reads the key the console writes, so a night station never flashes white', () => {
  const script = readFileSync(resolve(import.meta.dirname, '../../../src-renderer/public/first-paint.js'), 'utf8')
  const root = { dataset: {} as Record<string, string> }
  const storage = { getItem: (key: string) => (key === appearanceKey ? '{"theme":"night","size":"large"}' : null) }
  new Function('localStorage', 'document', script)(storage, { documentElement: root })
  expect(root.dataset).toEqual({ theme: 'night', size: 'large' })
})

import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { errorCodes } from '#shared/contract/error-codes.ts'
import { ruleCodes } from '#shared/contract/rule-codes.ts'
import { brokerReasons } from '#shared/features/devices/devices.contract.ts'

const renderer = resolve(import.meta.dirname, '../../../src-renderer')
const languages = ['zh-CN', 'en'] as const

function keysOf(value: unknown, prefix: string): string[] {
  if (typeof value !== 'object' || value === null) return [prefix]
  return Object.entries(value).flatMap(([name, inner]) => keysOf(inner, prefix === '' ? name : `${prefix}.${name}`))
}

function textsOf(language: string): Map<string, string> {
  const folder = join(renderer, 'i18n', language)
  const texts = new Map<string, string>()
  for (const file of readdirSync(folder)) {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const key of keysOf(content, '')) {
      const value = key.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)?.[name], content)
      if (key !== '') texts.set(`${file.replace('.json', '')}:${key}`, String(value))
    }
  }
  return texts
}

/** English plurals (`_one`, `_other`) count as one key. */
const singular = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const texts = Object.fromEntries(languages.map((language) => [language, textsOf(language)])) as Record<
  (typeof languages)[number],
  Map<string, string>
>
const keys = new Set([...texts['zh-CN'].keys()].map(singular))

const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(renderer, file), 'utf8') }))

/** Every t('…') with its namespace: written out, or the one of the file's only useTranslation('…'). */
function usedKeys(text: string): { key: string; isPrefix: boolean }[] {
  const spaces = [...new Set([...text.matchAll(/useTranslation\(\s*'([\w-]+)'/g)].map((match) => match[1]))]
  const own = spaces.length === 1 ? spaces[0] : 'common'
  const whole = (key: string) => (key.includes(':') ? key : `${own}:${key}`)
  const plain = [...text.matchAll(/\bt\(\s*(?:[^'"`()]*\?\s*)?'([^']+)'(?:\s*:\s*'([^']+)')?/g)].flatMap((match) => [
    match[1],
    match[2],
  ])
  const keyed = [...text.matchAll(/(?:labelKey|titleKey|textKey)[:=]\s*'([^']+)'/g)].map((match) => match[1])
  const built = [...text.matchAll(/\bt\(\s*`([^`$]*)\$\{/g)].map((match) => match[1])
  return [
    ...[...plain, ...keyed].filter((key) => key !== undefined).map((key) => ({ key: whole(key), isPrefix: false })),
    ...built.filter((key) => key !== undefined && key !== '').map((key) => ({ key: whole(key ?? ''), isPrefix: true })),
  ]
}

test('both languages say the same things', () => {
  const english = new Set([...texts.en.keys()].map(singular))
  expect({
    missingInEnglish: [...keys].filter((key) => !english.has(key)),
    missingInChinese: [...english].filter((key) => !keys.has(key)),
  }).toEqual({
    missingInEnglish: [],
    missingInChinese: [],
  })
})

test('both languages fill in the same values', () => {
  const blanks = (text: string | undefined) =>
    [...(text ?? '').matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()
  const different = [...texts['zh-CN']].filter(
    ([key, text]) => texts.en.has(key) && blanks(text).join() !== blanks(texts.en.get(key)).join(),
  )
  expect(different.map(([key]) => key)).toEqual([])
})

test('no screen uses a text that does not exist', () => {
  const used = sources.flatMap(({ file, text }) => usedKeys(text).map((use) => ({ file, ...use })))
  expect(used.length).toBeGreaterThan(30)
  const missing = used.filter(({ key, isPrefix }) =>
    isPrefix ? ![...keys].some((known) => known.startsWith(key)) : !keys.has(key),
  )
  expect(missing.map(({ file, key }) => `${file} ${key}`)).toEqual([])
})

test('texts are short neutral statements: no exclamation mark, no empty text', () => {
  const wrong = languages.flatMap((language) =>
    [...texts[language]]
      .filter(([, text]) => /[!！]/.test(text) || text.trim() === '')
      .map(([key]) => `${language} ${key}`),
  )
  expect(wrong).toEqual([])
})

test('every typed error says in words what is wrong and what to do', () => {
  expect(errorCodes.filter((code) => !keys.has(`errors:${code}`))).toEqual([])
})

test('every broken rule says in words what is wrong and what to do', () => {
  expect(ruleCodes.filter((rule) => !keys.has(`errors:rule.${rule}`))).toEqual([])
  expect([...keys].filter((key) => key.startsWith('errors:rule.'))).toHaveLength(ruleCodes.length)
})

test('every rule has somebody who refuses by it', () => {
  const code = globSync(['src-main/**/*.ts', 'src-shared/features/**/*.ts'])
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  expect(ruleCodes.filter((rule) => !code.includes(`'${rule}'`))).toEqual([])
})

test('every known reason why the broker is away has words', () => {
  expect(brokerReasons.filter((reason) => !keys.has(`devices:broker.reason.${reason}`))).toEqual([])
})

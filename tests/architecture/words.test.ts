import { describe, expect, test } from 'vitest'
import { errorCodes } from '#shared/contract/error-codes.ts'
import { projectFiles, readProjectJson } from '../support/project-files.ts'

type Words = { [key: string]: string | Words }

function flatten(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  )
}

/** Plural forms differ by language; the key without its form is what both must have. */
const keysOf = (path: string): string[] =>
  [
    ...new Set(
      flatten(readProjectJson<Words>(path)).map(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, '')),
    ),
  ].sort()

const folder = 'src-renderer/i18n'
const namespacesOf = (language: string): string[] =>
  projectFiles
    .filter((path) => path.startsWith(`${folder}/${language}/`))
    .map((path) => path.split('/').at(-1) ?? '')
    .sort()

describe('the words on screen', () => {
  test('both languages have the same name spaces', () => {
    expect(namespacesOf('zh-CN').length).toBeGreaterThan(5)
    expect(namespacesOf('en')).toEqual(namespacesOf('zh-CN'))
  })

  test.each(namespacesOf('zh-CN'))('%s says the same things in both languages, and none is empty', (file) => {
    const chinese = `${folder}/zh-CN/${file}`
    const english = `${folder}/en/${file}`
    expect(keysOf(english)).toEqual(keysOf(chinese))
    const empty = [chinese, english].flatMap((path) =>
      flatten(readProjectJson<Words>(path)).filter(([, text]) => text.trim() === ''),
    )
    expect(empty).toEqual([])
  })

  test('the same values are put into a sentence in both languages', () => {
    const values = (text: string): string[] =>
      [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].map((one) => one.replace(/\W/g, '')).sort()
    const different = namespacesOf('zh-CN').flatMap((file) => {
      const english = new Map(flatten(readProjectJson<Words>(`${folder}/en/${file}`)))
      return flatten(readProjectJson<Words>(`${folder}/zh-CN/${file}`)).flatMap(([key, text]) => {
        const other = english.get(key)
        return other !== undefined && String(values(text)) !== String(values(other)) ? [`${file}: ${key}`] : []
      })
    })
    expect(different).toEqual([])
  })

  test.each(['zh-CN', 'en'])('every error a person can meet has words in %s', (language) => {
    const known = new Set(
      flatten(readProjectJson<Words>(`${folder}/${language}/errors.json`)).map(([key]) => key.split('.')[0]),
    )
    expect(errorCodes.filter((code) => !known.has(code))).toEqual([])
  })
})

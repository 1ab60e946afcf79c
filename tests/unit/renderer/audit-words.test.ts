import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bedChecks } from '#main/features/beds/beds.checks.repository.ts'
import { residentChecks } from '#main/features/residents/residents.checks.repository.ts'
import en from '../../../src-renderer/i18n/en/settings.json' with { type: 'json' }
import zh from '../../../src-renderer/i18n/zh-CN/settings.json' with { type: 'json' }

const features = resolve(import.meta.dirname, '../../../src-main/features')

/** The sources of one feature, one text a file. */
function sourcesOf(feature: string): string[] {
  const folder = join(features, feature)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** The act's own word, where a feature puts its name before it; and the ends of words that are made of two parts. */
const writers = /\b(?:audit|record|change)\((?:[\w.]+, ){1,4}'([a-z-]+)'/g
const ends: Record<string, string[]> = {
  'sign-in-': ['password', 'pin'],
  'wrong-': ['password', 'pin'],
  'rule-': ['set', 'cleared', 'signed'],
  'night-suggestion-': ['accepted', 'dismissed'],
  'export-': ['full', 'masked'],
}

function actionsOf(feature: string): string[] {
  const texts = sourcesOf(feature)
  const isPrefixed = texts.some((text) => text.includes(`\`${feature}.\${action}\``))
  return texts.flatMap((text) => {
    const whole = [...text.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z0-9-]+)'/g)]
      .map(([, action]) => action ?? '')
      .filter((action) => action.startsWith(`${feature}.`) && isAudited(text, action))
    const made = [...text.matchAll(/`([a-z]+)\.([a-z-]+-)\$\{/g)].flatMap(([, of, begin]) =>
      (ends[begin ?? ''] ?? []).map((end) => `${of}.${begin}${end}`),
    )
    const own = isPrefixed ? [...text.matchAll(writers)].map(([, action]) => `${feature}.${action}`) : []
    return [...whole, ...made, ...own]
  })
}

/** A permission is written the same way; an audited act stands beside an audit call or in an `action`. */
function isAudited(text: string, action: string): boolean {
  return text.split('\n').some((line) => line.includes(`'${action}'`) && /action|audit/i.test(line))
}

const found = [...new Set(readdirSync(features).flatMap(actionsOf))].sort()
const wordsOf = (words: typeof zh, action: string) => {
  const [feature = '', act = ''] = action.split('.')
  return (words.audit.actions as Record<string, Record<string, string>>)[feature]?.[act]
}

describe('words of the audit log', () => {
  it('every act that is audited has words in both languages', () => {
    expect(found.filter((action) => !wordsOf(zh, action) || !wordsOf(en as typeof zh, action))).toEqual([])
  })

  it('are written for acts that exist, and for none else', () => {
    const written = Object.entries(zh.audit.actions).flatMap(([feature, acts]) =>
      Object.keys(acts).map((act) => `${feature}.${act}`),
    )
    expect(written.sort()).toEqual(found)
  })

  it('every kind of object has words', () => {
    const types = readdirSync(features)
      .flatMap(sourcesOf)
      .flatMap((text) => [...text.matchAll(/objectType: '([a-z-]+)'/g)].map(([, type]) => type ?? ''))
    expect(types.length).toBeGreaterThan(10)
    expect(types.filter((type) => !(type in zh.audit.objects) || !(type in en.audit.objects))).toEqual([])
  })
})

describe('words of the verification', () => {
  it('every check of the records and of the features has words', () => {
    const common = ['integrity', 'foreign-keys', 'migrations']
    const names = [
      ...common,
      'audit-chain',
      ...common.map((name) => `telemetry-${name}`),
      ...[...bedChecks, ...residentChecks].map(({ name }) => name),
    ]
    expect(Object.keys(zh.verify.checks).sort()).toEqual([...names].sort())
    expect(Object.keys(en.verify.checks).sort()).toEqual([...names].sort())
  })
})

import { describe, expect, test } from 'vitest'
import { ClauseCatalogue } from '#shared/features/binder/binder.model.ts'
import { EvidenceGapKind, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'
import clauses from '../../../resources/binder/clauses-2026-12.json' with { type: 'json' }
import en from '../../../src-renderer/i18n/en/binder.json' with { type: 'json' }
import zh from '../../../src-renderer/i18n/zh-CN/binder.json' with { type: 'json' }

describe('the binder', () => {
  test('has words for every topic, record and gap, and for no other', () => {
    for (const words of [zh, en]) {
      expect(Object.keys(words.topics).sort()).toEqual([...EvidenceTopic.options].sort())
      expect(Object.keys(words.records).sort()).toEqual([...EvidenceTopic.options].sort())
      expect(Object.keys(words.gaps).sort()).toEqual([...EvidenceGapKind.options].sort())
    }
  })

  test('every topic answers a clause, every clause has its own code', () => {
    const { documents } = ClauseCatalogue.parse(clauses)
    const all = documents.flatMap((document) => document.clauses)
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    const asked = new Set(all.flatMap(({ topics }) => topics))
    expect(EvidenceTopic.options.filter((topic) => !asked.has(topic))).toEqual([])
  })
})

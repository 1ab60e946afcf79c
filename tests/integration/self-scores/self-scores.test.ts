import { beforeEach, describe, expect, test } from 'vitest'
import { createTestBackend, type TestBackend, type TestClient } from '../../support/test-backend.ts'

let home: TestBackend
let office: TestClient
beforeEach(async () => {
  home = await createTestBackend({ roles: ['office', 'auditor', 'caregiver'] })
  office = (await home.signIn('office')).client
})
const rule = (code: string, where: string) => ({ code: 'RULE_BROKEN', data: { where, values: { rule: code } } })
const full = async () => {
  const { blocks } = await office.selfScores.scale()
  return Object.fromEntries(blocks.flatMap(({ items }) => items.map(({ code, max }) => [code, max / 2])))
}

describe('a self-score', () => {
  test('is one draft at a time, kept as it grows, and frozen when it is finished', async () => {
    const draft = await office.selfScores.start()
    expect(await office.selfScores.start()).toEqual(draft)
    const first = await office.selfScores.answer({
      ...draft,
      changes: { scores: { e1: 10 }, notes: { e1: '公交站 200 米' } },
    })
    expect(first).toMatchObject({ scores: { e1: 10 }, notes: { e1: '公交站 200 米' }, version: 2 })
    await expect(office.selfScores.finish(first)).rejects.toMatchObject(rule('SELF_SCORE_INCOMPLETE', 'e2'))
    const second = await office.selfScores.answer({ ...first, changes: { scores: await full() } })
    const done = await office.selfScores.finish(second)
    expect(done).toMatchObject({ state: 'finished', scorer: 'person office' })
    await expect(office.selfScores.answer({ ...done, changes: { scores: { e1: 1 } } })).rejects.toMatchObject(
      rule('SELF_SCORE_FINISHED', 'id'),
    )
    // The next one begins where the last ended, without its remarks.
    expect(await office.selfScores.start()).toMatchObject({ state: 'draft', scores: done.scores, notes: {} })
  })

  test('refuses a score above the item’s and keeps nothing of that change; a second editor is told', async () => {
    const draft = await office.selfScores.start()
    await expect(office.selfScores.answer({ ...draft, changes: { scores: { e2: 5, e1: 21 } } })).rejects.toMatchObject(
      rule('SELF_SCORE_TOO_HIGH', 'e1'),
    )
    expect((await office.selfScores.get({ id: draft.id })).scores).toEqual({})
    const next = await office.selfScores.answer({ ...draft, changes: { scores: { e1: 20 } } })
    await expect(office.selfScores.answer({ ...draft, changes: { scores: { e1: 1 } } })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
    })
    expect((await office.selfScores.answer({ ...next, changes: { scores: { e1: null } } })).scores).toEqual({})
  })

  test('voided stays on record with its reason, once', async () => {
    const draft = await office.selfScores.start()
    const gone = await office.selfScores.void({ ...draft, reason: '表格用错' })
    expect(gone).toMatchObject({ state: 'voided', voidReason: '表格用错' })
    await expect(office.selfScores.void({ ...gone, reason: '再次' })).rejects.toMatchObject(
      rule('SELF_SCORE_VOIDED', 'id'),
    )
    expect(await office.selfScores.list()).toHaveLength(1)
  })

  test('shows beside the items what the console has, and is changed by office and director only', async () => {
    const evidence = await office.selfScores.evidence()
    expect(evidence.map(({ topic }) => topic)).toContain('house-rules')
    expect(evidence.find(({ topic }) => topic === 'house-rules')).toMatchObject({ records: 0 })
    const auditor = (await home.signIn('auditor')).client
    expect(await auditor.selfScores.list()).toEqual([])
    await expect(auditor.selfScores.start()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const caregiver = (await home.signIn('caregiver')).client
    await expect(caregiver.selfScores.list()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

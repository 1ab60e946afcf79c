// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { type DraftKeeping, useSavedDraft } from '../../../src-renderer/ui/use-saved-draft.ts'

type Kept = { version: number; words: Record<string, string> }
type Changes = Record<string, string>

/** A backend that holds one draft. */
function createKeeping() {
  let stored: Kept = { version: 1, words: {} }
  const keeping: DraftKeeping<Kept, Changes> = {
    save: vi.fn(async (_draft: Kept, version: number, changes: Changes) => {
      if (version !== stored.version) throw Object.assign(new Error('conflict'), { code: 'EDIT_CONFLICT' })
      stored = { version: version + 1, words: { ...stored.words, ...changes } }
      return stored
    }),
    load: async () => stored,
    apply: (draft, changes) => ({ ...draft, words: { ...draft.words, ...changes } }),
    join: (first, second) => ({ ...first, ...second }),
  }
  const writeElsewhere = (words: Changes) => {
    stored = { version: stored.version + 1, words: { ...stored.words, ...words } }
  }
  return { keeping, writeElsewhere, stored: () => stored }
}

test('what is typed after a refused finish reaches the disk like everything before it', async () => {
  const { keeping, stored } = createKeeping()
  const { result } = renderHook(() => useSavedDraft(stored(), keeping))
  await act(async () => result.current.change({ fall: 'high' }))
  // Finishing settles the draft while nothing waits; the backend then refuses.
  await act(async () => void (await result.current.settle()))
  await act(async () => result.current.change({ measure: 'rail' }))
  await act(async () => expect(await result.current.settle()).toBe(3))
  expect(stored()).toEqual({ version: 3, words: { fall: 'high', measure: 'rail' } })
  expect(result.current.state).toBe('saved')
})

test('what a colleague wrote meanwhile is taken in, with what was typed here on top', async () => {
  const { keeping, stored, writeElsewhere } = createKeeping()
  const { result } = renderHook(() => useSavedDraft({ version: 1, words: {} }, keeping))
  writeElsewhere({ choke: 'none', fall: 'none' })
  await act(async () => result.current.change({ fall: 'high' }))
  await act(async () => void (await result.current.settle()))
  expect(stored().words).toEqual({ choke: 'none', fall: 'high' })
  expect(result.current.shown.words).toEqual({ choke: 'none', fall: 'high' })
  expect(result.current.hasMet).toBe(true)
})

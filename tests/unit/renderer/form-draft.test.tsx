// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { contentOf, typedIn } from '../../../src-renderer/features/drafts/draft-content.ts'
import type { FormDraft } from '../../../src-renderer/ui/form-draft.ts'
import { TextItem } from '../../../src-renderer/ui/form-items.tsx'
import { FormModal } from '../../../src-renderer/ui/form-modal.tsx'
import { renderScreen } from '../../support/render-screen.tsx'

type Values = { place: string; text?: string }

function createDraft(part: Partial<FormDraft<Values>> = {}) {
  const acts: string[] = []
  const draft: FormDraft<Values> = {
    ...{ values: {}, isFound: false, isOlder: false, state: 'none', change: vi.fn() },
    hold: async () => void acts.push('hold'),
    release: () => void acts.push('release'),
    discard: async () => void acts.push('discard'),
    ...part,
  }
  return { draft, acts }
}

test('what was typed before stands in the form, every change is told, and a refused sending goes on keeping', async () => {
  const { draft, acts } = createDraft({ values: { text: '堆放纸箱' }, isFound: true })
  const onSubmit = vi.fn(async () => {
    acts.push('send')
    throw new Error('refused')
  })
  renderScreen(
    <FormModal<Values>
      title="隐患"
      draft={draft}
      initialValues={{ place: '走廊' }}
      submitLabel="save"
      onSubmit={onSubmit}
      onClose={() => undefined}
    >
      <TextItem name="place" label="place" />
      <TextItem name="text" label="text" />
    </FormModal>,
  )
  expect(screen.getByLabelText<HTMLInputElement>('place').value).toBe('走廊')
  expect(screen.getByLabelText<HTMLInputElement>('text').value).toBe('堆放纸箱')
  fireEvent.change(screen.getByLabelText('text'), { target: { value: '堆放纸箱，已拍照' } })
  const all = { place: '走廊', text: '堆放纸箱，已拍照' }
  expect(draft.change).toHaveBeenCalledWith({ text: all.text }, all)
  fireEvent.click(screen.getByRole('button', { name: 'save' }))
  await waitFor(() => expect(acts).toEqual(['hold', 'send', 'release']))
  expect(onSubmit).toHaveBeenCalledWith(all)
})

test('of a form its values are kept with the version they change; anything else in a draft counts for nothing', () => {
  const kept = contentOf({ title: null, phone: undefined, lines: { a: { isSeen: true } } }, 3)
  expect(kept).toEqual({ base: 3, values: { title: null, lines: { a: { isSeen: true } } } })
  expect(typedIn(kept)).toEqual(kept)
  expect(typedIn({})).toEqual({ base: null, values: {} })
  expect(typedIn({ base: '3', values: ['a'] })).toEqual({ base: null, values: {} })
})

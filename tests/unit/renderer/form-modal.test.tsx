// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { TextItem } from '../../../src-renderer/ui/form-items.tsx'
import { FormModal } from '../../../src-renderer/ui/form-modal.tsx'
import { renderScreen } from '../../support/render-screen.tsx'

const refusal = (where: string) =>
  Object.assign(new Error('refused'), {
    code: 'DAY_IN_FUTURE',
    data: { where, values: { on: '2027-01-01', today: '2026-11-22' } },
  })

function openForm(onSubmit: () => Promise<unknown>): void {
  renderScreen(
    <FormModal<{ on?: string }>
      title="证书"
      initialValues={{ on: '2027-01-01' }}
      submitLabel="save"
      onSubmit={onSubmit}
      onClose={() => undefined}
    >
      <TextItem name="on" label="发证日期" />
    </FormModal>,
  )
}
const save = () => fireEvent.click(screen.getByRole('button', { name: 'save' }))
const field = () => screen.getByLabelText('发证日期').closest<HTMLElement>('.ant-form-item')!

test('a refusal that names a field of the form stands at that field, and is gone when the form is sent again', async () => {
  const answers = [Promise.reject(refusal('on')), new Promise(() => undefined)]
  for (const answer of answers) answer.catch(() => undefined)
  openForm(() => answers.shift() as Promise<unknown>)
  save()
  expect(await within(field()).findByText(/日期晚于今天/)).toBeTruthy()
  expect(document.querySelector('.error-state')).toBeNull()
  save()
  await waitFor(() => expect(within(field()).queryByText(/日期晚于今天/)).toBeNull())
})

test('a refusal of something the form does not show is told at its foot', async () => {
  openForm(() => Promise.reject(refusal('staff')))
  save()
  await waitFor(() => expect(document.querySelector('.error-state')).not.toBeNull())
  expect(within(field()).queryByText(/日期晚于今天/)).toBeNull()
})

test('pressed twice it is sent once', async () => {
  const onSubmit = vi.fn(() => new Promise(() => undefined))
  openForm(onSubmit)
  save()
  save()
  fireEvent.keyDown(screen.getByLabelText('发证日期'), { key: 'Enter' })
  await waitFor(() => expect(onSubmit).toHaveBeenCalled())
  await Promise.resolve()
  expect(onSubmit).toHaveBeenCalledTimes(1)
})

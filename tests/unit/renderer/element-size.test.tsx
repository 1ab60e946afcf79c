// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useElementSize } from '../../../src-renderer/features/wall/use-element-size.ts'

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return Number(this.dataset.width ?? 0)
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Wall({ isPlan, width }: { isPlan: boolean; width: number }) {
  const grid = useRef<HTMLDivElement>(null)
  const size = useElementSize(grid)
  return (
    <>
      <output>{size.width}</output>
      {!isPlan && <div ref={grid} data-width={width} style={{ padding: 0 }} />}
    </>
  )
}

test('the wall measures its tiles again when it comes back from the plan', () => {
  const { rerender } = render(<Wall isPlan={false} width={1_000} />)
  expect(screen.getByRole('status').textContent).toBe('1000')
  rerender(<Wall isPlan width={1_000} />)
  expect(screen.getByRole('status').textContent).toBe('1000')
  rerender(<Wall isPlan={false} width={1_600} />)
  expect(screen.getByRole('status').textContent).toBe('1600')
})

test('a wall that opens on the plan measures its tiles when they first appear', () => {
  const { rerender } = render(<Wall isPlan width={1_000} />)
  expect(screen.getByRole('status').textContent).toBe('0')
  rerender(<Wall isPlan={false} width={1_000} />)
  expect(screen.getByRole('status').textContent).toBe('1000')
})

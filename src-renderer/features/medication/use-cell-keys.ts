// A grid of cells by keyboard: arrows move between elements marked `data-at="row:cell"`; other keys are the owner's.
import type { RefObject } from 'react'
import { usePageKeys } from '../../ui/use-page-keys.ts'

const steps: Record<string, readonly [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell nearest to a place: the last of a row that is shorter. */
export function focusCell(grid: HTMLElement | null, row: number, cell: number): void {
  for (let index = cell; index >= 0; index -= 1) {
    const found = grid?.querySelector<HTMLElement>(`[data-at="${row}:${index}"]`)
    if (!found) continue
    found.focus()
    found.scrollIntoView({ block: 'nearest' })
    return
  }
}

/** `onKey` is told a key with the `data-key` of the cell that has the focus and its row; true = it meant something. */
export function useCellKeys(
  grid: RefObject<HTMLElement | null>,
  onKey: (pressed: string, key: string, row: number) => boolean,
): void {
  usePageKeys((pressed, event) => {
    const active = document.activeElement
    const cell = active instanceof HTMLElement ? active.closest<HTMLElement>('[data-at]') : null
    if (!cell || !grid.current?.contains(cell)) return false
    const [row = 0, index = 0] = (cell.dataset.at ?? '').split(':').map(Number)
    const step = steps[pressed]
    if (step) {
      focusCell(grid.current, row + step[0], Math.max(0, index + step[1]))
      return true
    }
    return !event.repeat && onKey(pressed, cell.dataset.key ?? '', row)
  })
}

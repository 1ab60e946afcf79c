// The grid by keyboard: arrows move between cells, a digit says what came of the task, A says that all of this person were done, I (or
// Enter) opens why the task is there and who did it.
import type { RefObject } from 'react'
import type { TaskOutcome } from '#shared/features/care-tasks/care-tasks.model.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'

export type GridAct = TaskOutcome | 'row' | 'story'
const actOfKey: Record<string, GridAct> = { 1: 'done', 2: 'refused', 3: 'held', 4: 'missed', a: 'row', i: 'story' }
const steps: Record<string, readonly [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell nearest to a place: the last of a row that is shorter. */
function focusAt(grid: HTMLElement, row: number, cell: number): void {
  for (let index = cell; index >= 0; index -= 1) {
    const found = grid.querySelector<HTMLElement>(`[data-at="${row}:${index}"]`)
    if (!found) continue
    found.focus()
    found.scrollIntoView({ block: 'nearest' })
    return
  }
}

export function useGridKeys(grid: RefObject<HTMLElement | null>, onAct: (act: GridAct, key: string) => void): void {
  usePageKeys((key, event) => {
    const active = document.activeElement
    const cell = active instanceof HTMLElement ? active.closest<HTMLElement>('[data-at]') : null
    if (!cell || !grid.current?.contains(cell)) return false
    const [row = 0, index = 0] = (cell.dataset.at ?? '').split(':').map(Number)
    const step = steps[key]
    const act = actOfKey[key.toLowerCase()]
    if (step) focusAt(grid.current, row + step[0], Math.max(0, index + step[1]))
    else if (act && !event.repeat) {
      onAct(act, cell.dataset.task ?? '')
      // On to what comes next: the next task of the person, or the next person.
      const hasNext = act !== 'row' && grid.current.querySelector(`[data-at="${row}:${index + 1}"]`) !== null
      if (act === 'done' || act === 'row') focusAt(grid.current, hasNext ? row : row + 1, hasNext ? index + 1 : 0)
    } else return false
    return true
  })
}

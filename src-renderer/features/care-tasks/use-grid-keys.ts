// The grid by keyboard: arrows move between cells, a digit says what came of the task, A says that all of this person were done.
import { type RefObject, useEffect, useRef } from 'react'
import { isDialogOpen, isTyping } from '../../ui/use-shortcut.ts'

export type GridAct = 'done' | 'refused' | 'held' | 'missed' | 'row'
const actOfKey: Record<string, GridAct> = { 1: 'done', 2: 'refused', 3: 'held', 4: 'missed', a: 'row' }
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
  const latest = useRef(onAct)
  useEffect(() => {
    latest.current = onAct
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      if (isTyping(event.target) || isDialogOpen() || !grid.current) return
      const cell =
        document.activeElement instanceof HTMLElement ? document.activeElement.closest<HTMLElement>('[data-at]') : null
      if (!cell || !grid.current.contains(cell)) return
      const [row = 0, index = 0] = (cell.dataset.at ?? '').split(':').map(Number)
      const step = steps[event.key]
      const act = actOfKey[event.key.toLowerCase()]
      if (step) focusAt(grid.current, row + step[0], Math.max(0, index + step[1]))
      else if (act && !event.repeat) {
        latest.current(act, cell.dataset.task ?? '')
        // On to what comes next: the next task of the person, or the next person.
        const hasNext = act !== 'row' && grid.current.querySelector(`[data-at="${row}:${index + 1}"]`) !== null
        if (act === 'done' || act === 'row') focusAt(grid.current, hasNext ? row : row + 1, hasNext ? index + 1 : 0)
      } else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [grid])
}

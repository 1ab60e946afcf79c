// The week by keyboard: arrows move between cells (Enter opens the one that has the focus), C copies, [ and ] change the week.
import type { RefObject } from 'react'
import { usePageKeys } from '../../ui/use-page-keys.ts'

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export function useRosterKeys(
  grid: RefObject<HTMLElement | null>,
  acts: { copy: () => void; earlier: () => void; later: () => void },
): void {
  usePageKeys((key, event) => {
    if (event.repeat && !steps[key]) return false
    if (key.toLowerCase() === 'c') acts.copy()
    else if (key === '[') acts.earlier()
    else if (key === ']') acts.later()
    else {
      const step = steps[key]
      if (!step || !grid.current) return false
      const active = document.activeElement
      const cell = active instanceof HTMLElement && grid.current.contains(active) ? active.dataset.at : undefined
      const [row = 0, column = 0] = (cell ?? '').split(':').map(Number)
      const next = cell === undefined ? '0:0' : `${row + step[0]}:${column + step[1]}`
      grid.current.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus()
    }
    return true
  })
}

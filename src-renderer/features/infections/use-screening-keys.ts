// The grid by keyboard: arrows move between cells, 0 says no symptom and goes on, a digit turns a symptom on or off, T goes to the temperature.
import type { KeyboardEvent, RefObject } from 'react'
import { usePageKeys } from '../../ui/use-page-keys.ts'

const steps: Record<string, readonly [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Answers whether there was a cell at the place. */
export function focusCell(grid: HTMLElement | null, row: number, cell: number | 'temperature'): boolean {
  const found = grid?.querySelector<HTMLElement>(`[data-at="${row}:${cell}"]`)
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
  return found != null
}

/** From one temperature to the next; Esc goes back to the symptoms of the row. */
export function moveInTemperatures(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, currentTarget } = event
  if (!(target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey) return
  const row = Number((target.dataset.at ?? '').split(':')[0])
  const step = key === 'ArrowDown' || key === 'Enter' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0 && key !== 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  if (key === 'Escape' || !focusCell(currentTarget, row + step, 'temperature')) focusCell(currentTarget, row, 0)
}

export function useScreeningKeys(
  grid: RefObject<HTMLElement | null>,
  acts: { none: (row: number) => void; toggle: (row: number, symptom: number) => void },
): void {
  usePageKeys((key, event) => {
    const active = document.activeElement
    const at = active instanceof HTMLElement ? active.closest<HTMLElement>('[data-at]') : null
    if (!at || !grid.current?.contains(at)) return false
    const [row = 0, cell = 0] = (at.dataset.at ?? '').split(':').map(Number)
    const step = steps[key]
    if (step) focusCell(grid.current, row + step[0], Math.max(0, cell + step[1]))
    else if (event.repeat) return false
    else if (key === '0') {
      acts.none(row)
      focusCell(grid.current, row + 1, 0)
    } else if (/^[1-8]$/.test(key)) acts.toggle(row, Number(key) - 1)
    else if (key.toLowerCase() === 't') return focusCell(grid.current, row, 'temperature')
    else return false
    return true
  })
}

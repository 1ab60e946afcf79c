// Moves the focus with the arrow keys: inside a toolbar from button to button, else to the nearest bed in that direction.
import { nearestBox } from './nearest.ts'

export function moveFocus(page: HTMLElement | null, key: string): void {
  const active = document.activeElement
  const bar = active?.closest('[role="toolbar"]')
  const items = [...((bar ?? page)?.querySelectorAll<HTMLElement>(bar ? 'button' : '[data-bed]') ?? [])]
  const from = items.indexOf(active as HTMLElement)
  if (from < 0) {
    const first = items.find((item) => item.tabIndex === 0) ?? items[0]
    first?.focus()
    return
  }
  if (bar) {
    const step = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1
    items[Math.min(items.length - 1, Math.max(0, from + step))]?.focus()
    return
  }
  const boxes = items.map((item) => item.getBoundingClientRect())
  const here = boxes[from]
  const to = here ? nearestBox(here, boxes, key) : null
  if (to !== null) items[to]?.focus()
}

// Arrows over the menu: up and down from line to line, right unfolds a group, left folds it or goes back to its head.
import type { KeyboardEvent } from 'react'

function linesOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('a, button')].filter((line) => line.closest('[hidden]') === null)
}

export function onMenuKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const lines = linesOf(event.currentTarget)
  const focused = document.activeElement
  const index = focused instanceof HTMLElement ? lines.indexOf(focused) : -1
  const line = lines[index]
  if (!line) return
  const expanded = line.getAttribute('aria-expanded')
  const isFixed = line.getAttribute('aria-disabled') === 'true'
  const focus = (target: HTMLElement | null | undefined) => target?.focus()
  const steps: Record<string, () => void> = {
    ArrowDown: () => focus(lines[index + 1]),
    ArrowUp: () => focus(lines[index - 1]),
    Home: () => focus(lines[0]),
    End: () => focus(lines.at(-1)),
    ArrowRight: () => {
      if (expanded === 'false') line.click()
      else if (expanded === 'true') focus(lines[index + 1])
    },
    ArrowLeft: () => {
      if (expanded === null) focus(line.closest('[data-group]')?.querySelector<HTMLElement>('button'))
      else if (expanded === 'true' && !isFixed) line.click()
    },
  }
  const step = steps[event.key]
  if (!step) return
  event.preventDefault()
  step()
}

// Arrows over the lines of Today: up and down from line to line, right unfolds, left folds or goes back to the line above; Enter is the line's own.
import type { RefObject } from 'react'
import { usePageKeys } from '../../ui/use-page-keys.ts'

/** What a line is opened by carries `data-line`; the button of a fold also `aria-expanded`. */
export function useDutyKeys(list: RefObject<HTMLElement | null>): void {
  usePageKeys((key, event) => {
    if (event.shiftKey || !list.current) return false
    const focused = document.activeElement
    const isInside = list.current.contains(focused)
    const isNowhere = focused === null || focused === document.body || focused.id === 'main'
    if (!isInside && !isNowhere) return false
    const lines = [...list.current.querySelectorAll<HTMLElement>('[data-line]')].filter(
      (line) => line.closest('[hidden]') === null,
    )
    const own = focused?.closest('.duty')?.querySelector<HTMLElement>('[data-line]') ?? null
    const index = own === null ? -1 : lines.indexOf(own)
    const expanded = own?.getAttribute('aria-expanded')
    const head = own?.closest('.duty-fold__rows')?.parentElement?.querySelector<HTMLElement>('[data-line]')
    const press = (target: HTMLElement | null | undefined) => {
      target?.click()
      return target != null
    }
    const focus = (target: HTMLElement | null | undefined) => {
      target?.focus()
      return target != null
    }
    const steps: Record<string, () => boolean> = {
      ArrowDown: () => focus(lines[index + 1]),
      ArrowUp: () => index >= 0 && focus(lines[index - 1]),
      Home: () => index >= 0 && focus(lines[0]),
      End: () => index >= 0 && focus(lines.at(-1)),
      ArrowRight: () => expanded === 'false' && press(own),
      ArrowLeft: () => (expanded === 'true' ? press(own) : focus(head)),
    }
    return steps[key]?.() ?? false
  })
}

// The wall by keyboard: A or Space acknowledges, C closes, arrows move among the tiles, F filters, PageUp and PageDown turn the page, M mutes, T tries the speaker, Esc leaves.
import { useEffect, useRef } from 'react'
import { isDialogOpen } from '../../ui/use-shortcut.ts'

export type WallKeys = {
  acknowledge: () => void
  close: () => void
  filter: () => void
  mute: () => void
  test: () => void
  leave: () => void
  move: (key: string) => void
  turn: (step: 1 | -1) => void
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}

export function useWallKeys(keys: WallKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      if (isTyping(event.target) || isDialogOpen()) return
      const act = latest.current
      const isInBar = event.target instanceof HTMLElement && event.target.closest('[role="toolbar"]') !== null
      // Space presses a chip that has the focus; anywhere else it acknowledges.
      if (isInBar && event.key === ' ') return
      const acts: Record<string, () => void> = {
        a: act.acknowledge,
        ' ': act.acknowledge,
        c: act.close,
        f: act.filter,
        m: act.mute,
        t: act.test,
        PageDown: () => act.turn(1),
        PageUp: () => act.turn(-1),
        Escape: act.leave,
      }
      const found = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (found) {
        event.preventDefault()
        // A key held down is one press: it must not acknowledge one alarm after another.
        if (!event.repeat) found()
      } else if (event.key.startsWith('Arrow')) {
        event.preventDefault()
        act.move(event.key)
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

// The wall by keyboard. Letters act on the focused bed's alarm, else on the most urgent one; a scanner's label is no letter.
import { useEffect, useRef } from 'react'
import { burstGapMs, createKeyBurst } from '../../ui/key-burst.ts'
import { isDialogOpen } from '../../ui/use-shortcut.ts'

/** Every act of the wall by its name; the help lists them in this order. */
export const wallKeys = {
  acknowledge: ['a', ' '],
  attend: ['p'],
  close: ['c'],
  shelve: ['s'],
  mute: ['m'],
  test: ['t'],
  filter: ['/'],
  floor: ['f'],
  urgency: ['u'],
  plan: ['g'],
  pin: ['o'],
  dayNight: ['d'],
  station: ['w'],
  drill: ['e'],
  nextPage: ['PageDown'],
  previousPage: ['PageUp'],
  help: ['?'],
  leave: ['Escape'],
} as const satisfies Record<string, readonly string[]>
export type WallAct = keyof typeof wallKeys

export type WallKeyHandlers = Record<WallAct, () => void> & {
  move: (key: string) => void
  scan: (code: string) => void
}

const actOfKey = new Map<string, WallAct>(
  Object.entries(wallKeys).flatMap(([act, keys]) => keys.map((key) => [key, act as WallAct] as const)),
)

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}

/** `isEnabled` false = the seat is locked: no key of the wall does anything. */
export function useWallKeys(handlers: WallKeyHandlers, isEnabled: boolean): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    if (!isEnabled) return
    const burst = createKeyBurst()
    let waiting: ReturnType<typeof setTimeout> | undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      if (isTyping(event.target) || isDialogOpen()) return
      const pressed = burst.press(event.key, event.timeStamp)
      if (pressed.kind !== 'act') {
        clearTimeout(waiting)
        event.preventDefault()
        if (pressed.kind === 'code') latest.current.scan(pressed.code)
        return
      }
      const isInBar = event.target instanceof HTMLElement && event.target.closest('[role="toolbar"]') !== null
      // Space presses a chip that has the focus; anywhere else it acknowledges.
      if (isInBar && event.key === ' ') return
      const act = actOfKey.get(event.key.length === 1 ? event.key.toLowerCase() : event.key)
      if (act) {
        event.preventDefault()
        // A key held down is one press: it must not acknowledge one alarm after another.
        if (event.repeat) return
        if (event.key.length !== 1) latest.current[act]()
        else waiting = setTimeout(() => latest.current[act](), burstGapMs)
      } else if (event.key.startsWith('Arrow')) {
        event.preventDefault()
        latest.current.move(event.key)
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [isEnabled])
}

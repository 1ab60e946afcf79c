// A scanner on a page that also has keys: what comes faster than a hand and ends with Enter is a label, a single key by hand is an act.
import { useEffect, useRef } from 'react'
import { burstGapMs, createKeyBurst } from './key-burst.ts'
import { isDialogOpen, isTyping } from './use-shortcut.ts'

type ScannerHandlers = {
  onCode: (code: string) => void
  /** A key by hand, in lower case; what means nothing to the page is left alone. */
  acts: Readonly<Record<string, () => void>>
}

export function useScanner(handlers: ScannerHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const burst = createKeyBurst()
    let waiting: ReturnType<typeof setTimeout> | undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      if (isTyping(event.target) || isDialogOpen()) return
      const pressed = burst.press(event.key, event.timeStamp)
      if (pressed.kind !== 'act') {
        clearTimeout(waiting)
        // Enter at the end of a label must not press the button that has the focus.
        event.preventDefault()
        if (pressed.kind === 'code') latest.current.onCode(pressed.code)
        return
      }
      const act = latest.current.acts[event.key.toLowerCase()]
      if (!act || event.repeat) return
      event.preventDefault()
      waiting = setTimeout(act, burstGapMs)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

// Plain keys of a whole page, such as the digits of a form. Never while somebody types, behind an open dialog or with a modifier.
import { useEffect, useRef } from 'react'
import { isDialogOpen, isTyping } from './use-shortcut.ts'

/** `press` answers true when the key meant something; then the browser does nothing of its own with it. */
export function usePageKeys(press: (key: string, event: KeyboardEvent) => boolean): void {
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      if (isTyping(event.target) || isDialogOpen()) return
      if (latest.current(event.key, event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

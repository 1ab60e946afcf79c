// Keyboard shortcuts of a screen. A plain letter never fires while somebody types, nor behind an open dialog.
import { useEffect, useRef } from 'react'

type ShortcutOptions = {
  isEnabled?: boolean
  /** Fires while typing and over dialogs too; for chords such as Ctrl+K and for Escape handlers that check for themselves. */
  isGlobal?: boolean
}

export type KeyChord = { key: string; isCtrl: boolean; isAlt: boolean; isShift: boolean }

/** 'n', '/', 'Escape', 'Ctrl+K', 'Ctrl+Shift+L'. Ctrl also means the Command key of a Mac. */
export function parseChord(chord: string): KeyChord {
  const names = chord.split('+')
  const key = (names.pop() || '+').toLowerCase()
  return { key, isCtrl: names.includes('Ctrl'), isAlt: names.includes('Alt'), isShift: names.includes('Shift') }
}

export function matchesChord(event: KeyboardEvent, chord: KeyChord): boolean {
  const isPrintedShift = chord.key.length === 1 && !/[a-z0-9]/.test(chord.key)
  return (
    event.key.toLowerCase() === chord.key &&
    (event.ctrlKey || event.metaKey) === chord.isCtrl &&
    event.altKey === chord.isAlt &&
    (isPrintedShift || event.shiftKey === chord.isShift)
  )
}

/** A key pressed there is text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

/** An open dialog on top of the page; the library leaves closed ones in the document, hidden. */
export function isDialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"], dialog[open]')].some(
    (dialog) => !dialog.closest('[style*="display: none"]'),
  )
}

export function useShortcut(
  chord: string,
  handler: (event: KeyboardEvent) => void,
  options: ShortcutOptions = {},
): void {
  const { isEnabled = true, isGlobal = false } = options
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!isEnabled) return
    const wanted = parseChord(chord)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !matchesChord(event, wanted)) return
      if (!isGlobal && (isTyping(event.target) || isDialogOpen())) return
      event.preventDefault()
      latest.current(event)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [chord, isEnabled, isGlobal])
}

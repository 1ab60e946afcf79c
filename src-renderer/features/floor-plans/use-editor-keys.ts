// Keys of the editor wherever the focus stands on its page: a letter takes a tool, Ctrl+Z takes back, ? tells them all. The sheet itself has keys of its own.
import { useEffect, useRef } from 'react'
import { isDialogOpen } from '../../ui/use-shortcut.ts'
import type { Tool } from './plan-edit.ts'
import { toolOfKey } from './tool-keys.ts'

type EditorKeys = { choose: (tool: Tool) => void; undo: () => void; redo: () => void; help: () => void }

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}

export function useEditorKeys(isEnabled: boolean, keys: EditorKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!isEnabled) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || isTyping(event.target) || isDialogOpen())
        return
      const act = actOf(event, latest.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isEnabled])
}

function actOf(event: KeyboardEvent, keys: EditorKeys): (() => void) | undefined {
  const letter = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (letter === 'y' || (letter === 'z' && event.shiftKey)) return keys.redo
    return letter === 'z' ? keys.undo : undefined
  }
  if (event.key === '?' || event.key === '？') return keys.help
  const tool = toolOfKey(event.key)
  return tool && (() => keys.choose(tool))
}

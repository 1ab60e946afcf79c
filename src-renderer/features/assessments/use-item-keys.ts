// The form by keyboard: a digit answers the item that is open and goes on to the next; arrows move, N finds the first gap, Backspace takes an
// answer back.
import { useEffect, useRef, useState } from 'react'
import type { ScaleItem } from '#shared/features/assessments/scale.model.ts'
import { isDialogOpen, isTyping } from '../../ui/use-shortcut.ts'
import { scoreOfKey } from './item-keys.ts'

export function useItemKeys(
  items: readonly ScaleItem[],
  answers: Readonly<Record<string, number>>,
  onAnswer: (code: string, score: number | null) => void,
) {
  const firstGap = () => {
    const index = items.findIndex((item) => answers[item.code] === undefined)
    return index < 0 ? items.length - 1 : index
  }
  const [openIndex, setOpen] = useState(firstGap)
  const go = (index: number) => setOpen(Math.min(Math.max(index, 0), items.length - 1))

  /** True when the key meant something here. */
  const press = (key: string): boolean => {
    const open = items[openIndex]
    const score = open && scoreOfKey(open, key)
    if (open && score !== undefined) {
      onAnswer(open.code, score)
      go(openIndex + 1)
    } else if (key === 'ArrowDown') go(openIndex + 1)
    else if (key === 'ArrowUp') go(openIndex - 1)
    else if (key === 'n') go(firstGap())
    else if (key === 'Backspace' && open) onAnswer(open.code, null)
    else return false
    return true
  }

  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      if (isTyping(event.target) || isDialogOpen()) return
      if (latest.current(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return { openIndex, go }
}

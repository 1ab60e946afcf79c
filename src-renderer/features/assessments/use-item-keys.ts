// The form by keyboard: a digit answers the item that is open and goes on to the next; arrows move, N finds the first gap, Backspace takes an
// answer back.
import { useState } from 'react'
import type { ScaleItem } from '#shared/features/assessments/scale.model.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'
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

  usePageKeys(press)
  return { openIndex, go }
}

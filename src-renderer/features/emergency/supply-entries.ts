// What is typed into the grid of stores, how it is read, and how keys move in it.
import type { KeyboardEvent } from 'react'
import { isDay } from '#shared/contract/days.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

export type TypedLook = { count: string; expiresOn: string; note: string }
export type SupplyFault = { field: 'count' | 'expiresOn'; why: 'not-a-number' | 'not-a-day' }

export const isTyped = ({ count, expiresOn }: TypedLook): boolean => count.trim() !== '' || expiresOn.trim() !== ''

/** '20271231' and '2027-12-31' are one day; empty = does not expire. */
function readDay(text: string): string | null | undefined {
  const plain = text.trim()
  if (plain === '') return null
  const day = /^\d{8}$/.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}` : plain
  return isDay(day) ? day : undefined
}

export function readLook(
  typed: TypedLook,
): { look: { count: number; expiresOn: string | null; note: string | null } } | { fault: SupplyFault } {
  if (!/^\d{1,6}$/.test(typed.count.trim())) return { fault: { field: 'count', why: 'not-a-number' } }
  const expiresOn = readDay(typed.expiresOn)
  if (expiresOn === undefined) return { fault: { field: 'expiresOn', why: 'not-a-day' } }
  return { look: { count: Number(typed.count), expiresOn, note: textOrNull(typed.note) } }
}

/** Up, down and Enter stay in the column. */
export function moveInColumn(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, currentTarget } = event
  if (!(target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  const step = key === 'ArrowDown' || key === 'Enter' ? 1 : key === 'ArrowUp' ? -1 : 0
  const field = (target.dataset.at ?? '').split(':').at(-1)
  if (step === 0 || !field) return
  event.preventDefault()
  const column = [...currentTarget.querySelectorAll<HTMLInputElement>(`input[data-at$=":${field}"]`)]
  column[column.indexOf(target) + step]?.focus()
}

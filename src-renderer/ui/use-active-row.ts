// Arrows, Home, End, Page keys and Enter over virtual rows. The active row is known by its id, so sorting or new data never moves it to another person.
import { type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import type { SortedRow } from './use-sorted-rows.ts'

type ActiveRowOptions<Row> = {
  rows: readonly SortedRow<Row>[]
  openKey: string | null | undefined
  pageLength: () => number
  scrollTo: (index: number) => void
  onOpen: ((row: Row) => void) | undefined
}

export function useActiveRow<Row>({ rows, openKey, pageLength, scrollTo, onOpen }: ActiveRowOptions<Row>) {
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  useEffect(() => {
    if (openKey) setChosenKey(openKey)
  }, [openKey])
  const wantedKey = chosenKey ?? openKey ?? null
  const found = rows.findIndex((entry) => entry.id === wantedKey)
  const index = found >= 0 ? found : rows.length > 0 ? 0 : -1

  const moveTo = useCallback(
    (target: number) => {
      const bounded = Math.max(0, Math.min(rows.length - 1, target))
      const entry = rows[bounded]
      if (!entry) return
      setChosenKey(entry.id)
      scrollTo(bounded)
    },
    [rows, scrollTo],
  )

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const steps: Record<string, () => void> = {
      ArrowDown: () => moveTo(index + 1),
      ArrowUp: () => moveTo(index - 1),
      Home: () => moveTo(0),
      End: () => moveTo(rows.length - 1),
      PageDown: () => moveTo(index + pageLength()),
      PageUp: () => moveTo(index - pageLength()),
      Enter: () => {
        const entry = rows[index]
        if (entry) onOpen?.(entry.row)
      },
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }

  return { activeIndex: index, activeKey: rows[index]?.id ?? null, setActiveKey: setChosenKey, onKeyDown }
}

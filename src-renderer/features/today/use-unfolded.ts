// Which lines of Today are unfolded, kept while the window lives: whoever comes back from a page finds the list as it was left.
// sessionStorage `yian.today.unfolded`: ["overdue:risk-due:risks",…]; any other content is ignored.
import { useState } from 'react'

const key = 'yian.today.unfolded'

export function readUnfolded(storage: Pick<Storage, 'getItem'>): ReadonlySet<string> {
  try {
    const saved: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return new Set(Array.isArray(saved) ? saved.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

export function useUnfolded(): { unfolded: ReadonlySet<string>; toggle: (id: string) => void } {
  const [unfolded, setUnfolded] = useState(() => readUnfolded(sessionStorage))
  const toggle = (id: string) => {
    const next = new Set(unfolded)
    if (!next.delete(id)) next.add(id)
    setUnfolded(next)
    try {
      sessionStorage.setItem(key, JSON.stringify([...next]))
    } catch {
      // A full or forbidden storage costs the memory of the choice, not the choice.
    }
  }
  return { unfolded, toggle }
}

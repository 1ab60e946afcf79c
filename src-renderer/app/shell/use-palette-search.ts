// Asks for results a moment after the last key, drops answers to older questions, and keeps page names findable without the backend.
import { useEffect, useMemo, useState } from 'react'
import type { PaletteResult } from './command-palette.tsx'

type Search = (query: string, signal: AbortSignal) => Promise<readonly PaletteResult[]>
type PaletteState = 'idle' | 'searching' | 'failed'

const waitMs = 120
const mostResults = 40

export function usePaletteSearch(query: string, search: Search, pages: readonly PaletteResult[]) {
  const [answer, setAnswer] = useState<{ query: string; results: readonly PaletteResult[] }>({ query: '', results: [] })
  const [state, setState] = useState<PaletteState>('idle')
  const wanted = query.trim()

  useEffect(() => {
    if (wanted === '') {
      setAnswer({ query: '', results: [] })
      setState('idle')
      return
    }
    const abort = new AbortController()
    setState('searching')
    const timer = setTimeout(() => {
      search(wanted, abort.signal).then(
        (results) => {
          if (abort.signal.aborted) return
          setAnswer({ query: wanted, results })
          setState('idle')
        },
        () => {
          if (abort.signal.aborted) return
          setAnswer({ query: wanted, results: [] })
          setState('failed')
        },
      )
    }, waitMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [wanted, search])

  const results = useMemo(() => {
    const matchingPages = pages.filter(
      (page) => wanted === '' || page.label.toLowerCase().includes(wanted.toLowerCase()),
    )
    const found = wanted === '' ? [] : answer.results
    return groupInOrder([...found, ...matchingPages]).slice(0, mostResults)
  }, [pages, wanted, answer])
  return { results, state }
}

/** Same group side by side, groups in order of their first result: what is seen is then the order the arrows follow. */
function groupInOrder(results: readonly PaletteResult[]): PaletteResult[] {
  const groups = new Map<string, PaletteResult[]>()
  for (const result of results) {
    const group = groups.get(result.group)
    if (group) group.push(result)
    else groups.set(result.group, [result])
  }
  return [...groups.values()].flat()
}

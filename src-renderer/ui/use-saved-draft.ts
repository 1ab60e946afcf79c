// A draft on the screen: shown at once, sent one change after another, sent again until it is on disk. Nothing typed is lost to a slow answer,
// a lost connection or a colleague at another seat.
import { useCallback, useEffect, useRef, useState } from 'react'
import { errorCodeOf } from './error-sentence.ts'

const retryMs = 2_000

/** How one kind of draft is kept. Stable: module scope. `join` of two changes lets the later word count. */
export type DraftKeeping<Kept extends { version: number }, Changes extends object> = {
  save: (draft: Kept, version: number, changes: Changes) => Promise<Kept>
  load: (draft: Kept) => Promise<Kept>
  apply: (draft: Kept, changes: Changes) => Kept
  join: (first: Changes, second: Changes) => Changes
}

export type SavedDraft<Kept, Changes> = {
  shown: Kept
  change: (changes: Changes) => void
  /** `saved`: everything shown is on disk. */
  state: 'saved' | 'saving' | 'failing'
  error: unknown
  /** True once somebody else changed the same draft; theirs is shown, with what was typed here on top. */
  hasMet: boolean
  /** Resolves with the version on disk once everything is; rejects when the backend refuses. */
  settle: () => Promise<number>
}

export function useSavedDraft<Kept extends { version: number }, Changes extends object>(
  loaded: Kept,
  keeping: DraftKeeping<Kept, Changes>,
): SavedDraft<Kept, Changes> {
  const [shown, setShown] = useState(loaded)
  const [state, setState] = useState<'saved' | 'saving' | 'failing'>('saved')
  const [error, setError] = useState<unknown>(null)
  const [hasMet, setMet] = useState(false)
  const version = useRef(loaded.version)
  const waiting = useRef<Changes | null>(null)
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const sendOnce = useCallback(
    async (sent: Changes): Promise<void> => {
      waiting.current = null
      try {
        version.current = (await keeping.save(loaded, version.current, sent)).version
      } catch (caught) {
        const unsent: Changes = waiting.current === null ? sent : keeping.join(sent, waiting.current)
        waiting.current = unsent
        if (errorCodeOf(caught) !== 'EDIT_CONFLICT') throw caught
        const theirs = await keeping.load(loaded)
        version.current = theirs.version
        setMet(true)
        setShown(keeping.apply(theirs, waiting.current ?? unsent))
      }
    },
    [loaded, keeping],
  )

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    running.current ??= (async () => {
      // With nothing to send it would be over before it is kept in `running`, and stand there for good: nothing would be sent any more.
      await null
      setState('saving')
      try {
        while (waiting.current !== null) await sendOnce(waiting.current)
        setState('saved')
        setError(null)
      } catch (caught) {
        setState('failing')
        setError(caught)
        // A refusal stays one; a lost connection comes back.
        if (errorCodeOf(caught) !== 'RULE_BROKEN') {
          timer.current = setTimeout(() => void flush().catch(() => undefined), retryMs)
        }
        throw caught
      } finally {
        running.current = null
      }
    })()
    return running.current
  }, [sendOnce])

  const change = useCallback(
    (changes: Changes) => {
      setShown((before) => keeping.apply(before, changes))
      waiting.current = waiting.current === null ? changes : keeping.join(waiting.current, changes)
      flush().catch(() => undefined)
    },
    [flush, keeping],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  const settle = useCallback(async () => {
    await running.current
    await flush()
    return version.current
  }, [flush])
  return { shown, change, state, error, hasMet, settle }
}

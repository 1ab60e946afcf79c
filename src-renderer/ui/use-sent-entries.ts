// What was entered in a list on its way to the file: shown at once, sent in portions, sent again until it is on disk. A refusal is told
// beside its line; nothing entered is dropped for a lost line.
import { useCallback, useEffect, useRef, useState } from 'react'
import { errorCodeOf } from './error-sentence.ts'

const portion = 200
const retryMs = 2_000

export type SentEntry = { key: string; outcome: string }
export type SentEntries<Entry extends SentEntry> = {
  /** What was entered and is not yet told by the list itself. */
  entered: ReadonlyMap<string, Entry['outcome']>
  refused: ReadonlyMap<string, unknown>
  waitingCount: number
  isFailing: boolean
  enter: (entries: readonly Entry[]) => void
}

/** The entry an error names, by its place in the portion; undefined = the error is about no single one. */
function refusedIndex(error: unknown): number | undefined {
  const where = (error as { data?: { where?: string } } | null)?.data?.where
  const index = /^entries\.(\d+)/.exec(where ?? '')?.[1]
  return index === undefined ? undefined : Number(index)
}

/** `record` must be stable: module scope. It takes all entries or names the one that is refused as `entries.<index>`. */
export function useSentEntries<Entry extends SentEntry>(
  record: (entries: Entry[]) => Promise<unknown>,
  onSaved: () => void,
): SentEntries<Entry> {
  const waiting = useRef<Entry[]>([])
  const isRunning = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [entered, setEntered] = useState<ReadonlyMap<string, Entry['outcome']>>(new Map())
  const [refused, setRefused] = useState<ReadonlyMap<string, unknown>>(new Map())
  const [waitingCount, setWaitingCount] = useState(0)
  const [isFailing, setFailing] = useState(false)

  const refuse = useCallback((entry: Entry | undefined, error: unknown) => {
    if (!entry) return
    waiting.current = waiting.current.filter(({ key }) => key !== entry.key)
    setEntered((known) => new Map([...known].filter(([key]) => key !== entry.key)))
    setRefused((known) => new Map(known).set(entry.key, error))
  }, [])

  const send = useCallback(async (): Promise<void> => {
    if (isRunning.current) return
    isRunning.current = true
    clearTimeout(timer.current)
    try {
      while (waiting.current.length > 0) {
        const part = waiting.current.slice(0, portion)
        try {
          await record(part)
          waiting.current = waiting.current.filter((entry) => !part.includes(entry))
        } catch (error) {
          const index = refusedIndex(error)
          if (index === undefined) throw error
          refuse(part[index], error)
        }
        setWaitingCount(waiting.current.length)
      }
      setFailing(false)
      onSaved()
    } catch (error) {
      setFailing(true)
      // A right that is missing does not come back by waiting.
      if (errorCodeOf(error) !== 'NOT_ALLOWED') timer.current = setTimeout(() => void send(), retryMs)
    } finally {
      isRunning.current = false
    }
  }, [record, onSaved, refuse])

  const enter = useCallback(
    (entries: readonly Entry[]) => {
      waiting.current = [...waiting.current, ...entries]
      setWaitingCount(waiting.current.length)
      setEntered((known) => new Map([...known, ...entries.map(({ key, outcome }) => [key, outcome] as const)]))
      setRefused((known) => new Map([...known].filter(([key]) => !entries.some((entry) => entry.key === key))))
      void send()
    },
    [send],
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current.length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      clearTimeout(timer.current)
      window.removeEventListener('beforeunload', warn)
    }
  }, [])
  return { entered, refused, waitingCount, isFailing, enter }
}

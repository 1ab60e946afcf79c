// Follows work that takes long, step by step; cancelling ends the stream and with it the work.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { VerifyCheck, WorkProgress } from '#shared/features/maintenance/maintenance.contract.ts'
import type { TaskState } from '../../ui/progress-task.tsx'

export type LongWork = {
  state: TaskState | 'idle'
  step: string
  done: number
  total: number | null
  checks: readonly VerifyCheck[]
  backupName: string | null
  error: unknown
  start: () => void
  cancel: () => void
}

type Source = (options: { signal: AbortSignal }) => Promise<AsyncIterable<WorkProgress>>

const idle = { state: 'idle' as const, step: '', done: 0, total: null, checks: [], backupName: null, error: null }

/** `onDone` is called when the work ended well. `source` may change between renders; the one of the last render is used. */
export function useLongWork(source: Source, onDone: () => void): LongWork {
  const [view, setView] = useState<Omit<LongWork, 'start' | 'cancel'>>(idle)
  const running = useRef<AbortController | null>(null)
  const latest = useRef({ source, onDone })
  useEffect(() => {
    latest.current = { source, onDone }
  })
  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback(() => {
    if (running.current) return
    const abort = new AbortController()
    running.current = abort
    setView({ ...idle, state: 'running' })
    const follow = async () => {
      for await (const message of await latest.current.source({ signal: abort.signal })) {
        if (message.kind === 'progress') {
          const { step, done, total } = message
          setView((known) => ({ ...known, step, done, total }))
        } else {
          setView((known) => ({
            ...known,
            state: 'done',
            checks: message.checks,
            backupName: message.backup?.name ?? null,
          }))
          latest.current.onDone()
        }
      }
      // A stream that ended without its last message did not finish its work.
      setView((known) =>
        known.state === 'done' ? known : { ...known, state: abort.signal.aborted ? 'cancelled' : 'failed' },
      )
    }
    follow()
      .catch((error: unknown) =>
        setView((known) =>
          abort.signal.aborted ? { ...known, state: 'cancelled' } : { ...known, state: 'failed', error },
        ),
      )
      .finally(() => {
        running.current = null
      })
  }, [])
  const cancel = useCallback(() => {
    setView((known) => ({ ...known, state: 'cancelling' }))
    running.current?.abort()
  }, [])
  return { ...view, start, cancel }
}

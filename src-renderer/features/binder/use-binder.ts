// Follows the building of a binder; a new span or leaving the page ends the one before.
import { useCallback, useEffect, useState } from 'react'
import type { Binder } from '#shared/features/binder/binder.model.ts'
import type { EvidenceSpan, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'
import { client } from '../../app/rpc-client.ts'
import type { TaskState } from '../../ui/progress-task.tsx'

type View = {
  state: TaskState
  topic: EvidenceTopic | null
  done: number
  total: number | null
  binder: Binder | null
  error: unknown
}
const running: View = { state: 'running', topic: null, done: 0, total: null, binder: null, error: null }

/** The binder of a span; `cancel` ends it, `again` builds it anew. */
export function useBinder({ from, until }: EvidenceSpan) {
  const [view, setView] = useState<View>(running)
  const [round, setRound] = useState({ count: 0, abort: new AbortController() })

  useEffect(() => {
    const { abort } = round
    setView(running)
    const follow = async () => {
      for await (const step of await client.binder.build({ from, until }, { signal: abort.signal })) {
        if (abort.signal.aborted) return
        if (step.kind === 'progress') {
          const { topic, done, total } = step
          setView((known) => ({ ...known, topic, done, total }))
        } else setView((known) => ({ ...known, state: 'done', binder: step.binder }))
      }
    }
    follow().catch((error: unknown) => {
      if (!abort.signal.aborted) setView((known) => ({ ...known, state: 'failed', error }))
    })
    return () => abort.abort()
  }, [from, until, round])

  const again = useCallback(() => setRound(({ count }) => ({ count: count + 1, abort: new AbortController() })), [])
  const cancel = useCallback(() => {
    round.abort.abort()
    setView((known) => ({ ...known, state: 'cancelled' }))
  }, [round])
  return { ...view, again, cancel }
}

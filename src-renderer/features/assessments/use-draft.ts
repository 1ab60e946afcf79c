// A draft on the screen: shown at once, sent one change after another, sent again until it is on disk. Nothing typed is lost to a slow answer,
// a lost connection or a colleague at another seat.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Assessment, DraftChanges } from '#shared/features/assessments/assessments.model.ts'
import { joinChanges, withChanges } from '#shared/features/assessments/draft.rules.ts'
import { client } from '../../app/rpc-client.ts'
import { errorCodeOf } from '../../ui/error-sentence.ts'

const retryMs = 2_000
const nothing: DraftChanges = {}

export type Draft = {
  shown: Assessment
  change: (changes: DraftChanges) => void
  /** `saved`: everything shown is on disk. */
  state: 'saved' | 'saving' | 'failing'
  error: unknown
  /** True once somebody else changed the same draft; theirs is shown, with what was typed here on top. */
  hasMet: boolean
  /** Resolves with the version on disk once everything is; rejects when the backend refuses. */
  settle: () => Promise<number>
}

export function useDraft(loaded: Assessment): Draft {
  const [shown, setShown] = useState(loaded)
  const [state, setState] = useState<Draft['state']>('saved')
  const [error, setError] = useState<unknown>(null)
  const [hasMet, setMet] = useState(false)
  const version = useRef(loaded.version)
  const waiting = useRef(nothing)
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const sendOnce = useCallback(async (): Promise<void> => {
    const sent = waiting.current
    waiting.current = nothing
    try {
      const { id } = loaded
      const saved = await client.assessments.answer({ id, version: version.current, changes: sent })
      version.current = saved.version
    } catch (caught) {
      waiting.current = joinChanges(sent, waiting.current)
      if (errorCodeOf(caught) !== 'EDIT_CONFLICT') throw caught
      const { assessment } = await client.assessments.get({ id: loaded.id })
      version.current = assessment.version
      setMet(true)
      setShown(withChanges(assessment, waiting.current))
    }
  }, [loaded])

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    async function sendAll(): Promise<void> {
      setState('saving')
      try {
        while (Object.keys(waiting.current).length > 0) await sendOnce()
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
      }
    }
    // Freed after it was kept, also when there was nothing to send.
    running.current ??= sendAll().finally(() => {
      running.current = null
    })
    return running.current
  }, [sendOnce])

  const change = useCallback(
    (changes: DraftChanges) => {
      setShown((before) => withChanges(before, changes))
      waiting.current = joinChanges(waiting.current, changes)
      flush().catch(() => undefined)
    },
    [flush],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  const settle = useCallback(async () => {
    await running.current
    await flush()
    return version.current
  }, [flush])
  return { shown, change, state, error, hasMet, settle }
}

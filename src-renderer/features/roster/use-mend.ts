// Mends cells of a row: the backend judges the whole roster anew and answers with the draft. Two seats on one draft: the later one is told.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RosterDraft } from '#shared/features/roster/roster.contract.ts'
import type { RosterField } from '#shared/features/roster/roster.model.ts'
import { client } from '../../app/rpc-client.ts'
import { errorCodeOf } from '../../ui/error-sentence.ts'

export type Mend = (row: number, field: RosterField, text: string) => Promise<boolean>

export function useMend(draft: RosterDraft, keep: (draft: RosterDraft) => void, reload: () => void) {
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(draft)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(() => {
    latest.current = draft
  }, [draft])

  /** Answers whether it was taken. Blank text empties the cell. One at a time: each mending builds on the version before it. */
  const mend: Mend = useCallback(
    (row, field, text) => {
      const send = async (): Promise<boolean> => {
        try {
          const patch = { [field]: text.trim() === '' ? null : text.trim() }
          const { id, version } = latest.current
          const mended = await client.roster.mend({ draftId: id, version, row, patch })
          latest.current = mended
          setError(null)
          keep(mended)
          return true
        } catch (caught) {
          setError(caught)
          const code = errorCodeOf(caught)
          if (code === 'EDIT_CONFLICT' || code === 'NOT_FOUND') reload()
          return false
        }
      }
      const sent = queue.current.then(send)
      queue.current = sent
      return sent
    },
    [keep, reload],
  )
  return { mend, error }
}

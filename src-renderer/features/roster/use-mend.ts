// Mends cells of a row: the backend judges the whole roster anew and answers with the draft. Two seats on one draft: the later one is told.
import { useState } from 'react'
import type { RosterDraft } from '#shared/features/roster/roster.contract.ts'
import type { RosterField } from '#shared/features/roster/roster.model.ts'
import { client } from '../../app/rpc-client.ts'
import { errorCodeOf } from '../../ui/error-sentence.ts'

export type Mend = (row: number, field: RosterField, text: string) => Promise<boolean>

export function useMend(draft: RosterDraft, keep: (draft: RosterDraft) => void, reload: () => void) {
  const [error, setError] = useState<unknown>(null)
  const [isMending, setMending] = useState(false)
  /** Answers whether it was taken. Blank text empties the cell. */
  const mend: Mend = async (row, field, text) => {
    setMending(true)
    setError(null)
    try {
      const patch = { [field]: text.trim() === '' ? null : text.trim() }
      keep(await client.roster.mend({ draftId: draft.id, version: draft.version, row, patch }))
      return true
    } catch (caught) {
      setError(caught)
      const code = errorCodeOf(caught)
      if (code === 'EDIT_CONFLICT' || code === 'NOT_FOUND') reload()
      return false
    } finally {
      setMending(false)
    }
  }
  return { mend, error, isMending }
}

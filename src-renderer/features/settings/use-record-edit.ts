// Edits one versioned record of the house. The form keeps the version it was opened with: a refresh behind it must neither
// throw away what was typed nor hide that somebody else saved.
import { useState } from 'react'
import { errorCodeOf } from '../../ui/error-sentence.ts'
import { useSending } from '../../ui/use-sending.ts'

export type RecordEdit<Stored extends { version: number }> = {
  /** The version the form started from. */
  opened: Stored
  conflict: { mine: Stored; theirs: Stored } | null
  isSending: boolean
  error: unknown
  /** Stores `mine` over the version `over`; true when it was stored. */
  save: (mine: Stored, over: number) => Promise<boolean>
  /** Goes on from the other person's version. */
  takeTheirs: () => Stored | null
}

export type RecordEditOptions<Stored extends { version: number }> = {
  record: Stored
  /** Reads the version the backend sends along with EDIT_CONFLICT; null = it is not one. */
  readTheirs: (sent: unknown) => Stored | null
  send: (mine: Stored) => Promise<Stored>
}

export function useRecordEdit<Stored extends { version: number }>(
  options: RecordEditOptions<Stored>,
): RecordEdit<Stored> {
  const [opened, setOpened] = useState(options.record)
  const [conflict, setConflict] = useState<RecordEdit<Stored>['conflict']>(null)
  const { isSending, begin, end } = useSending()
  const [error, setError] = useState<unknown>(null)
  return {
    opened,
    conflict,
    isSending,
    error,
    async save(mine, over) {
      if (!begin()) return false
      setError(null)
      try {
        setOpened(await options.send({ ...mine, version: over }))
        setConflict(null)
        return true
      } catch (caught) {
        const sent = (caught as { data?: { theirs?: unknown } } | null)?.data?.theirs
        const theirs = errorCodeOf(caught) === 'EDIT_CONFLICT' ? options.readTheirs(sent) : null
        if (theirs) setConflict({ mine, theirs })
        else setError(caught)
        return false
      } finally {
        end()
      }
    },
    takeTheirs() {
      if (!conflict) return null
      setOpened(conflict.theirs)
      setConflict(null)
      return conflict.theirs
    },
  }
}

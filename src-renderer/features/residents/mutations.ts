// Runs an act on one resident: asks everything anew, says what was done, and offers to take it back where that is safe.
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useUndoToast } from '../../ui/undo-toast.tsx'
import { useRefreshOccupancy } from './queries.ts'
import { findUndoableRecord } from './undo.ts'

export function useResidentAct(id: ResidentId) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const refresh = useRefreshOccupancy()
  const showUndo = useUndoToast()
  const { message } = App.useApp()
  const canCorrect = useCan('residents.correct')

  /** `done` = what was done, in words. `isUndoable` false = it touched somebody else too. Rejects when nothing was done. */
  return async (act: () => Promise<unknown>, done: string, isUndoable = true): Promise<void> => {
    const timeline = api.residents.timeline.queryOptions({ input: { id } })
    const before = queries.getQueryData(timeline.queryKey)
    await act()
    await refresh()
    const after = await queries.fetchQuery(timeline).catch(() => undefined)
    const record = canCorrect && isUndoable && after ? findUndoableRecord(before, after) : null
    if (record === null) {
      void message.success(done)
      return
    }
    showUndo({
      message: done,
      onUndo: async () => {
        const reason = t('residents:undoReason')
        await client.residents.correct({ id, record, action: 'void', changes: {}, reason })
        await refresh()
      },
    })
  }
}

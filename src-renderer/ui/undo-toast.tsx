// Reversible acts happen at once and can be taken back for ten seconds.
import { App, Button } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

type UndoToast = {
  /** What was done, such as `已请假 柯玉治`. */
  message: string
  onUndo: () => Promise<void> | void
}

const shownForSeconds = 10
let count = 0

/** Must be used under app/providers.tsx. */
export function useUndoToast(): (toast: UndoToast) => void {
  const { notification } = App.useApp()
  const { t } = useTranslation()
  return useCallback(
    ({ message, onUndo }) => {
      count += 1
      const key = `undo-${count}`
      const undo = async () => {
        notification.destroy(key)
        try {
          await onUndo()
        } catch {
          notification.open({
            title: t('ui:undo.failed'),
            description: message,
            placement: 'bottom',
            duration: 0,
            role: 'alert',
          })
        }
      }
      notification.open({
        key,
        title: message,
        placement: 'bottom',
        duration: shownForSeconds,
        role: 'status',
        actions: (
          <Button size="small" onClick={undo}>
            {t('ui:undo.undo')}
          </Button>
        ),
      })
    },
    [notification, t],
  )
}

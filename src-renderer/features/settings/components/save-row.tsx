// The end of a settings form: what went wrong with saving, and the button for those who may save.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../ui/error-state.tsx'

type SaveRowProps = { error: unknown; isSending: boolean; canSave: boolean }

export function SaveRow({ error, isSending, canSave }: SaveRowProps) {
  const { t } = useTranslation()
  return (
    <>
      {error !== null && <ErrorState error={error} />}
      {canSave && (
        <div className="settings-save">
          <Button type="primary" htmlType="submit" loading={isSending}>
            {t('common:save')}
          </Button>
        </div>
      )}
    </>
  )
}

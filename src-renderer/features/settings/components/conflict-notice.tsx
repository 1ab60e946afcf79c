import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { errorCodeOf } from '../../../ui/error-sentence.ts'
import { ErrorState } from '../../../ui/error-state.tsx'

/** A refused save; when somebody else saved first, it offers their version. */
export function ConflictNotice({ error, onReload }: { error: unknown; onReload: () => void }) {
  const { t } = useTranslation()
  const isConflict = errorCodeOf(error) === 'EDIT_CONFLICT'
  return (
    <ErrorState
      error={error}
      actions={isConflict ? <Button onClick={onReload}>{t('settings:loadTheirs')}</Button> : undefined}
    />
  )
}

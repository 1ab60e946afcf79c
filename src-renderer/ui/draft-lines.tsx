// What a form says of its draft: that something came back and can be thrown away, and whether what is typed is kept.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FormDraft } from './form-draft.ts'
import './draft-lines.css'

type Told = Pick<FormDraft<object>, 'isFound' | 'isOlder' | 'discard'>

export function DraftFound({ draft: { isFound, isOlder, discard } }: { draft: Told }) {
  const { t } = useTranslation()
  if (!isFound) return null
  return (
    <div className="draft-found">
      <span role="status">{t(isOlder ? 'ui:draft.older' : 'ui:draft.found')}</span>
      <Button size="small" type="link" onClick={() => void discard().catch(() => undefined)}>
        {t('ui:draft.discard')}
      </Button>
    </div>
  )
}

export function DraftState({ draft: { state } }: { draft: Pick<FormDraft<object>, 'state'> }) {
  const { t } = useTranslation()
  return (
    <span className="draft-state muted" role="status">
      {state === 'none' ? '' : t(`ui:draft.${state}`)}
    </span>
  )
}

// The files of a record for those who may open them; everybody else is told how many there are.
import { useTranslation } from 'react-i18next'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AttachmentList } from './attachment-list.tsx'

export function RecordFiles({ ids }: { ids: AttachmentIds }) {
  const { t } = useTranslation()
  const canOpen = useCan('attachments.read')
  if (ids.length === 0) return null
  return canOpen ? (
    <AttachmentList ids={ids} />
  ) : (
    <p className="muted">{t('attachments:count', { count: ids.length })}</p>
  )
}

// The files of a record: a small picture or the name, with the time the camera wrote. A click opens the file.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentId } from '#shared/contract/primitives.ts'
import type { Attachment } from '#shared/features/attachments/attachments.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Unknown } from '../../ui/unknown.tsx'
import './attachments.css'

type ListProps = { ids: readonly AttachmentId[]; onRemove?: (id: AttachmentId) => void }

export function AttachmentList({ ids, onRemove }: ListProps) {
  const files = useQuery({
    ...api.attachments.list.queryOptions({ input: { ids: [...ids] }, staleTime: Number.POSITIVE_INFINITY }),
    enabled: ids.length > 0,
  })
  if (ids.length === 0) return null
  if (files.error) return <ErrorState error={files.error} onRetry={() => void files.refetch()} />
  return (
    <ul className="attachment-list">
      {files.data?.map((file) => (
        <AttachmentEntry key={file.id} file={file} {...(onRemove ? { onRemove } : {})} />
      ))}
    </ul>
  )
}

function AttachmentEntry({ file, onRemove }: { file: Attachment; onRemove?: (id: AttachmentId) => void }) {
  const { t } = useTranslation()
  const address = useFileAddress(file)
  return (
    <li className="attachment-list__one">
      {address && (
        <a href={address} target="_blank" rel="noreferrer" aria-label={t('attachments:open', { name: file.name })}>
          {file.mediaType === 'application/pdf' ? file.name : <img src={address} alt={file.name} />}
        </a>
      )}
      <span className="muted">
        {file.takenAt === null ? <Unknown reason={t('attachments:takenUnknown')} /> : formatInstant(file.takenAt)}
      </span>
      {onRemove && (
        <Button
          type="link"
          size="small"
          onClick={() => onRemove(file.id)}
          aria-label={t('attachments:removeOf', { name: file.name })}
        >
          {t('attachments:remove')}
        </Button>
      )}
    </li>
  )
}

/** An address of the file for this screen; let go when the list is left. */
function useFileAddress({ id }: Attachment): string | null {
  const [address, setAddress] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['attachment', id],
    queryFn: () => client.attachments.open({ id }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data.file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return address
}

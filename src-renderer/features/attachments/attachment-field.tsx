// The field of a form that holds photos and scans: chosen or pasted, kept at once, named in the record when the form is saved.
import { Button, Form } from 'antd'
import { type ClipboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AttachmentIds, mostAttachments } from '#shared/features/attachments/attachments.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { AttachmentList } from './attachment-list.tsx'
import './attachments.css'
import { useSending } from '../../ui/use-sending.ts'
import { shrinkPhoto } from './shrink-photo.ts'

type FieldProps = { value?: AttachmentIds; onChange?: (ids: AttachmentIds) => void; label: string }

export function AttachmentField({ value = [], onChange, label }: FieldProps) {
  const { t } = useTranslation()
  const wordError = useErrorSentence()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { isSending, begin, end } = useSending()
  const [refusals, setRefusals] = useState<string[]>([])

  const add = async (files: readonly File[]) => {
    if (!begin()) return setRefusals([t('attachments:busy')])
    const ids = [...value]
    const refused: string[] = []
    // One after the other: a phone's photos together would fill the line of a slow seat.
    for (const file of files.slice(0, mostAttachments - ids.length)) {
      try {
        const kept = await client.attachments.add({ file: await shrinkPhoto(file) })
        if (!ids.includes(kept.id)) ids.push(kept.id)
      } catch (error) {
        refused.push(wordError(error).sentence)
      }
    }
    if (files.length + value.length > mostAttachments) refused.push(t('attachments:most', { count: mostAttachments }))
    setRefusals(refused)
    end()
    onChange?.(ids)
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    void add(files)
  }
  return (
    <div className="attachment-field" onPaste={paste}>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept="image/jpeg,image/png,application/pdf"
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <AttachmentList ids={value} onRemove={(gone) => onChange?.(value.filter((each) => each !== gone))} />
      <Button size="small" loading={isSending} onClick={() => input.current?.click()}>
        {t('attachments:choose')}
      </Button>
      {refusals.map((sentence) => (
        <p key={sentence} className="form-told" role="alert">
          {sentence}
        </p>
      ))}
    </div>
  )
}

type ItemProps = { name: string | (string | number)[]; label: string; isRequired?: boolean; help?: string }

export function AttachmentItem({ name, label, isRequired = false, help }: ItemProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={help}
      rules={isRequired ? [{ required: true, type: 'array', min: 1 }] : []}
    >
      <AttachmentField label={label} />
    </Form.Item>
  )
}

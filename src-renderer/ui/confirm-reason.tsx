// Asks for a reason before an act that the record must explain: correction, closing an alarm, putting off a duty.
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './confirm-reason.css'
import { ErrorState } from './error-state.tsx'
import { useSending } from './use-sending.ts'

type ConfirmReasonProps = {
  isOpen: boolean
  title: string
  /** What will happen. */
  description?: ReactNode
  confirmLabel: string
  /** The act cannot be taken back. */
  isIrreversible?: boolean
  /** Reasons often given; a press fills the field. */
  suggestions?: readonly string[]
  /** Least length of the reason. Default 2. */
  minLength?: number
  onConfirm: (reason: string) => Promise<void> | void
  onCancel: () => void
}

const longestReason = 500

export function ConfirmReason(props: ConfirmReasonProps) {
  return (
    <Modal
      open={props.isOpen}
      title={props.title}
      onCancel={props.onCancel}
      footer={null}
      destroyOnHidden
      width={520}
      afterOpenChange={(isOpen) => {
        // The dialog would focus its close button; the hands are already on the keyboard to write.
        if (isOpen) document.getElementById('confirm-reason-text')?.focus()
      }}
    >
      <ReasonForm {...props} />
    </Modal>
  )
}

function ReasonForm({
  description,
  confirmLabel,
  isIrreversible = false,
  suggestions = [],
  minLength = 2,
  onConfirm,
  onCancel,
}: ConfirmReasonProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [isTold, setTold] = useState(false)
  const { isSending, begin, end } = useSending()
  const [error, setError] = useState<unknown>(null)
  const isShort = reason.trim().length < minLength

  const send = async () => {
    if (isShort) return setTold(true)
    if (!begin()) return
    setError(null)
    try {
      await onConfirm(reason.trim())
    } catch (caught) {
      setError(caught)
    } finally {
      end()
    }
  }

  return (
    <form
      className="confirm-reason"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {description !== undefined && <div>{description}</div>}
      {suggestions.length > 0 && (
        <div className="confirm-reason__suggestions">
          {suggestions.map((suggestion) => (
            <Button
              key={suggestion}
              size="small"
              aria-pressed={reason === suggestion}
              onClick={() => setReason(suggestion)}
            >
              {suggestion}
            </Button>
          ))}
        </div>
      )}
      <label htmlFor="confirm-reason-text">
        {t('ui:reason.label')}
        <Input.TextArea
          id="confirm-reason-text"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
          }}
          rows={3}
          maxLength={longestReason}
          aria-invalid={isTold && isShort}
          aria-describedby={isTold && isShort ? 'confirm-reason-told' : undefined}
        />
      </label>
      {isTold && isShort && (
        <p id="confirm-reason-told" className="confirm-reason__told" role="alert">
          {t('ui:reason.tooShort', { count: minLength })}
        </p>
      )}
      {error != null && <ErrorState error={error} />}
      <div className="confirm-reason__buttons">
        <Button onClick={onCancel}>{t('ui:reason.cancel')}</Button>
        <Button type="primary" danger={isIrreversible} htmlType="submit" loading={isSending}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  )
}

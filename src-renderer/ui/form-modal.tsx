// A short form over the page for one act. Enter sends, Esc leaves, an error stays beside what was typed.
import { Button, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './confirm-reason.css'
import { DraftFound, DraftState } from './draft-lines.tsx'
import { ErrorState } from './error-state.tsx'
import type { FormDraft } from './form-draft.ts'
import { useFieldErrors } from './use-field-errors.ts'
import { useSending } from './use-sending.ts'

type FormModalProps<Values extends object> = {
  title: string
  /** What will happen. */
  description?: ReactNode
  initialValues: Partial<Values>
  submitLabel: string
  isIrreversible?: boolean
  widthPx?: number
  /** Left out: what is typed and not sent is lost with the page. */
  draft?: FormDraft<Values>
  /** A rejected promise keeps the form open and shows why. */
  onSubmit: (values: Values) => Promise<unknown>
  onClose: () => void
  children: ReactNode | ((form: FormInstance<Values>) => ReactNode)
}

const firstField = 'input:not([type="radio"], [type="checkbox"], [type="hidden"], :disabled), textarea:not(:disabled)'

/** Whoever opens a form starts typing; a field that asked for the focus itself keeps it. */
function focusFirstField(part: HTMLElement | null): void {
  if (part && !part.contains(document.activeElement)) part.querySelector<HTMLElement>(firstField)?.focus()
}

/** Mount it to open it; unmount it to close it. */
export function FormModal<Values extends object>(props: FormModalProps<Values>) {
  const { title, description, initialValues, submitLabel, isIrreversible = false, widthPx = 560, draft } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { isSending, begin, end } = useSending()
  const [error, setError] = useState<unknown>(null)
  const fields = useFieldErrors(form)
  const part = useRef<HTMLDivElement | null>(null)
  const attach = useCallback((element: HTMLDivElement | null) => {
    part.current = element
    focusFirstField(element)
  }, [])

  const send = async (values: Values) => {
    if (!begin()) return
    setError(null)
    fields.clear()
    try {
      await draft?.hold()
      await props.onSubmit(values)
      props.onClose()
    } catch (caught) {
      // Not after it went well: the form is about to go, and a press still waiting must not write again.
      end()
      draft?.release()
      if (!fields.mark(caught)) setError(caught)
    }
  }

  return (
    <Modal
      open
      title={title}
      onCancel={props.onClose}
      footer={null}
      width={widthPx}
      destroyOnHidden
      afterOpenChange={(isOpen) => isOpen && focusFirstField(part.current)}
    >
      <div ref={attach}>
        <Form
          form={form}
          layout="vertical"
          initialValues={draft ? { ...initialValues, ...draft.values } : initialValues}
          onValuesChange={(changed: Partial<Values>, all: Values) => draft?.change(changed, all)}
          onFinish={send}
          scrollToFirstError={{ focus: true }}
        >
          {draft && <DraftFound draft={draft} />}
          {description !== undefined && <div className="form-modal__description">{description}</div>}
          {typeof props.children === 'function' ? props.children(form) : props.children}
          {error !== null && <ErrorState error={error} />}
          <div className="confirm-reason__buttons">
            {draft && <DraftState draft={draft} />}
            <Button onClick={props.onClose}>{t('common:cancel')}</Button>
            <Button type="primary" htmlType="submit" danger={isIrreversible} loading={isSending}>
              {submitLabel}
            </Button>
          </div>
        </Form>
      </div>
    </Modal>
  )
}

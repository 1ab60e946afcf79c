// The two signatures and the note underneath, each in a short form.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecordId, UserId } from '#shared/contract/primitives.ts'
import type { Handover } from '#shared/features/handover/handover.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useSession } from '../../accounts/index.ts'

type SignDialogProps = {
  isLate: boolean
  onSign: (lateReason: string | null) => Promise<unknown>
  onClose: () => void
}

/** The outgoing person signs with the account that sits at the seat. */
export function SignDialog({ isLate, onSign, onClose }: SignDialogProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  return (
    <FormModal<{ reason?: string }>
      title={`${t('handover:sign.title')} · ${user?.displayName ?? ''}`}
      description={
        <>
          <p>{t('handover:sign.description')}</p>
          {isLate && <p>{t('handover:sign.lateDescription')}</p>}
        </>
      }
      initialValues={{}}
      submitLabel={t('handover:sign.button')}
      onSubmit={({ reason }) => onSign(textOrNull(reason))}
      onClose={onClose}
    >
      {isLate ? (
        <ReasonItem label={t('handover:sign.reason')} />
      ) : (
        // Enter signs: the focus has somewhere to stand.
        <input className="visually-hidden" aria-label={t('handover:sign.title')} readOnly value="" />
      )}
    </FormModal>
  )
}

const pinPattern = /^\d{6}$/

/** The incoming person stands at the same seat and gives the own PIN; the seat stays with who sits there. */
export function ConfirmDialog({
  handover,
  onDone,
  onClose,
}: {
  handover: Handover
  onDone: () => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { session } = useSession()
  const people = session.pinUsers.filter(({ id }) => id !== handover.signedBy)
  const [first] = people
  return (
    <FormModal<{ userId: UserId; pin: string }>
      title={t('handover:confirm.title')}
      description={t(first ? 'handover:confirm.description' : 'handover:confirm.nobody')}
      initialValues={first ? { userId: first.id } : {}}
      submitLabel={t('handover:confirm.button')}
      onSubmit={async ({ userId, pin }) => {
        await client.handover.confirm({ id: handover.id, userId, pin })
        await onDone()
      }}
      onClose={onClose}
    >
      {first && (
        <>
          <RadioItem
            name="userId"
            label={t('handover:confirm.who')}
            isRequired
            options={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
          <Form.Item
            name="pin"
            label={t('handover:confirm.pin')}
            rules={[{ required: true, pattern: pinPattern, message: t('handover:confirm.pinFormat') }]}
          >
            <Input type="password" inputMode="numeric" autoComplete="off" maxLength={6} style={{ maxWidth: 160 }} />
          </Form.Item>
        </>
      )}
    </FormModal>
  )
}

export function NoteDialog({
  id,
  onDone,
  onClose,
}: {
  id: RecordId
  onDone: () => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <FormModal<{ text: string }>
      title={t('handover:note.button')}
      description={t('handover:note.description')}
      initialValues={{}}
      submitLabel={t('common:save')}
      onSubmit={async ({ text }) => {
        await client.handover.addNote({ id, text: text.trim() })
        await onDone()
      }}
      onClose={onClose}
    >
      <TextItem name="text" label={t('handover:note.text')} isRequired rows={3} />
    </FormModal>
  )
}

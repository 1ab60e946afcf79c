// The second person of a check signs at this seat by PIN; never the one who sits here.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import { RadioItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useSession } from '../../accounts/index.ts'

type SignValues = { userId: UserId; pin: string }

export function SignCheck({
  onSign,
  onClose,
}: {
  onSign: (second: SignValues) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { session, user } = useSession()
  const people = session.pinUsers
    .filter(({ id }) => id !== user?.id)
    .map(({ id, displayName }) => ({ value: id, label: displayName }))
  return (
    <FormModal<SignValues>
      title={t('self-checks:sign.title')}
      description={t('self-checks:sign.description', { name: user?.displayName ?? '' })}
      initialValues={{}}
      submitLabel={t('self-checks:sign.submit')}
      onSubmit={onSign}
      onClose={onClose}
    >
      {people.length === 0 && <p role="alert">{t('self-checks:sign.nobody')}</p>}
      <RadioItem name="userId" label={t('self-checks:sign.person')} isRequired options={people} />
      <Form.Item name="pin" label={t('self-checks:sign.pin')} rules={[{ required: true }]}>
        <Input.Password maxLength={6} inputMode="numeric" autoComplete="off" />
      </Form.Item>
    </FormModal>
  )
}

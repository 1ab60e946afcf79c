// The supervisor signs patrols at this seat by PIN. Whoever walked a patrol never signs it.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import type { Patrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { RadioItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useSession } from '../../accounts/index.ts'

type SignValues = { userId: UserId; pin: string }
type SignPatrolsProps = { patrols: readonly Patrol[]; onChanged: () => Promise<unknown>; onClose: () => void }

export function SignPatrols({ patrols, onChanged, onClose }: SignPatrolsProps) {
  const { t } = useTranslation()
  const { session } = useSession()
  const people = session.pinUsers.map(({ id, displayName }) => ({ value: id, label: displayName }))
  return (
    <FormModal<SignValues>
      title={t('fire-patrols:sign.title', { count: patrols.length })}
      description={t('fire-patrols:sign.description')}
      initialValues={{}}
      submitLabel={t('fire-patrols:sign.submit')}
      onSubmit={async ({ userId, pin }) => {
        await client.firePatrols.sign({ ids: patrols.map(({ id }) => id), userId, pin })
        await onChanged()
      }}
      onClose={onClose}
    >
      {people.length === 0 && <p role="alert">{t('fire-patrols:sign.nobody')}</p>}
      <RadioItem name="userId" label={t('fire-patrols:sign.person')} isRequired options={people} />
      <Form.Item name="pin" label={t('fire-patrols:sign.pin')} rules={[{ required: true }]}>
        <Input.Password maxLength={6} inputMode="numeric" autoComplete="off" />
      </Form.Item>
    </FormModal>
  )
}

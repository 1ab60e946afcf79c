// Who confirms a high-risk drug: colleagues who signed in at this seat before, by PIN. Never the person at the seat.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { RadioItem } from '../../../ui/form-items.tsx'
import { useSession } from '../../accounts/index.ts'

export type SecondValues = { secondId: string; pin: string }

export function useSecondPeople(): { value: string; label: string }[] {
  const { session, user } = useSession()
  return session.pinUsers
    .filter(({ id }) => id !== user?.id)
    .map(({ id, displayName }) => ({ value: id, label: displayName }))
}

export function SecondPersonFields() {
  const { t } = useTranslation()
  const people = useSecondPeople()
  if (people.length === 0) return <p role="alert">{t('medication:noSecond')}</p>
  return (
    <>
      <RadioItem name="secondId" label={t('medication:secondPerson')} isRequired options={people} />
      <Form.Item name="pin" label={t('medication:pin')} rules={[{ required: true }]}>
        <Input.Password maxLength={6} inputMode="numeric" autoComplete="off" />
      </Form.Item>
    </>
  )
}

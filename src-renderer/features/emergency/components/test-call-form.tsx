// A test call: whether somebody was reached.
import { useTranslation } from 'react-i18next'
import type { Contact } from '#shared/features/emergency/emergency.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useNow } from '../../../ui/clock.tsx'
import { RadioItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { InstantItem } from '../../../ui/written-items.tsx'
import { useRefreshEmergency } from '../queries.ts'

export function TestCallForm({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const refresh = useRefreshEmergency()
  return (
    <FormModal<{ at: number; isReached: boolean; note?: string }>
      title={t('emergency:contact.testOf', { name: contact.name })}
      initialValues={{ at: now }}
      submitLabel={t('common:save')}
      onSubmit={async ({ at, isReached, note }) => {
        await client.emergency.recordTestCall({ contactId: contact.id, at, isReached, note: textOrNull(note) })
        await refresh()
      }}
      onClose={onClose}
    >
      <InstantItem name="at" label={t('emergency:contact.testedAt')} />
      <RadioItem
        name="isReached"
        label={t('emergency:contact.result')}
        isRequired
        options={[
          { value: true, label: t('emergency:contact.reached') },
          { value: false, label: t('emergency:contact.notReached') },
        ]}
      />
      <TextItem name="note" label={t('emergency:note')} rows={2} />
    </FormModal>
  )
}

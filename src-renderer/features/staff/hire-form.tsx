// Somebody new: the roll first, the file afterwards. Opens the file that was begun.
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import { postOptions, useRefreshStaff } from './queries.ts'

type HireValues = { name: string; sex: 'male' | 'female'; post: StaffPost; hiredOn: string }

export function HireForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const refresh = useRefreshStaff()
  return (
    <FormModal<HireValues>
      title={t('staff:act.hire')}
      initialValues={{ sex: 'female', post: 'caregiver', hiredOn: today }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        const { id } = await client.staff.hire(values)
        await refresh()
        navigate(screenLinks.staffMember(id))
      }}
      onClose={onClose}
    >
      <TextItem name="name" label={t('staff:column.name')} isRequired maxLength={40} />
      <RadioItem
        name="sex"
        label={t('staff:fact.sex')}
        isRequired
        options={(['female', 'male'] as const).map((value) => ({ value, label: t(`staff:sex.${value}`) }))}
      />
      <SelectItem name="post" label={t('staff:column.post')} isRequired options={postOptions} />
      <DayItem name="hiredOn" label={t('staff:column.hiredOn')} isRequired to={today} />
    </FormModal>
  )
}

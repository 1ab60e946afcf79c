// Another post from a day on.
import { useTranslation } from 'react-i18next'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import type { StaffLine } from '#shared/features/staff-files/staff-files.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, SelectItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import { postOptions, useRefreshStaff } from './queries.ts'

export function PostForm({ line, onClose }: { line: StaffLine; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshStaff()
  return (
    <FormModal<{ post: StaffPost; fromOn: string; reason: string }>
      title={t('staff:postOf', { name: line.name })}
      description={t('staff:postHelp')}
      initialValues={{ fromOn: today }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        await client.staff.changePost({ ...values, id: line.id, version: line.version })
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem name="post" label={t('staff:column.post')} isRequired options={postOptions} />
      <DayItem name="fromOn" label={t('staff:fact.fromOn')} isRequired from={line.hiredOn} to={today} />
      <ReasonItem label={t('staff:reason')} />
    </FormModal>
  )
}

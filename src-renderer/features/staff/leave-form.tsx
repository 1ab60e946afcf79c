// Somebody leaves: the first day not on the roll any more, and why.
import { useTranslation } from 'react-i18next'
import type { StaffLine } from '#shared/features/staff-files/staff-files.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshStaff } from './queries.ts'

export function LeaveForm({ line, onClose }: { line: StaffLine; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshStaff()
  return (
    <FormModal<{ leftOn: string; reason: string }>
      title={t('staff:leaveOf', { name: line.name })}
      description={t('staff:leaveHelp')}
      initialValues={{ leftOn: today }}
      submitLabel={t('staff:act.leave')}
      onSubmit={async (values) => {
        await client.staff.leave({ ...values, id: line.id, version: line.version })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="leftOn" label={t('staff:fact.leftOn')} isRequired from={line.hiredOn} to={today} />
      <ReasonItem label={t('staff:reason')} />
    </FormModal>
  )
}

// The day the authority was told of a major hazard.
import { useTranslation } from 'react-i18next'
import type { SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'

type ReportValues = { reportedOn: string; reportedTo: string; note?: string }
type ReportHazardProps = { check: SelfCheck; onChanged: () => Promise<unknown>; onClose: () => void }

export function ReportHazard({ check, onChanged, onClose }: ReportHazardProps) {
  const { t } = useTranslation()
  const today = useToday()
  return (
    <FormModal<ReportValues>
      title={t('self-checks:report.button')}
      description={t('self-checks:report.description')}
      initialValues={{ reportedOn: today }}
      submitLabel={t('common:save')}
      onSubmit={async ({ note, ...values }) => {
        await client.selfChecks.reportHazard({ id: check.id, ...values, note: textOrNull(note) })
        await onChanged()
      }}
      onClose={onClose}
    >
      <DayItem name="reportedOn" label={t('self-checks:report.on')} isRequired from={check.on} to={today} />
      <TextItem name="reportedTo" label={t('self-checks:report.to')} isRequired />
      <TextItem name="note" label={t('self-checks:report.note')} />
    </FormModal>
  )
}

// Enters a signing, a health file or a check-up of a person, or sets one right.
import { useTranslation } from 'react-i18next'
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type {
  HealthRecord,
  HealthRecordFacts,
  HealthRecordKind,
} from '#shared/features/health-files/health-files.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshPartnerships } from '../partnerships/index.ts'

type Values = { on: string; untilOn?: string; institution: string; doctor?: string; result?: string; reason?: string }
type HealthRecordFormProps = {
  residentId: ResidentId
  kind: HealthRecordKind
  known: HealthRecord | null
  onClose: () => void
}

function factsOf(kind: HealthRecordKind, values: Values): HealthRecordFacts {
  const { on, institution } = values
  if (kind === 'health-file') return { kind, on, institution }
  if (kind === 'check-up') return { kind, on, institution, result: values.result ?? '' }
  return { kind, on, institution, untilOn: values.untilOn ?? on, doctor: values.doctor ?? '' }
}

export function HealthRecordForm({ residentId, kind, known, onClose }: HealthRecordFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshPartnerships()
  return (
    <FormModal<Values>
      title={t(`partnerships:record.${kind}`)}
      initialValues={known ? { ...known.facts } : { on: today, untilOn: addDays(addMonths(today, 12), -1) }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        const facts = factsOf(kind, values)
        if (known) {
          await client.healthFiles.correct({ id: known.id, version: known.version, facts, reason: values.reason ?? '' })
        } else await client.healthFiles.record({ residentId, facts })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t(`partnerships:healthOn.${kind}`)} isRequired to={today} />
      {kind === 'family-doctor' && <DayItem name="untilOn" label={t('partnerships:column.untilOn')} isRequired />}
      <TextItem name="institution" label={t('partnerships:column.institution')} isRequired maxLength={100} />
      {kind === 'family-doctor' && (
        <TextItem name="doctor" label={t('partnerships:column.familyDoctor')} isRequired maxLength={40} />
      )}
      {kind === 'check-up' && <TextItem name="result" label={t('partnerships:column.result')} isRequired rows={3} />}
      {known && <ReasonItem label={t('partnerships:column.reason')} />}
    </FormModal>
  )
}

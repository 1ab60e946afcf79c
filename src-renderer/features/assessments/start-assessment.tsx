// Begins an assessment, or goes on with the draft that is open for this person and scale.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { AssessmentReason } from '#shared/features/assessments/assessments.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { DayItem, SelectItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshAssessments, useScales } from './queries.ts'

type StartValues = { residentId: ResidentId; scale: string; reason: AssessmentReason; basedOn: string }

type StartAssessmentProps = { residentId?: ResidentId; reason?: AssessmentReason; onClose: () => void }

export function StartAssessment({ residentId, reason = 'routine', onClose }: StartAssessmentProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const refresh = useRefreshAssessments()
  const scales = useScales().data ?? []
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const people = (residents.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.bedLabel, row.name].filter(Boolean).join(' '),
  }))
  return (
    <FormModal<StartValues>
      title={t('assessments:start.title')}
      description={t('assessments:start.note')}
      initialValues={{ scale: 'ability', reason, basedOn: today, ...(residentId ? { residentId } : {}) }}
      submitLabel={t('assessments:start.button')}
      onSubmit={async (values) => {
        const { id } = await client.assessments.start(values)
        await refresh()
        navigate(`/assessments/${id}`)
      }}
      onClose={onClose}
    >
      <SelectItem
        name="residentId"
        label={t('assessments:column.name')}
        isRequired
        options={people}
        isLoading={residents.isLoading}
      />
      <SelectItem
        name="scale"
        label={t('assessments:column.scale')}
        isRequired
        options={scales.map(({ code, title }) => ({ value: code, label: title }))}
      />
      <SelectItem
        name="reason"
        label={t('assessments:field.reason')}
        isRequired
        options={AssessmentReason.options.map((value) => ({ value, label: t(`assessments:reason.${value}`) }))}
      />
      <DayItem name="basedOn" label={t('assessments:field.basedOn')} isRequired to={today} />
    </FormModal>
  )
}

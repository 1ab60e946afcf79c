// Begins a risk assessment, or goes on with the draft that is open for this person.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { RiskAssessmentKind, type RiskDueReason } from '#shared/features/risks/risks.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, SelectItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshRisks } from './queries.ts'

type StartValues = { residentId: ResidentId; kind: RiskAssessmentKind; basedOn: string }
const kindFor: Readonly<Record<RiskDueReason, RiskAssessmentKind>> = {
  missing: 'admission',
  incident: 'immediate',
  yearly: 'periodic',
}

type StartRisksProps = { residentId?: ResidentId; dueReason?: RiskDueReason | null; onClose: () => void }

export function StartRisks({ residentId, dueReason, onClose }: StartRisksProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const refresh = useRefreshRisks()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const people = (residents.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.bedLabel, row.name].filter(Boolean).join(' '),
  }))
  return (
    <FormModal<StartValues>
      title={t('risks:start.title')}
      description={t('risks:start.note')}
      initialValues={{
        basedOn: today,
        ...(residentId ? { residentId } : {}),
        ...(dueReason ? { kind: kindFor[dueReason] } : {}),
      }}
      submitLabel={t('risks:start.button')}
      onSubmit={async (values) => {
        const { id } = await client.risks.start(values)
        await refresh()
        navigate(`/risks/${id}`)
      }}
      onClose={onClose}
    >
      <SelectItem
        name="residentId"
        label={t('risks:column.name')}
        isRequired
        options={people}
        isLoading={residents.isLoading}
      />
      <RadioItem
        name="kind"
        label={t('risks:field.kind')}
        isRequired
        options={RiskAssessmentKind.options.map((value) => ({ value, label: t(`risks:kind.${value}`) }))}
      />
      <DayItem name="basedOn" label={t('risks:field.basedOn')} isRequired to={today} />
    </FormModal>
  )
}

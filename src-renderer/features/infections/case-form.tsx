// Opens a case, or sets one right: whose, what kind, how sure, since when.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { Certainty, type InfectionCase } from '#shared/features/infections/infections.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useInfectionRules, useRefreshInfections } from './queries.ts'

type CaseValues = {
  residentId: ResidentId
  kind: string
  certainty: Certainty
  onsetOn: string
  note?: string
  reason?: string
}

/** `known`: the case that is set right. */
export function CaseForm({ known, onClose }: { known?: InfectionCase; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const rules = useInfectionRules()
  const refresh = useRefreshInfections()
  const residents = useQuery(api.residents.list.queryOptions({ input: {}, enabled: !known }))
  const people = (residents.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.bedLabel, row.name].filter(Boolean).join(' '),
  }))
  return (
    <FormModal<CaseValues>
      title={known ? t('infections:case.change', { name: known.residentName }) : t('infections:case.open')}
      initialValues={
        known ? { ...known, note: known.note ?? '', reason: '' } : { certainty: 'suspected', onsetOn: today }
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ residentId, kind, certainty, onsetOn, note, reason }) => {
        const facts = { kind, certainty, onsetOn, note: textOrNull(note) }
        if (known) {
          await client.infections.changeCase({ ...facts, id: known.id, version: known.version, reason: reason ?? '' })
        } else await client.infections.openCase({ ...facts, residentId })
        await refresh()
      }}
      onClose={onClose}
    >
      {!known && (
        <SelectItem
          name="residentId"
          label={t('infections:column.name')}
          isRequired
          options={people}
          isLoading={residents.isLoading}
        />
      )}
      <SelectItem
        name="kind"
        label={t('infections:column.kind')}
        isRequired
        options={(rules?.kinds ?? []).map(({ code, term }) => ({ value: code, label: term }))}
      />
      <RadioItem
        name="certainty"
        label={t('infections:column.certainty')}
        isRequired
        options={Certainty.options.map((value) => ({ value, label: t(`infections:certainty.${value}`) }))}
      />
      <DayItem name="onsetOn" label={t('infections:column.onsetOn')} isRequired to={today} />
      <TextItem name="note" label={t('infections:column.note')} rows={2} />
      {known && <ReasonItem label={t('infections:case.reason')} />}
    </FormModal>
  )
}

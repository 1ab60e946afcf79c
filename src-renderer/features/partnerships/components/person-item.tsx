// Chooses somebody of the house by bed or name.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/rpc-client.ts'
import { SelectItem } from '../../../ui/form-items.tsx'

export function PersonItem({ name = 'residentId' }: { name?: string }) {
  const { t } = useTranslation()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  return (
    <SelectItem
      name={name}
      label={t('partnerships:column.person')}
      isRequired
      isLoading={residents.isLoading}
      options={(residents.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: [row.bedLabel, row.name].filter(Boolean).join(' '),
      }))}
    />
  )
}

// Who signed the paper list of a rule: everybody who has not yet is offered, whoever did not sign is taken out.
import { useTranslation } from 'react-i18next'
import type { HouseLine, HouseRecord } from '#shared/features/house-records/house-records.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, SelectItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { useRefreshHouseRecords } from '../queries.ts'

type Values = { on: string; people: string[] }
type FormProps = { record: HouseRecord; unsigned: HouseLine['unsigned']; onClose: () => void }

export function ReadingForm({ record, unsigned, onClose }: FormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshHouseRecords()
  return (
    <FormModal<Values>
      title={t('house-records:signTitle')}
      description={t('house-records:signNote')}
      initialValues={{ on: today, people: unsigned.map(({ staffId }) => staffId) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ on, people }) => {
        const signed = unsigned.filter(({ staffId }) => people.includes(staffId))
        await client.houseRecords.sign({ id: record.id, on, people: signed })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t('house-records:signedOn')} isRequired from={record.on} to={today} />
      <SelectItem
        name="people"
        label={t('house-records:signedBy')}
        isRequired
        isMultiple
        options={unsigned.map(({ staffId, name }) => ({ value: staffId, label: name }))}
      />
    </FormModal>
  )
}

// Whether the house needs a kind of paper at all, said once with its reason.
import { useTranslation } from 'react-i18next'
import type { HouseLine } from '#shared/features/house-records/house-records.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { RadioItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useRefreshHouseRecords } from '../queries.ts'

type Values = { isNeeded: boolean; reason: string }

export function NeedForm({ line, onClose }: { line: HouseLine; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshHouseRecords()
  return (
    <FormModal<Values>
      title={t('house-records:setNeed')}
      description={t('house-records:needNote')}
      initialValues={line.isNeeded === null ? {} : { isNeeded: line.isNeeded }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        await client.houseRecords.setNeeded({ kind: line.kind.code, ...values })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="isNeeded"
        label={t('house-records:isNeeded')}
        isRequired
        options={[
          { value: true, label: t('house-records:needed') },
          { value: false, label: t('house-records:notNeeded') },
        ]}
      />
      <ReasonItem label={t('house-records:reason')} />
    </FormModal>
  )
}

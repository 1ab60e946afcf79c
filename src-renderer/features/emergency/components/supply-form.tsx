// A new store, a change of one, or its end. A change says why; the row before stays.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { EmergencyRules, SupplyFields, SupplyStanding } from '#shared/features/emergency/emergency.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { RadioItem, ReasonItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useRefreshEmergency } from '../queries.ts'

type Values = SupplyFields & { act?: 'change' | 'end'; reason?: string }

export function SupplyForm(props: { supply: SupplyStanding | null; rules: EmergencyRules; onClose: () => void }) {
  const { supply, rules, onClose } = props
  const { t } = useTranslation()
  const refresh = useRefreshEmergency()
  const known: Partial<Values> = supply
    ? {
        ...{ act: 'change', category: supply.category, name: supply.name, place: supply.place },
        ...{ unit: supply.unit, leastCount: supply.leastCount },
      }
    : { leastCount: 1 }
  return (
    <FormModal<Values>
      title={supply ? t('emergency:supply.changeOf', { name: supply.name }) : t('emergency:supply.add')}
      initialValues={known}
      submitLabel={t('common:save')}
      onSubmit={async ({ act, reason, ...fields }) => {
        await client.emergency.saveSupply({
          ...{ ...fields, supplyId: supply?.supplyId ?? null, version: supply?.version ?? 0 },
          ...{ hasEnded: act === 'end', reason: reason?.trim() || null },
        })
        await refresh()
      }}
      onClose={onClose}
    >
      {supply && (
        <RadioItem
          name="act"
          label={t('emergency:supply.act')}
          isRequired
          options={(['change', 'end'] as const).map((value) => ({ value, label: t(`emergency:supply.acts.${value}`) }))}
        />
      )}
      <SelectItem
        name="category"
        label={t('emergency:supply.category')}
        isRequired
        options={rules.supplies.map(({ category, term }) => ({ value: category, label: term }))}
      />
      <TextItem name="name" label={t('emergency:supply.name')} isRequired maxLength={60} />
      <TextItem name="place" label={t('emergency:supply.place')} isRequired maxLength={60} />
      <TextItem name="unit" label={t('emergency:supply.unit')} isRequired maxLength={10} />
      <Form.Item name="leastCount" label={t('emergency:supply.leastCount')} rules={[{ required: true }]}>
        <InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      {supply && <ReasonItem label={t('emergency:supply.reason')} />}
    </FormModal>
  )
}

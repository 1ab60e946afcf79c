// Enters an entitlement, a service of a month, or the terms a month is settled by.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type {
  CareServiceFacts,
  EntitlementFacts,
  EntitlementLine,
  LongTermCareData,
  LongTermCareTerms,
} from '#shared/features/long-term-care/long-term-care.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, SelectItem, TextItem, YuanItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import '../../ui/plain-parts.css'
import { useRefreshPartnerships } from '../partnerships/index.ts'

const optionsOf = (terms: readonly { code: string; term: string }[]) =>
  terms.map(({ code, term }) => ({ value: code, label: term }))
const levels = [0, 1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))

type EntitlementValues = Omit<EntitlementFacts, 'assessedOn' | 'monthlyLimitYuan'> & {
  assessedOn?: string | null
  monthlyLimitYuan?: number | null
  reason?: string
}
type EntitlementFormProps = { line: EntitlementLine; data: LongTermCareData; onClose: () => void }

export function EntitlementForm({ line, data, onClose }: EntitlementFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshPartnerships()
  const known = line.entitlement
  const { suggested } = line
  return (
    <FormModal<EntitlementValues>
      title={t('partnerships:ltc.entitlementOf', { name: line.name })}
      description={
        suggested ? t('partnerships:ltc.suggestedNote', { name: suggested.name, day: suggested.on }) : undefined
      }
      initialValues={
        known
          ? { ...known, reason: '' }
          : {
              ...{ benefit: 'institution', fromOn: today, untilOn: addDays(addMonths(today, 24), -1) },
              ...(suggested === null || suggested.level === null
                ? {}
                : { level: suggested.level, assessedOn: suggested.on }),
            }
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ insuredNumber, level, fromOn, untilOn, benefit, assessedOn, monthlyLimitYuan, reason }) => {
        await client.longTermCare.setEntitlement({
          residentId: line.residentId,
          facts: {
            ...{ insuredNumber, level, fromOn, untilOn, benefit },
            ...{ assessedOn: assessedOn ?? null, monthlyLimitYuan: monthlyLimitYuan ?? null },
          },
          replaces: known && { id: known.id, version: known.version },
          reason: textOrNull(reason),
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="insuredNumber" label={t('partnerships:ltcColumn.insuredNumber')} isRequired maxLength={40} />
      <RadioItem name="level" label={t('partnerships:ltcColumn.level')} isRequired options={levels} />
      <div className="form-grid">
        <DayItem name="assessedOn" label={t('partnerships:ltcColumn.assessedOn')} to={today} />
        <SelectItem
          name="benefit"
          label={t('partnerships:ltcColumn.benefit')}
          isRequired
          options={optionsOf(data.benefits)}
        />
        <DayItem name="fromOn" label={t('partnerships:column.fromOn')} isRequired />
        <DayItem name="untilOn" label={t('partnerships:column.untilOn')} isRequired />
      </div>
      <YuanItem
        name="monthlyLimitYuan"
        label={t('partnerships:ltcColumn.limit')}
        help={t('partnerships:ltc.limitHelp')}
      />
      {known && <ReasonItem label={t('partnerships:column.reason')} />}
    </FormModal>
  )
}

type ServiceValues = Omit<CareServiceFacts, 'month' | 'note'> & { residentId: ResidentId; note?: string }
type ServiceFormProps = {
  month: string
  data: LongTermCareData
  people: readonly EntitlementLine[]
  onClose: () => void
}

export function ServiceForm({ month, data, people, onClose }: ServiceFormProps) {
  const { t } = useTranslation()
  const refresh = useRefreshPartnerships()
  return (
    <FormModal<ServiceValues>
      title={t('partnerships:ltc.recordOf', { month })}
      initialValues={{ times: 1, hours: 1 }}
      submitLabel={t('common:save')}
      onSubmit={async ({ residentId, item, times, hours, feeYuan, note }) => {
        const facts = { residentId, month, item, times, hours, feeYuan, note: textOrNull(note) }
        await client.longTermCare.recordService(facts)
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="residentId"
        label={t('partnerships:column.person')}
        isRequired
        options={people.map(({ residentId, bedLabel, name }) => ({
          value: residentId,
          label: [bedLabel, name].filter(Boolean).join(' '),
        }))}
      />
      <SelectItem name="item" label={t('partnerships:ltcColumn.item')} isRequired options={optionsOf(data.items)} />
      <div className="form-grid">
        <Form.Item name="times" label={t('partnerships:ltcColumn.times')} rules={[{ required: true }]}>
          <InputNumber min={1} max={1000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="hours" label={t('partnerships:ltcColumn.hours')} rules={[{ required: true }]}>
          <InputNumber min={0} max={744} precision={1} style={{ width: '100%' }} />
        </Form.Item>
        <YuanItem name="feeYuan" label={t('partnerships:ltcColumn.fee')} isRequired />
      </div>
      <TextItem name="note" label={t('partnerships:column.note')} maxLength={200} />
    </FormModal>
  )
}

type TermsValues = { monthlyLimitYuan: number; percent?: number | null; isVerified: boolean; source: string }
type TermsFormProps = { month: string; terms: Omit<LongTermCareTerms, 'fromMonth'>; onClose: () => void }

export function TermsForm({ month, terms, onClose }: TermsFormProps) {
  const { t } = useTranslation()
  const refresh = useRefreshPartnerships()
  return (
    <FormModal<TermsValues>
      title={t('partnerships:ltc.termsFrom', { month })}
      description={t('partnerships:ltc.termsNote')}
      initialValues={{ ...terms, percent: terms.fundRatio === null ? null : terms.fundRatio * 100 }}
      submitLabel={t('common:save')}
      onSubmit={async ({ monthlyLimitYuan, percent, isVerified, source }) => {
        const fundRatio = percent == null ? null : Math.round(percent * 100) / 10_000
        await client.longTermCare.setTerms({ fromMonth: month, monthlyLimitYuan, fundRatio, isVerified, source })
        await refresh()
      }}
      onClose={onClose}
    >
      <YuanItem name="monthlyLimitYuan" label={t('partnerships:ltcColumn.limit')} isRequired />
      <Form.Item name="percent" label={t('partnerships:ltc.ratio')} extra={t('partnerships:ltc.ratioHelp')}>
        <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} />
      </Form.Item>
      <RadioItem
        name="isVerified"
        label={t('partnerships:ltc.isVerified')}
        isRequired
        options={[
          { value: true, label: t('common:yes') },
          { value: false, label: t('common:no') },
        ]}
      />
      <TextItem name="source" label={t('partnerships:ltc.source')} isRequired rows={2} />
    </FormModal>
  )
}

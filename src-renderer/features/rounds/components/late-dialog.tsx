// A visit written down afterwards: which bed, when, what was found, and why only now.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BedId } from '#shared/contract/primitives.ts'
import type { NightBed, RoundOutcome } from '#shared/features/rounds/rounds.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { RadioItem, ReasonItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { MinuteField } from '../../../ui/minute-field.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'

type LateValues = { bedId: BedId; at: number; outcome: RoundOutcome; text?: string; reason: string }
type LateDialogProps = { beds: readonly NightBed[]; onChanged: () => Promise<unknown>; onClose: () => void }

export function LateDialog({ beds, onChanged, onClose }: LateDialogProps) {
  const { t } = useTranslation()
  return (
    <FormModal<LateValues>
      title={t('rounds:late.title')}
      description={t('rounds:late.description')}
      initialValues={{ outcome: 'normal' }}
      submitLabel={t('common:save')}
      onSubmit={async ({ bedId, at, outcome, text, reason }) => {
        await client.rounds.recordLate({ bedId, at, outcome, text: textOrNull(text), reason: reason.trim() })
        await onChanged()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="bedId"
        label={t('rounds:late.bed')}
        isRequired
        options={beds.map(({ bedId, bedLabel, name }) => ({ value: bedId, label: `${bedLabel} ${name}` }))}
      />
      <Form.Item name="at" label={t('rounds:late.at')} rules={[{ required: true }]}>
        <MinuteItemField label={t('rounds:late.at')} />
      </Form.Item>
      <RadioItem
        name="outcome"
        label={t('rounds:late.outcome')}
        isRequired
        options={(['normal', 'finding'] as const).map((value) => ({ value, label: t(`rounds:scan.${value}`) }))}
      />
      <TextItem name="text" label={t('rounds:late.text')} />
      <ReasonItem label={t('rounds:late.reason')} />
    </FormModal>
  )
}

/** The form hands value and onChange in. */
function MinuteItemField(props: { label: string; value?: number | null; onChange?: (at: number | null) => void }) {
  return <MinuteField aria-label={props.label} value={props.value ?? null} onChange={(at) => props.onChange?.(at)} />
}

// A later look at an item that failed.
import { useTranslation } from 'react-i18next'
import type { CheckItem, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'

type RecheckValues = { on: string; isPassed: boolean; note?: string }
type RecheckFormProps = { check: SelfCheck; item: CheckItem; onChanged: () => Promise<unknown>; onClose: () => void }

export function RecheckForm({ check, item, onChanged, onClose }: RecheckFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  return (
    <FormModal<RecheckValues>
      title={t('self-checks:recheck.title', { code: item.code })}
      description={item.text}
      initialValues={{ on: today, isPassed: true }}
      submitLabel={t('common:save')}
      onSubmit={async ({ note, ...values }) => {
        await client.selfChecks.recheck({ id: check.id, itemCode: item.code, ...values, note: textOrNull(note) })
        await onChanged()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t('self-checks:recheck.on')} isRequired from={check.on} to={today} />
      <RadioItem
        name="isPassed"
        label={t('self-checks:recheck.result')}
        isRequired
        options={[
          { value: true, label: t('self-checks:recheck.passed') },
          { value: false, label: t('self-checks:recheck.failed') },
        ]}
      />
      <TextItem name="note" label={t('self-checks:recheck.note')} />
    </FormModal>
  )
}

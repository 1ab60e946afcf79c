// A paper written down, or an earlier row set right with a reason.
import { useTranslation } from 'react-i18next'
import type {
  HouseRecord,
  HouseRecordInput,
  HouseRecordKind,
} from '#shared/features/house-records/house-records.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { AttachmentItem } from '../../attachments/index.ts'
import { useRefreshHouseRecords } from '../queries.ts'

type Values = Omit<HouseRecordInput, 'kind' | 'number' | 'issuer' | 'note'> & {
  number?: string
  issuer?: string
  note?: string
  reason?: string
}
type FormProps = { kind: HouseRecordKind; corrects: HouseRecord | null; onClose: () => void }

function valuesOf({ on, validUntil, number, issuer, result, note, attachmentIds }: HouseRecord): Partial<Values> {
  return {
    ...{ on, validUntil, result, attachmentIds },
    ...{ number: number ?? '', issuer: issuer ?? '', note: note ?? '' },
  }
}

export function HouseRecordForm({ kind, corrects, onClose }: FormProps) {
  const { t, i18n } = useTranslation()
  const today = useToday()
  const refresh = useRefreshHouseRecords()
  const isTest = kind.group === 'test' || kind.group === 'service'
  const name = kind.name[i18n.language === 'en' ? 'en' : 'zh-CN']
  const save = async ({ reason, on, validUntil, result, attachmentIds, ...texts }: Values) => {
    const input: HouseRecordInput = {
      ...{ kind: kind.code, on, validUntil: validUntil ?? null, result: result ?? null },
      ...{ number: textOrNull(texts.number), issuer: textOrNull(texts.issuer), note: textOrNull(texts.note) },
      attachmentIds: attachmentIds ?? [],
    }
    await client.houseRecords.record({ input, corrects: corrects ? { id: corrects.id, reason: reason ?? '' } : null })
    await refresh()
  }
  return (
    <FormModal<Values>
      title={t(corrects ? 'house-records:correctOf' : 'house-records:recordOf', { name })}
      initialValues={corrects ? valuesOf(corrects) : { on: today, result: isTest ? 'passed' : null, attachmentIds: [] }}
      submitLabel={t('common:save')}
      onSubmit={save}
      onClose={onClose}
    >
      <div className="form-grid">
        <DayItem name="on" label={t(`house-records:onOf.${kind.group}`)} isRequired to={today} />
        <DayItem name="validUntil" label={t('house-records:validUntil')} isRequired={kind.asksValidity} />
        <TextItem name="number" label={t('house-records:column.number')} maxLength={80} />
        <TextItem name="issuer" label={t(`house-records:issuerOf.${kind.group}`)} maxLength={120} />
      </div>
      {isTest && (
        <RadioItem
          name="result"
          label={t('house-records:result')}
          isRequired
          options={(['passed', 'failed'] as const).map((value) => ({
            value,
            label: t(`house-records:results.${value}`),
          }))}
        />
      )}
      <TextItem name="note" label={t('house-records:note')} rows={2} />
      <AttachmentItem name="attachmentIds" label={t('house-records:scans')} />
      {corrects && <ReasonItem label={t('house-records:reason')} />}
    </FormModal>
  )
}

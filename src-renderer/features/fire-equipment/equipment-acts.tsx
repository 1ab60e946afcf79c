// The acts on one piece: look, send to service, serviced, scrap. One small form each; a day that is over asks for its reason.
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { Equipment } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { AttachmentItem } from '../attachments/index.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'
import { useCycles } from './queries.ts'

export type EquipmentAct = 'look' | 'sendOut' | 'service' | 'scrap'
type Values = {
  on: string
  reason?: string
  company?: string
  note?: string
  why?: string
  faults?: string[]
  attachmentIds?: AttachmentIds
}

export function EquipmentActForm({
  piece,
  act,
  onClose,
}: {
  piece: Equipment
  act: EquipmentAct
  onClose: () => void
}) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshFireSafety()
  const { typeOf, lookWord } = useCycles()
  const looks = typeOf(piece.type)?.looks ?? []

  async function send(values: Values): Promise<void> {
    const when = { on: values.on, reason: textOrNull(values.reason) }
    const { id } = piece
    const company = values.company?.trim() ?? ''
    const note = textOrNull(values.note)
    const attachmentIds = values.attachmentIds ?? []
    if (act === 'look') {
      const entry = { id, faults: values.faults ?? [], note, attachmentIds }
      await client.fireEquipment.look({ entries: [entry], source: 'hand', ...when })
    } else if (act === 'sendOut') await client.fireEquipment.sendOut({ ids: [id], company, ...when })
    else if (act === 'service') await client.fireEquipment.service({ ids: [id], company, note, attachmentIds, ...when })
    else await client.fireEquipment.scrap({ ids: [id], why: values.why ?? '', ...when })
    await refresh()
  }
  return (
    <FormModal<Values>
      title={t(`fire-equipment:act.${act}`)}
      description={`${piece.number} ${piece.place}`}
      initialValues={{ on: today, faults: [] }}
      submitLabel={t('common:save')}
      isIrreversible={act === 'scrap'}
      onSubmit={send}
      onClose={onClose}
    >
      <DayItem name="on" label={t('fire-equipment:on')} isRequired to={today} />
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.on !== after.on}>
        {({ getFieldValue }) =>
          (getFieldValue('on') as string | null) !== null && (getFieldValue('on') as string) < today ? (
            <ReasonItem label={t('fire-equipment:lateReason')} />
          ) : null
        }
      </Form.Item>
      {act === 'look' && (
        <Form.Item name="faults" label={t('fire-equipment:look.notGood')} extra={t('fire-equipment:look.help')}>
          <Checkbox.Group options={looks.map((key) => ({ value: key, label: lookWord(key) }))} />
        </Form.Item>
      )}
      {(act === 'sendOut' || act === 'service') && (
        <TextItem name="company" label={t('fire-equipment:company')} isRequired maxLength={60} />
      )}
      {act === 'scrap' ? (
        <ReasonItem name="why" label={t('fire-equipment:scrapWhy')} />
      ) : (
        act !== 'sendOut' && <TextItem name="note" label={t('fire-equipment:note')} rows={2} />
      )}
      {(act === 'look' || act === 'service') && (
        <AttachmentItem name="attachmentIds" label={t(`fire-equipment:files.${act}`)} />
      )}
    </FormModal>
  )
}

// The six items of a point, one by one: what is not in order says what it is and what was done about it. Photos belong to the point.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type {
  PatrolItem,
  PatrolPlan,
  PatrolVisit,
  PointFault,
} from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { AttachmentItem } from '../../attachments/index.ts'

type ItemValues = { state: 'ok' | 'fault'; text?: string; handling?: PointFault['handling']; done?: string }
type FaultValues = { items: Partial<Record<PatrolItem, ItemValues>>; attachmentIds?: AttachmentIds; reason?: string }
export type ToldFaults = { faults: PointFault[]; attachmentIds: AttachmentIds; reason: string | null }
type FaultFormProps = {
  visit: PatrolVisit
  plan: PatrolPlan
  isCorrection?: boolean
  onSend: (told: ToldFaults) => Promise<unknown>
  onClose: () => void
}

export function FaultForm({ visit, plan, isCorrection = false, onSend, onClose }: FaultFormProps) {
  const { t } = useTranslation()
  const asked = plan.items.filter(({ key }) => visit.asks.includes(key))
  const before = new Map((visit.answer?.faults ?? []).map((fault) => [fault.item, fault]))
  return (
    <FormModal<FaultValues>
      title={t(isCorrection ? 'fire-patrols:fault.correctTitle' : 'fire-patrols:fault.title', {
        point: visit.pointName,
      })}
      initialValues={{
        items: Object.fromEntries(
          asked.map(({ key }) => {
            const fault = before.get(key)
            return [
              key,
              fault ? { state: 'fault' as const, ...fault } : { state: 'ok' as const, handling: 'corrected' },
            ]
          }),
        ) as FaultValues['items'],
        attachmentIds: visit.answer?.attachmentIds ?? [],
      }}
      submitLabel={t('common:save')}
      widthPx={680}
      onSubmit={({ items, attachmentIds = [], reason }) => {
        const faults = asked.flatMap(({ key }): PointFault[] => {
          const told = items[key]
          if (told?.state !== 'fault') return []
          const [text, done] = [told.text?.trim() ?? '', told.done?.trim() ?? '']
          return [{ item: key, text, handling: told.handling ?? 'corrected', done }]
        })
        return onSend({ faults, attachmentIds, reason: reason?.trim() ?? null })
      }}
      onClose={onClose}
    >
      {asked.map(({ key, text }) => (
        <div key={key} className="fault-item">
          <RadioItem
            name={['items', key, 'state']}
            label={text}
            options={[
              { value: 'ok', label: t('fire-patrols:fault.ok') },
              { value: 'fault', label: t('fire-patrols:fault.not') },
            ]}
          />
          <Form.Item noStyle shouldUpdate>
            {({ getFieldValue }) =>
              getFieldValue(['items', key, 'state']) === 'fault' && (
                <div className="fault-item__told">
                  <TextItem name={['items', key, 'text']} label={t('fire-patrols:fault.text')} isRequired />
                  <RadioItem
                    name={['items', key, 'handling']}
                    label={t('fire-patrols:fault.handling')}
                    isRequired
                    options={[
                      { value: 'corrected', label: t('fire-patrols:handling.corrected') },
                      { value: 'reported', label: t('fire-patrols:handling.reported') },
                    ]}
                  />
                  <TextItem name={['items', key, 'done']} label={t('fire-patrols:fault.done')} isRequired />
                </div>
              )
            }
          </Form.Item>
        </div>
      ))}
      <AttachmentItem
        name="attachmentIds"
        label={t('fire-patrols:fault.photos')}
        help={t('fire-patrols:fault.photosHelp')}
      />
      {isCorrection && <ReasonItem label={t('fire-patrols:fault.reason')} />}
    </FormModal>
  )
}

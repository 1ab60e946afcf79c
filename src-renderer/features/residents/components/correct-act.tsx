// Correction of one dated record: the old row is voided with the reason and stays to be seen; a new one takes its place.
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BedId } from '#shared/contract/primitives.ts'
import type {
  CareLevel,
  DischargeReason,
  FundingCategory,
  TimelineEntry,
} from '#shared/features/residents/residents.model.ts'
import { DischargeReason as DischargeReasons } from '#shared/features/residents/residents.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, YuanItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useResidentAct } from '../mutations.ts'
import { abilityOptions, careLevelOptions, categoryOptions } from '../options.ts'
import { timelineSentence } from '../timeline-words.ts'
import type { ActProps } from './act-props.ts'
import { BedPicker } from './bed-picker.tsx'

type CorrectValues = {
  action: 'change' | 'void'
  fromOn?: string | null
  toOn?: string | null
  bedId?: BedId
  category?: FundingCategory
  level?: number
  careLevel?: CareLevel
  dischargeReason?: DischargeReason
  monthlyFee?: number | null
  reason: string
}

/** Records that have an end of their own to correct. */
const hasEnd: ReadonlySet<string> = new Set(['leave', 'agreement'])

/** Only what was filled in is sent: an empty field leaves the record's value as it is. */
function changesOf({ action, reason: _reason, ...fields }: CorrectValues) {
  if (action === 'void') return {}
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null))
}

export function CorrectAct({ resident, onClose, entry }: ActProps & { entry: TimelineEntry }) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const { record } = entry
  if (record === null) return null
  const isDischarge = entry.kind === 'discharged' || entry.kind === 'died'
  return (
    <FormModal<CorrectValues>
      title={t('residents:correct.title', { what: timelineSentence(entry, t).title })}
      description={t('residents:correct.explained')}
      initialValues={{ action: 'change', fromOn: isDischarge ? null : entry.on, toOn: entry.toOn }}
      submitLabel={t('residents:correct.button')}
      widthPx={640}
      onSubmit={(values) =>
        run(
          () =>
            client.residents.correct({
              id: resident.id,
              record,
              action: values.action,
              changes: changesOf(values),
              reason: values.reason.trim(),
            }),
          t('residents:done.correct', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="action" label={t('residents:correct.action')}>
            <Radio.Group
              aria-label={t('residents:correct.action')}
              options={[
                { value: 'change', label: t('residents:correct.change') },
                { value: 'void', label: t('residents:correct.void') },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['action', 'fromOn']}>
            {() =>
              form.getFieldValue('action') === 'void' ? null : (
                <>
                  {!isDischarge && <DayItem name="fromOn" label={t('residents:field.fromOn')} isRequired />}
                  {(hasEnd.has(record.kind) || isDischarge) && (
                    <DayItem
                      name="toOn"
                      label={t(isDischarge ? 'residents:field.dischargedOn' : 'residents:field.toOn')}
                    />
                  )}
                  {record.kind === 'stay' && (
                    <Form.Item name="bedId" label={t('residents:field.rightBed')} extra={t('residents:help.keepEmpty')}>
                      <BedPicker on={form.getFieldValue('fromOn') ?? entry.on} />
                    </Form.Item>
                  )}
                  {record.kind === 'category' && (
                    <RadioItem name="category" label={t('residents:column.category')} options={categoryOptions(t)} />
                  )}
                  {record.kind === 'ability-level' && (
                    <RadioItem name="level" label={t('residents:column.level')} options={abilityOptions(t)} />
                  )}
                  {record.kind === 'care-level' && (
                    <RadioItem name="careLevel" label={t('residents:column.careLevel')} options={careLevelOptions(t)} />
                  )}
                  {record.kind === 'agreement' && (
                    <YuanItem
                      name="monthlyFee"
                      label={t('residents:field.monthlyFee')}
                      help={t('residents:help.keepEmpty')}
                    />
                  )}
                  {isDischarge && (
                    <RadioItem
                      name="dischargeReason"
                      label={t('residents:field.dischargeReason')}
                      options={DischargeReasons.options.map((value) => ({
                        value,
                        label: t(`residents:dischargeReason.${value}`),
                      }))}
                    />
                  )}
                </>
              )
            }
          </Form.Item>
          <ReasonItem label={t('residents:correct.reason')} />
        </>
      )}
    </FormModal>
  )
}

// Correction of one dated record: the old row is voided with the reason and stays to be seen; a new one takes its place.
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DischargeReason, type TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, YuanItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { type CorrectionValues, correctionOf, daysOfEntry, isEnd } from '../correction.ts'
import { useResidentAct } from '../mutations.ts'
import { abilityOptions, careLevelOptions, categoryOptions } from '../options.ts'
import { timelineSentence } from '../timeline-words.ts'
import type { ActProps } from './act-props.ts'
import { BedPicker } from './bed-picker.tsx'

/** Records that have an end of their own to correct. */
const hasEnd: ReadonlySet<string> = new Set(['leave', 'agreement'])

export function CorrectAct({ resident, onClose, entry }: ActProps & { entry: TimelineEntry }) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const { record } = entry
  if (record === null) return null
  const isDischarge = entry.kind === 'discharged' || entry.kind === 'died'
  const endLabel = isDischarge
    ? 'residents:field.dischargedOn'
    : entry.kind === 'returned'
      ? 'residents:field.returnedOn'
      : record.kind === 'agreement'
        ? 'residents:field.agreementTo'
        : 'residents:field.toOn'
  return (
    <FormModal<CorrectionValues>
      title={t('residents:correct.title', { what: timelineSentence(entry, t).title })}
      description={t('residents:correct.explained')}
      initialValues={{ action: 'change', ...daysOfEntry(entry) }}
      submitLabel={t('residents:correct.button')}
      widthPx={640}
      onSubmit={(values) =>
        run(
          () =>
            client.residents.correct({
              id: resident.id,
              record,
              ...correctionOf(entry, values),
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
                { value: 'void', label: t(isEnd(entry) ? 'residents:correct.reopen' : 'residents:correct.void') },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['action', 'fromOn']}>
            {() =>
              form.getFieldValue('action') === 'void' ? null : (
                <>
                  {!isEnd(entry) && <DayItem name="fromOn" label={t('residents:field.fromOn')} isRequired />}
                  {(hasEnd.has(record.kind) || isEnd(entry)) && <DayItem name="toOn" label={t(endLabel)} />}
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
                      options={DischargeReason.options.map((value) => ({
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

// Sets one written value right, or says that it was no measurement of this person. Needs a reason; the old value stays on record.
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VitalMeasurement } from '#shared/features/vitals/vitals.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { type EntryFaults, fieldsOfKind, noTexts, readTexts } from '../entry-texts.ts'
import { useRefreshVitals, useVitalLimits } from '../queries.ts'
import { unitText, vitalText } from '../vital-words.ts'
import { LabelledEntryField } from './entry-fields.tsx'

export function CorrectVital({ wrong, onDone }: { wrong: VitalMeasurement; onDone: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshVitals()
  const limits = useVitalLimits()
  const [texts, setTexts] = useState(noTexts)
  const [faults, setFaults] = useState<EntryFaults>({})
  const [isVoid, setVoid] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const ranges = limits.data?.plausible ?? {}

  const send = async (reason: string) => {
    const read = readTexts(texts, ranges)
    setFaults(isVoid ? {} : read.faults)
    setMissing(!isVoid && read.isEmpty)
    if (!isVoid && (read.isEmpty || Object.keys(read.faults).length > 0)) return
    await client.vitals.correct({ id: wrong.id, entry: isVoid ? null : read.entry, reason })
    onDone()
    await refresh()
  }

  return (
    <ConfirmReason
      isOpen
      title={t('vitals:correct.title', { kind: t(`vitals:kind.${wrong.kind}`) })}
      confirmLabel={t(isVoid ? 'vitals:correct.void' : 'vitals:correct.act')}
      suggestions={[
        t('vitals:correct.reason.slip'),
        t('vitals:correct.reason.person'),
        t('vitals:correct.reason.device'),
      ]}
      onConfirm={send}
      onCancel={onDone}
      description={
        <div className="vital-correct">
          <p>
            {t('vitals:correct.was')}{' '}
            <b className="numerals">
              {vitalText(wrong, t)} {unitText(wrong.kind, t)}
            </b>
          </p>
          {!isVoid && (
            <div className="vital-correct__fields">
              {fieldsOfKind(wrong.kind).map((field) => (
                <LabelledEntryField
                  key={field}
                  {...{ field, texts, faults, ranges }}
                  onChange={(changed, text) => {
                    setTexts((before) => ({ ...before, [changed]: text }))
                    setFaults({})
                    setMissing(false)
                  }}
                />
              ))}
            </div>
          )}
          {isMissing && (
            <p className="form-told" role="alert">
              {t('vitals:correct.missing')}
            </p>
          )}
          <Checkbox checked={isVoid} onChange={(event) => setVoid(event.target.checked)}>
            {t('vitals:correct.notThisPerson')}
          </Checkbox>
          <p className="muted">{t('vitals:correct.stays')}</p>
        </div>
      }
    />
  )
}

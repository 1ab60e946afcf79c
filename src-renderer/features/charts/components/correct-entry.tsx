// Sets one entry right, or says that it was none of this person. Needs a reason; the old entry stays on record.
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry, ChartNumbers } from '#shared/features/charts/charts.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { useToday } from '../../../ui/use-today.ts'
import { type Faults, fieldsOfKind, readLine, type Texts, textsOf } from '../chart-fields.ts'
import { chartText } from '../chart-words.ts'
import { useRefreshCharts } from '../queries.ts'
import { LabelledField } from './field-input.tsx'

type CorrectEntryProps = { wrong: ChartEntry; numbers: ChartNumbers; onDone: () => void }

export function CorrectEntry({ wrong, numbers, onDone }: CorrectEntryProps) {
  const { t } = useTranslation()
  const refresh = useRefreshCharts()
  const today = useToday()
  const { kind } = wrong.value
  const timeText = (at: number) => formatInstant(at).slice(5)
  const [texts, setTexts] = useState<Texts>(() => textsOf(wrong.value, timeText, wrong.at))
  const [faults, setFaults] = useState<Faults>({})
  const [isVoid, setVoid] = useState(false)
  const hour = Number(formatInstant(wrong.at).slice(11, 13))

  const send = async (reason: string) => {
    const read = readLine(kind, texts, { numbers, now: Date.now(), today, hour, at: wrong.at })
    if (!isVoid && read.isEmpty) return setFaults({ [fieldsOfKind[kind][0]?.name ?? '']: { because: 'missing' } })
    const found = isVoid || read.isEmpty ? {} : read.faults
    const serious = Object.fromEntries(Object.entries(found).filter(([, { because }]) => because !== 'unusual'))
    setFaults(serious)
    if (Object.keys(serious).length > 0) return
    const value = isVoid || read.isEmpty ? null : read.value
    const at = kind === 'sleep' && !read.isEmpty && !isVoid ? read.at : null
    await client.charts.correct({ id: wrong.id, value, at, reason })
    onDone()
    await refresh()
  }

  return (
    <ConfirmReason
      isOpen
      title={t('charts:correct.title', { kind: t(`charts:kind.${kind}`) })}
      confirmLabel={t(isVoid ? 'charts:correct.void' : 'charts:correct.act')}
      suggestions={[t('charts:correct.reason.slip'), t('charts:correct.reason.person')]}
      onConfirm={send}
      onCancel={onDone}
      description={
        <div className="chart-correct">
          <p>
            {formatInstant(wrong.at)} <b>{chartText(wrong.value, t)}</b>
          </p>
          {!isVoid && (
            <div className="chart-entry">
              {fieldsOfKind[kind].map((field) => (
                <LabelledField
                  key={field.name}
                  {...{ field, texts, hour }}
                  fault={faults[field.name]}
                  onChange={(name, text) => {
                    setTexts((before) => ({ ...before, [name]: text }))
                    setFaults({})
                  }}
                />
              ))}
            </div>
          )}
          <Checkbox checked={isVoid} onChange={(event) => setVoid(event.target.checked)}>
            {t('charts:correct.notThisPerson')}
          </Checkbox>
          <p className="muted">{t('charts:correct.stays')}</p>
        </div>
      }
    />
  )
}

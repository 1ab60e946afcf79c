// Writes down what was measured for one resident. Enter saves; a fault stands at its field and nothing is sent.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { client } from '../../../app/rpc-client.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { takenAtOf } from '../../../ui/typed-time.ts'
import { useSending } from '../../../ui/use-sending.ts'
import { useToday } from '../../../ui/use-today.ts'
import { type EntryFaults, noTexts, readTexts } from '../entry-texts.ts'
import { useRefreshVitals, useVitalLimits } from '../queries.ts'
import { entryFields, LabelledEntryField } from './entry-fields.tsx'

export function EntryLine({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const today = useToday()
  const limits = useVitalLimits()
  const refresh = useRefreshVitals()
  const [texts, setTexts] = useState(noTexts)
  const [time, setTime] = useState('')
  const [faults, setFaults] = useState<EntryFaults>({})
  const [isTimeWrong, setTimeWrong] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const ranges = limits.data?.plausible ?? {}

  const send = async () => {
    const read = readTexts(texts, ranges)
    const takenAt = takenAtOf(time, today)
    setFaults(read.faults)
    setTimeWrong(takenAt === undefined)
    setError(null)
    if (Object.keys(read.faults).length > 0 || takenAt === undefined || read.isEmpty) return
    if (!begin()) return
    try {
      const rows = await client.vitals.record({ residentId, takenAt, entry: read.entry, note: null })
      setTexts({ ...noTexts, glucoseUnit: texts.glucoseUnit })
      setTime('')
      await refresh()
      void message.success(t('vitals:entry.saved', { count: rows.length }))
    } catch (caught) {
      setError(caught)
    } finally {
      end()
    }
  }

  return (
    <form
      className="vital-entry"
      aria-label={t('vitals:entry.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className="vital-entry__fields">
        {entryFields.map((field) => (
          <LabelledEntryField
            key={field}
            {...{ field, texts, faults, ranges }}
            onChange={(changed, text) => {
              setTexts((before) => ({ ...before, [changed]: text }))
              setFaults((before) => {
                const { [changed]: _mended, ...rest } = before
                return rest
              })
            }}
          />
        ))}
        <div className="vital-field">
          <span className="vital-field__label" aria-hidden="true">
            {t('vitals:field.takenAt')}
          </span>
          <input
            className="vital-field__input numerals"
            type="text"
            autoComplete="off"
            aria-label={t('vitals:field.takenAt')}
            aria-invalid={isTimeWrong}
            placeholder={t('vitals:entry.now')}
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
          {isTimeWrong && (
            <span className="vital-field__fault" role="alert">
              {t('vitals:fault.time')}
            </span>
          )}
        </div>
        <Button type="primary" htmlType="submit" loading={isSending} disabled={!limits.data}>
          {t('common:save')}
        </Button>
      </div>
      {error != null && <ErrorState error={error} />}
    </form>
  )
}

// Writes one entry for one person: the kind, its fields, when. Enter saves; a fault stands at its field and nothing is sent.
import { App, Button } from 'antd'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { ChartKind, type ChartNumbers } from '#shared/features/charts/charts.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { useSending } from '../../../ui/use-sending.ts'
import { useToday } from '../../../ui/use-today.ts'
import { type Faults, fieldsOfKind, type Texts } from '../chart-fields.ts'
import { newRequestKey } from '../moment-texts.ts'
import { useRefreshCharts } from '../queries.ts'
import { type Asked, asksAgain, ROUND_LINE, readRound } from '../round-reading.ts'
import { LabelledField } from './field-input.tsx'
import { MomentFields } from './moment-fields.tsx'

type EntryPanelProps = {
  residentId: ResidentId
  numbers: ChartNumbers
  /** The choice of the kind, so that a key can bring the focus there. */
  first?: RefObject<HTMLSelectElement | null>
}

export function EntryPanel({ residentId, numbers, first }: EntryPanelProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const refresh = useRefreshCharts()
  const today = useToday()
  const [kind, setKind] = useState<ChartKind>('fluid-in')
  const [texts, setTexts] = useState<Texts>({})
  const [moment, setMoment] = useState<Texts>({})
  const [key, setKey] = useState(newRequestKey)
  const [faults, setFaults] = useState<Faults>({})
  const [asked, setAsked] = useState<Asked>({})
  const [round, setRound] = useState({ isTimeWrong: false, isReasonMissing: false })
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const hour = Number(formatInstant(Date.now()).slice(11, 13))

  const clear = () => {
    setTexts({})
    setMoment({})
    setFaults({})
    setAsked({})
    setKey(newRequestKey())
  }
  const send = async () => {
    const lines = {
      [residentId]: { key, texts: { ...texts } },
      [ROUND_LINE]: { key: 'round-line', texts: { ...moment } },
    }
    const about = { kind, numbers, now: Date.now(), today, hour }
    const read = readRound([{ residentId, tasks: [] }], lines, asked, about)
    setFaults(read.faults[residentId] ?? {})
    setAsked((before) => ({ ...before, ...read.toAsk }))
    setRound({ isTimeWrong: read.isTimeWrong, isReasonMissing: read.isReasonMissing })
    setError(null)
    const isWrong = Object.keys(read.faults).length > 0 || read.isTimeWrong || read.isReasonMissing
    if (isWrong || read.entries.length === 0) return
    if (!begin()) return
    try {
      const { count } = await client.charts.record({ entries: read.entries })
      clear()
      await refresh()
      void message.success(t('charts:saved', { count }))
    } catch (caught) {
      setError(caught)
      if (asksAgain(caught)) setAsked({ [residentId]: JSON.stringify(texts) })
    } finally {
      end()
    }
  }

  return (
    <form
      className="chart-entry no-print"
      aria-label={t('charts:entry')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className="chart-field">
        <span className="chart-field__label" aria-hidden="true">
          {t('charts:field.kind')}
        </span>
        <select
          ref={first}
          className="chart-field__input"
          aria-label={t('charts:field.kind')}
          value={kind}
          onChange={(event) => {
            clear()
            setKind(ChartKind.parse(event.target.value))
          }}
        >
          {ChartKind.options.map((each) => (
            <option key={each} value={each}>
              {t(`charts:kind.${each}`)}
            </option>
          ))}
        </select>
      </div>
      {fieldsOfKind[kind].map((field) => (
        <LabelledField
          key={field.name}
          {...{ field, texts, hour }}
          fault={faults[field.name]}
          onChange={(name, text) => {
            setTexts((before) => ({ ...before, [name]: text }))
            setFaults(({ [name]: _mended, ...rest }) => rest)
          }}
        />
      ))}
      <MomentFields
        texts={moment}
        hasTime={kind !== 'sleep'}
        {...round}
        onChange={(name, text) => {
          setRound({ isTimeWrong: false, isReasonMissing: false })
          setMoment((before) => ({ ...before, [name]: text }))
        }}
      />
      <Button type="primary" htmlType="submit" loading={isSending}>
        {t('common:save')}
      </Button>
      {error != null && <ErrorState error={error} />}
    </form>
  )
}

// A round of a floor for one kind, line by line, without a mouse: Tab goes on, Enter and arrows go to the neighbour above or below, Ctrl+Enter
// saves all. What was typed is on disk at once; a line that cannot be saved is named and nothing of the round is written.
import { App, Button } from 'antd'
import { type KeyboardEvent, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartDraft, ChartGridRow, ChartNumbers } from '#shared/features/charts/charts.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useNow } from '../../../ui/clock.tsx'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useSending } from '../../../ui/use-sending.ts'
import { useToday } from '../../../ui/use-today.ts'
import { type Faults, fieldsOfKind, type Texts } from '../chart-fields.ts'
import { newRequestKey } from '../moment-texts.ts'
import { useRefreshCharts } from '../queries.ts'
import { type Asked, asksAgain, ROUND_LINE, readRound, refusedPlace } from '../round-reading.ts'
import { useFloorDraft } from '../use-floor-draft.ts'
import { ChartGridRowView } from './chart-grid-row.tsx'
import { MomentFields } from './moment-fields.tsx'

const noTexts: Texts = {}
const noFaults: Faults = {}
const minuteMs = 60_000

/** Moves to the same field of the line above or below; a choice keeps its own arrows. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey) return
  const isInput = target instanceof HTMLInputElement
  const step = key === 'Enter' || (isInput && key === 'ArrowDown') ? 1 : isInput && key === 'ArrowUp' ? -1 : 0
  const [column, line] = (target.dataset.cell ?? '').split(':')
  if (step === 0 || column === undefined || line === undefined) return
  event.preventDefault()
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-cell^="${column}:"]`)]
  const next = cells[cells.indexOf(target) + step]
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}

type ChartGridProps = { draft: ChartDraft; rows: readonly ChartGridRow[]; numbers: ChartNumbers; canRecord: boolean }

export function ChartGrid({ draft, rows, numbers, canRecord }: ChartGridProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const refresh = useRefreshCharts()
  const today = useToday()
  const now = Math.floor(useNow() / minuteMs) * minuteMs
  const hour = Number(formatInstant(now).slice(11, 13))
  const { kind } = draft
  const { shown, change, state, hasMet } = useFloorDraft(draft)
  const [faults, setFaults] = useState<Readonly<Record<string, Faults>>>({})
  const [asked, setAsked] = useState<Asked>({})
  const [refused, setRefused] = useState<{ residentId: string; sentence: string } | null>(null)
  const [round, setRound] = useState({ isTimeWrong: false, isReasonMissing: false })
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const { lines } = shown
  const here = rows.filter((row) => row.state === 'in')

  const write = useCallback(
    (id: string, name: string, text: string) => {
      const line = lines[id] ?? { key: newRequestKey(), texts: {} }
      change({ lines: { [id]: { ...line, texts: { ...line.texts, [name]: text } } } })
      setFaults(({ [id]: _mended, ...rest }) => rest)
      setRefused((before) => (before?.residentId === id ? null : before))
    },
    [change, lines],
  )

  const send = async () => {
    const read = readRound(here, lines, asked, { kind, numbers, now: Date.now(), today, hour })
    setFaults(read.faults)
    setAsked((before) => ({ ...before, ...read.toAsk }))
    setRound({ isTimeWrong: read.isTimeWrong, isReasonMissing: read.isReasonMissing })
    setRefused(null)
    setError(null)
    const isWrong = Object.keys(read.faults).length > 0 || read.isTimeWrong || read.isReasonMissing
    if (isWrong || read.entries.length === 0) return
    if (!begin()) return
    try {
      const { count } = await client.charts.record({ entries: read.entries })
      change({ lines: Object.fromEntries(Object.keys(lines).map((id) => [id, null])) })
      setAsked({})
      await refresh()
      void message.success(t('charts:saved', { count }))
    } catch (caught) {
      const place = refusedPlace(caught, read.entries)
      if (!place) return setError(caught)
      setRefused({ residentId: place.residentId, sentence: sentenceOf(caught).sentence })
      if (asksAgain(caught)) {
        setAsked((before) => ({ ...before, [place.residentId]: JSON.stringify(lines[place.residentId]?.texts) }))
      }
    } finally {
      end()
    }
  }

  const wrongCount = Object.keys(faults).length
  return (
    <form
      className="chart-grid"
      aria-label={t(`charts:kind.${kind}`)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void send()
        } else moveFocus(event)
      }}
    >
      {canRecord && (
        <div className="chart-grid__head">
          <MomentFields
            texts={lines[ROUND_LINE]?.texts ?? noTexts}
            hasTime={kind !== 'sleep'}
            {...round}
            onChange={(name, text) => {
              setRound({ isTimeWrong: false, isReasonMissing: false })
              write(ROUND_LINE, name, text)
            }}
          />
          <span role="status" className={state === 'failing' ? 'chart-saving chart-saving--failing' : 'chart-saving'}>
            {Object.keys(lines).length > 0 && t(`charts:draft.${state}`)} {hasMet && t('charts:draft.met')}
          </span>
        </div>
      )}
      <div className="chart-grid__scroller">
        <table className="chart-grid__table">
          <thead>
            <tr>
              <th scope="col">{t('charts:column.bed')}</th>
              <th scope="col">{t('charts:column.name')}</th>
              {canRecord &&
                fieldsOfKind[kind].map((field) => (
                  <th key={field.name} scope="col">
                    {t(`charts:field.${field.name}`)}
                  </th>
                ))}
              {canRecord && <th scope="col">{t('charts:task')}</th>}
              <th scope="col">{t('charts:column.latest')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <ChartGridRowView
                key={row.residentId}
                {...{ row, kind, index, hour, now, canRecord }}
                texts={lines[row.residentId]?.texts ?? noTexts}
                faults={faults[row.residentId] ?? noFaults}
                refusal={refused?.residentId === row.residentId ? refused.sentence : undefined}
                onChange={write}
              />
            ))}
          </tbody>
        </table>
      </div>
      {(wrongCount > 0 || refused) && (
        <p role="alert" className="chart-field__fault">
          {t('charts:wrong', { count: wrongCount + (refused ? 1 : 0) })}
        </p>
      )}
      {error != null && <ErrorState error={error} />}
      {canRecord && (
        <p className="chart-grid__foot">
          <Button type="primary" htmlType="submit" loading={isSending}>
            {t('charts:save')} <Kbd keys="Ctrl+Enter" />
          </Button>
          <span className="muted">{t('charts:keys')}</span>
        </p>
      )}
    </form>
  )
}

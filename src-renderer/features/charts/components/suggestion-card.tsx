// What the mattress suggests: offered, never written by itself. A bed that was not heard says so.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ChartNumbers, ChartValue } from '#shared/features/charts/charts.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { fieldsOfKind } from '../chart-fields.ts'
import { isLateEntry, newRequestKey } from '../moment-texts.ts'
import { useBedSuggestions, useRefreshCharts } from '../queries.ts'

const mostMoves = 3

export function SuggestionCard({ residentId, numbers }: { residentId: ResidentId; numbers: ChartNumbers }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const canRecord = useCan('charts.record')
  const refresh = useRefreshCharts()
  const found = useBedSuggestions(residentId)
  const [position, setPosition] = useState('')
  const [error, setError] = useState<unknown>(null)

  const accept = async (at: number, value: ChartValue) => {
    setError(null)
    const isLate = isLateEntry(value, at, Date.now(), numbers)
    const lateReason = isLate ? t('charts:suggestion.reason') : null
    const entry = { requestKey: newRequestKey(), residentId, at, value, lateReason, note: null, taskKey: null }
    try {
      await client.charts.record({ entries: [{ ...entry, source: 'suggested', isConfirmed: true }] })
      await refresh()
      void message.success(t('charts:saved', { count: 1 }))
    } catch (caught) {
      setError(caught)
    }
  }
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return null
  const { sleep, noSleepBecause, moves, unheardMinutes } = found.data
  const positions = fieldsOfKind.turning[0]?.type === 'choice' ? fieldsOfKind.turning[0].options : []
  const clock = (at: number) => formatInstant(at).slice(5)
  return (
    <section className="chart-suggestions no-print" aria-label={t('charts:suggestion.title')}>
      <h2>{t('charts:suggestion.title')}</h2>
      {sleep ? (
        <p>
          {t('charts:suggestion.sleep', {
            from: clock(sleep.from),
            to: clock(sleep.to),
            out: sleep.outMinutes,
            unheard: sleep.unheardMinutes,
          })}{' '}
          {canRecord && (
            <Button
              size="small"
              onClick={() => void accept(sleep.from, { kind: 'sleep', until: sleep.to, quality: null })}
            >
              {t('charts:suggestion.acceptSleep')}
            </Button>
          )}
        </p>
      ) : (
        <p>
          {t('charts:kind.sleep')}{' '}
          {noSleepBecause === 'recorded' || noSleepBecause === 'no-sleep' ? (
            <span className="muted">{t(`charts:suggestion.none.${noSleepBecause}`)}</span>
          ) : (
            <Unknown reason={t(`charts:suggestion.none.${noSleepBecause ?? 'unheard'}`, { minutes: unheardMinutes })} />
          )}
        </p>
      )}
      {moves.length > 0 && (
        <div className="chart-suggestions__moves">
          <span>{t('charts:suggestion.moved')}</span>
          {canRecord && (
            <select
              className="chart-field__input"
              aria-label={t('charts:field.position')}
              value={position}
              onChange={(event) => setPosition(event.target.value)}
            >
              <option value="">{t('charts:suggestion.choosePosition')}</option>
              {positions.map((option) => (
                <option key={option} value={option}>
                  {t(`charts:option.position.${option}`)}
                </option>
              ))}
            </select>
          )}
          {moves.slice(-mostMoves).map(({ at, because }) => (
            <span key={`${at}:${because}`}>
              {clock(at)} {t(`charts:suggestion.because.${because}`)}{' '}
              {canRecord && (
                <Button
                  size="small"
                  disabled={position === ''}
                  onClick={() => void accept(at, { kind: 'turning', position: position as 'left', skin: null })}
                >
                  {t('charts:suggestion.acceptTurn')}
                </Button>
              )}
            </span>
          ))}
        </div>
      )}
      {error != null && <ErrorState error={error} />}
    </section>
  )
}

// "Whose is it?": readings of devices that belong to nobody yet. A person says whose, or takes it off with a reason.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { WaitingReading } from '#shared/features/vitals/vitals.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Section } from '../../../ui/section.tsx'
import { useRefreshVitals, useWaiting } from '../queries.ts'
import { unitText, vitalText } from '../vital-words.ts'

function WaitingLine({ reading, onDiscard }: { reading: WaitingReading; onDiscard: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshVitals()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const [error, setError] = useState<unknown>(null)
  const what = `${t(`vitals:kind.${reading.kind}`)} ${vitalText(reading, t) ?? ''} ${unitText(reading.kind, t)}`
  const isPossible = reading.because !== 'not-plausible'

  const assign = async (residentId: ResidentId) => {
    setError(null)
    try {
      await client.vitals.assign({ id: reading.id, residentId })
      await refresh()
    } catch (caught) {
      setError(caught)
    }
  }

  return (
    <li className="vital-waiting__one">
      <span>
        <b className="numerals">{what}</b>{' '}
        <span className="muted">
          {reading.deviceName}
          {reading.placeLabel !== null && ` · ${reading.placeLabel}`} · <SinceText at={reading.arrivedAt} /> ·{' '}
          {t(`vitals:waiting.because.${reading.because}`)}
        </span>
      </span>
      <span className="vital-waiting__acts">
        {isPossible &&
          reading.candidates.map(({ residentId, name, bedLabel }) => (
            <Button key={residentId} size="small" onClick={() => void assign(residentId)}>
              {[bedLabel, name].filter(Boolean).join(' ')}
            </Button>
          ))}
        {isPossible && (
          <Select
            size="small"
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={`${t('vitals:waiting.other')} ${what}`}
            placeholder={t('vitals:waiting.other')}
            value={null}
            onChange={(value: ResidentId | null) => value !== null && void assign(value)}
            options={(residents.data?.rows ?? []).map((row) => ({
              value: row.id,
              label: [row.bedLabel, row.name].filter(Boolean).join(' '),
            }))}
          />
        )}
        <Button size="small" type="text" onClick={onDiscard} aria-label={`${t('vitals:waiting.discard')} ${what}`}>
          {t('vitals:waiting.discard')}
        </Button>
      </span>
      {error != null && <ErrorState error={error} />}
    </li>
  )
}

/** Nothing is drawn while nothing waits. */
export function WaitingList() {
  const { t } = useTranslation()
  const refresh = useRefreshVitals()
  const waiting = useWaiting()
  const [discarded, setDiscarded] = useState<WaitingReading | null>(null)
  if (waiting.error) return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
  if (!waiting.data || waiting.data.length === 0) return null
  return (
    <Section title={t('vitals:waiting.title')} note={t('vitals:waiting.count', { count: waiting.data.length })}>
      <ul className="vital-waiting">
        {waiting.data.map((reading) => (
          <WaitingLine key={reading.id} reading={reading} onDiscard={() => setDiscarded(reading)} />
        ))}
      </ul>
      <ConfirmReason
        isOpen={discarded !== null}
        title={t('vitals:waiting.discardTitle')}
        confirmLabel={t('vitals:waiting.discard')}
        onConfirm={async (reason) => {
          if (discarded) await client.vitals.discard({ id: discarded.id, reason })
          setDiscarded(null)
          await refresh()
        }}
        onCancel={() => setDiscarded(null)}
      />
    </Section>
  )
}

// The run against the clock: one press when the fire is confirmed, one when they are there; then place and people.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockText } from '#shared/features/drills/drills.rules.ts'
import type { FireStation } from '#shared/features/fire-station/fire-station.model.ts'
import { isMemberOn } from '#shared/features/fire-station/fire-station.rules.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Section } from '../../ui/section.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'

type Values = { place: string; people: string[]; note?: string }

export function ArrivalTimer({ station }: { station: FireStation }) {
  const { t } = useTranslation()
  const now = useNow()
  const refresh = useRefreshFireSafety()
  const canRecord = useCan('fire-safety.record')
  const [confirmedAt, setConfirmedAt] = useState<number | null>(null)
  const [arrivedAt, setArrivedAt] = useState<number | null>(null)
  const { arriveWithinSeconds } = station.rules
  const runs = station.records.flatMap(({ id, content }) => (content.kind === 'arrival' ? [{ id, ...content }] : []))
  const members = station.members.filter((member) => isMemberOn(member, station.today))
  const stop = () => {
    setConfirmedAt(null)
    setArrivedAt(null)
  }
  return (
    <Section
      title={t('fire-station:arrival')}
      note={t('fire-station:target', { time: clockText(arriveWithinSeconds) })}
    >
      {canRecord && (
        <div className="hazard-acts">
          {confirmedAt === null ? (
            <Button type="primary" onClick={() => setConfirmedAt(now)}>
              {t('fire-station:confirm')}
            </Button>
          ) : (
            <>
              <span className="drill-clock" role="timer" aria-label={t('fire-station:arrival')}>
                {clockText(Math.max(0, Math.floor(((arrivedAt ?? now) - confirmedAt) / 1000)))}
              </span>
              <Button type="primary" onClick={() => setArrivedAt(now)}>
                {t('fire-station:arrive')}
              </Button>
              <Button onClick={stop}>{t('common:cancel')}</Button>
            </>
          )}
        </div>
      )}
      {runs.length === 0 && <p className="muted">{t('fire-station:noRun')}</p>}
      <ol className="hazard-steps">
        {runs.map((run) => {
          const seconds = Math.round((run.arrivedAt - run.confirmedAt) / 1000)
          return (
            <li key={run.id} className="hazard-step">
              <span>
                <b className="numerals">{clockText(seconds)}</b>{' '}
                {t(seconds <= arriveWithinSeconds ? 'fire-station:inTime' : 'fire-station:tooLate')} {run.place}{' '}
                {run.people.join('、')} {run.note}
              </span>
              <small className="muted numerals">{formatInstant(run.confirmedAt)}</small>
            </li>
          )
        })}
      </ol>
      {confirmedAt !== null && arrivedAt !== null && (
        <FormModal<Values>
          title={t('fire-station:arrival')}
          description={clockText(Math.floor((arrivedAt - confirmedAt) / 1000))}
          initialValues={{ people: [] }}
          submitLabel={t('common:save')}
          onSubmit={async ({ place, people, note }) => {
            const content = { kind: 'arrival' as const, place: place.trim(), people, confirmedAt, arrivedAt }
            const on = formatInstant(confirmedAt).slice(0, 10)
            const isPast = on < station.today
            const reason = isPast ? t('fire-station:overMidnight') : null
            await client.fireStation.record({ on, content: { ...content, note: textOrNull(note) }, reason })
            await refresh()
            stop()
          }}
          onClose={stop}
        >
          <TextItem name="place" label={t('fire-station:place')} isRequired maxLength={60} />
          <SelectItem
            name="people"
            label={t('fire-station:people')}
            isRequired
            isMultiple
            options={members.map(({ name }) => ({ value: name, label: name }))}
          />
          <TextItem name="note" label={t('fire-station:note')} rows={2} />
        </FormModal>
      )}
    </Section>
  )
}

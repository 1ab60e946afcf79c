// What the console proves about itself: each thing watched, since when it is so, and when it was last measured.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ConsoleWatch, SilentSeat } from '#shared/features/console-health/console-health.contract.ts'
import { api } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Section } from '../../ui/section.tsx'

const MEASURED_EVERY_MS = 10_000
const BYTES_PER_GIGABYTE = 1_073_741_824
const marks: Record<ConsoleWatch['state'], string> = { fine: '✓', trouble: '✗', unknown: '?' }

export function HealthSection() {
  const { t } = useTranslation()
  const health = useQuery({ ...api.consoleHealth.get.queryOptions(), refetchInterval: MEASURED_EVERY_MS })
  return (
    <Section title={t('console-health:title')} note={t('console-health:note')}>
      <div className="settings-pad settings-stack">
        {health.error && <ErrorState error={health.error} onRetry={() => void health.refetch()} />}
        {!health.error && !health.data && <p role="status">{t('ui:table.loading')}</p>}
        {!health.error && (
          <ul className="settings-list-lines">
            {health.data?.watches.map((watch) => (
              <WatchLine key={watch.name} watch={watch} />
            ))}
          </ul>
        )}
        {health.data && <SilentSeats seats={health.data.silentSeats} />}
        {health.data && <p className="muted">{t('console-health:topic', { topic: health.data.heartbeatTopic })}</p>}
      </div>
    </Section>
  )
}

function WatchLine({ watch }: { watch: ConsoleWatch }) {
  const { t } = useTranslation()
  const { name, state, since, provenAt } = watch
  return (
    <li>
      <b aria-hidden="true">{marks[state]}</b> <b>{t(`console-health:watch.${name}`)}</b>{' '}
      <span>{t(`console-health:state.${state}`)}</span> <Measured watch={watch} />{' '}
      <span className="muted">
        {provenAt === null ? (
          t('console-health:never')
        ) : (
          <>
            {t('console-health:since')} <InstantText at={since} /> {t('console-health:proven')}{' '}
            <InstantText at={provenAt} />
          </>
        )}
      </span>
    </li>
  )
}

function SilentSeats({ seats }: { seats: readonly SilentSeat[] }) {
  const { t } = useTranslation()
  if (seats.length === 0) return null
  return (
    <>
      <h3>{t('console-health:silentSeats')}</h3>
      <ul className="settings-list-lines">
        {seats.map(({ seatName, cause, since }) => (
          <li key={seatName + since}>
            <b>{seatName}</b> <span>{t(`alarms:silence.${cause}`)}</span>{' '}
            <span className="muted">
              {t('console-health:since')} <InstantText at={since} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The figure behind a state, where there is one a reader can use. */
function Measured({ watch: { name, values } }: { watch: ConsoleWatch }) {
  const { t } = useTranslation()
  const sentence = useErrorSentence()
  const number = (key: string) => (typeof values[key] === 'number' ? values[key] : null)
  const gigabytes = number('freeBytes')
  if (name === 'disk' && gigabytes !== null)
    return <span>{t('console-health:free', { size: (gigabytes / BYTES_PER_GIGABYTE).toFixed(1) })}</span>
  if (name === 'clock' && number('jumpSeconds'))
    return <span>{t('console-health:jump', { count: number('jumpSeconds') ?? 0 })}</span>
  if (name === 'backlog' && number('pending') !== null)
    return <span>{t('console-health:pending', { count: number('pending') ?? 0 })}</span>
  const walls = number('openWalls')
  if (name === 'sound' && walls !== null)
    return <span>{walls === 0 ? t('console-health:noWalls') : t('console-health:openWalls', { count: walls })}</span>
  const backupAt = number('lastBackupAt')
  if (name !== 'backup') return null
  return (
    <span>
      {t('console-health:lastBackup')}{' '}
      {backupAt === null ? t('console-health:noBackup') : <InstantText at={backupAt} />}
      {typeof values.nightlyFailure === 'string' && (
        <>
          {' '}
          {t('console-health:nightlyFailed')} {sentence({ code: values.nightlyFailure }).sentence}
        </>
      )}
    </span>
  )
}

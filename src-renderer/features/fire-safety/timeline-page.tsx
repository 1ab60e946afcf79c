// 消防时间线: everything about fire of a span in one list. A fire alarm says what became of it, or offers to say so.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { addDays } from '#shared/contract/days.ts'
import type { AlarmId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { clockText } from '#shared/features/drills/drills.rules.ts'
import { type FireEvent, FireEventKind } from '#shared/features/fire-safety/fire-safety.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { FireSafetyTabs } from './fire-safety-tabs.tsx'

const spans = [7, 30, 90, 365] as const

export function TimelinePage() {
  const { t } = useTranslation()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const days = spans.find((span) => String(span) === params.get('days')) ?? 90
  const kind = FireEventKind.options.find((each) => each === params.get('kind')) ?? null
  const span = { from: addDays(today, -days), until: today }
  const timeline = useQuery(api.fireSafety.timeline.queryOptions({ input: span }))
  const lines = timeline.data?.filter((line) => kind === null || line.kind === kind)
  const show = (next: { days?: number; kind?: string | null }) => {
    const chosen = next.kind === undefined ? kind : next.kind
    setParams({ days: String(next.days ?? days), ...(chosen === null ? {} : { kind: chosen }) })
  }
  const kinds = FireEventKind.options.filter((each) => timeline.data?.some((line) => line.kind === each))
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={lines ? t('fire-safety:count', { count: lines.length }) : timeline.error ? null : undefined}
      layout="scroll"
      filterBar={
        <>
          <FireSafetyTabs />
          <Select
            size="small"
            value={days}
            aria-label={t('fire-safety:span')}
            onChange={(value) => show({ days: value })}
            options={spans.map((value) => ({ value, label: t('fire-safety:lastDays', { count: value }) }))}
          />
          {kinds.map((each) => (
            <FilterChip
              key={each}
              label={t(`fire-safety:kind.${each}`)}
              count={timeline.data?.filter((line) => line.kind === each).length ?? null}
              isOn={kind === each}
              onToggle={(isOn) => show({ kind: isOn ? each : null })}
            />
          ))}
        </>
      }
    >
      {timeline.error && <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {lines?.length === 0 && <EmptyState title={t('fire-safety:empty')} hint={t('fire-safety:emptyHint')} />}
      <ol className="fire-lines" aria-label={t('fire-safety:tab.timeline')}>
        {lines?.map((line) => (
          <TimelineLine key={line.key} line={line} />
        ))}
      </ol>
    </PageFrame>
  )
}

function TimelineLine({ line }: { line: FireEvent }) {
  const { t } = useTranslation()
  const { values } = line
  const seconds = Number(values.evacuationSeconds ?? 0)
  const words: Record<string, unknown> = {
    ...values,
    what: values.alarmKind ? t(`alarms:kind.${values.alarmKind}`) : values.what,
    drill: values.drillKind ? t(`drills:kind.${values.drillKind}`) : '',
    took: seconds > 0 ? t('fire-safety:took', { time: clockText(seconds) }) : '',
  }
  return (
    <li className="fire-line">
      <time className="numerals">{line.hasTime ? formatInstant(line.at) : formatInstant(line.at).slice(0, 10)}</time>
      <b>{t(`fire-safety:kind.${line.kind}`)}</b>
      <Link to={line.link}>{t(`fire-safety:event.${line.kind}`, words)}</Link>
      {line.outcome && <AlarmOutcome line={line} />}
    </li>
  )
}

/** alarm → roll-call → drill or incident and hazard → closed. */
function AlarmOutcome({ line: { outcome, values } }: { line: FireEvent }) {
  const { t } = useTranslation()
  const canRecord = useCan('fire-safety.record')
  const canReport = useCan('hazards.report')
  const canIncident = useCan('incidents.record')
  if (!outcome) return null
  const id = String(values.alarmId) as AlarmId
  const isJudged = outcome.drillId !== null || outcome.incidentId !== null
  return (
    <span className="fire-line__acts">
      <span>{t(outcome.isClosed ? 'fire-safety:alarmClosed' : 'fire-safety:alarmOpen')}</span>
      {outcome.rollCallAt !== null && (
        <span>{t('fire-safety:rollCalled', { time: formatInstant(outcome.rollCallAt).slice(11) })}</span>
      )}
      {outcome.drillId && <Link to={screenLinks.drill(outcome.drillId)}>{t('fire-safety:toDrill')}</Link>}
      {outcome.incidentId && <Link to={screenLinks.incident(outcome.incidentId)}>{t('fire-safety:toIncident')}</Link>}
      {outcome.hazardId && <Link to={screenLinks.hazard(outcome.hazardId)}>{t('fire-safety:toHazard')}</Link>}
      {!isJudged && values.closeReason !== 'false' && values.closeReason !== 'device-fault' && (
        <>
          {canRecord && <Link to={screenLinks.drillFromAlarm(id)}>{t('fire-safety:wasDrill')}</Link>}
          {canIncident && values.closeReason !== 'drill' && (
            <Link to={screenLinks.incidentFromAlarm(id)}>{t('fire-safety:wasReal')}</Link>
          )}
        </>
      )}
      {outcome.hazardId === null && canReport && (
        <Link to={screenLinks.hazardFromAlarm(id)}>{t('fire-safety:addHazard')}</Link>
      )}
    </span>
  )
}

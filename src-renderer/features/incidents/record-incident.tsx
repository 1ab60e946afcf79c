// Writes down one incident or complaint and opens its file: what, when, who, where, how grave. From an alarm it comes filled in.
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { Circumstance, IncidentKind, Severity } from '#shared/features/incidents/incidents.model.ts'
import type { RoundVisit } from '#shared/features/rounds/rounds.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useNow } from '../../ui/clock.tsx'
import { SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { textOrNull } from '../../ui/text-or-null.ts'
import { incidentOfAlarm } from './from-alarm.ts'
import { instantOf, MinuteItem } from './minute-field.tsx'
import { useRefreshIncidents } from './queries.ts'

type RecordIncidentProps = { alarm?: Alarm | undefined; visit?: RoundVisit | undefined; onClose: () => void }

type RecordValues = {
  kind: IncidentKind
  at: string
  residentId?: ResidentId
  place?: string
  severity?: Severity
  circumstances?: Circumstance[]
  summary: string
}

/** `alarm` or `visit`: what it is written down from. */
export function RecordIncident({ alarm, visit, onClose }: RecordIncidentProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useRefreshIncidents()
  const now = useNow()
  const isDone = useRef(false)
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const options = (residents.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.bedLabel, row.name].filter(Boolean).join(' '),
  }))
  const filled: Partial<RecordValues> = alarm
    ? {
        ...incidentOfAlarm(alarm),
        at: formatInstant(alarm.raisedAt),
        place: alarm.placeLabel,
        ...(alarm.residentId === null ? {} : { residentId: alarm.residentId }),
        ...(alarm.closeNote ? { summary: alarm.closeNote } : {}),
      }
    : visit
      ? filledFrom(visit)
      : { at: formatInstant(now) }
  return (
    <FormModal<RecordValues>
      title={t('incidents:record.title')}
      {...(alarm
        ? {
            description: t('incidents:record.fromAlarm', {
              at: formatInstant(alarm.raisedAt),
              place: alarm.placeLabel,
              what: t(`alarms:kind.${alarm.kind}`),
            }),
          }
        : visit
          ? { description: t('rounds:fromRound', { at: formatInstant(visit.at), bed: visit.bedLabel }) }
          : {})}
      initialValues={filled}
      submitLabel={t('common:save')}
      onSubmit={async ({ kind, at, residentId, place, severity, circumstances, summary }) => {
        const minute = instantOf(at)
        // An alarm is exact to the second: its own time stays where the minute was not changed.
        const isAlarmsOwn = alarm !== undefined && formatInstant(alarm.raisedAt) === at
        const recorded = await client.incidents.record({
          kind,
          occurredAt: isAlarmsOwn ? alarm.raisedAt : minute,
          residentId: residentId ?? null,
          place: textOrNull(place),
          summary: summary.trim(),
          severity: severity ?? null,
          circumstances: circumstances ?? [],
          alarmId: alarm?.id ?? null,
        })
        await refresh()
        isDone.current = true
        navigate(screenLinks.incident(recorded.id))
      }}
      // The file that was opened stays on the screen; only leaving the form goes back to the register.
      onClose={() => !isDone.current && onClose()}
    >
      <SelectItem
        name="kind"
        label={t('incidents:column.kind')}
        isRequired
        options={IncidentKind.options.map((value) => ({ value, label: t(`incidents:kind.${value}`) }))}
      />
      <MinuteItem name="at" label={t('incidents:column.occurredAt')} />
      <SelectItem
        name="residentId"
        label={t('incidents:column.resident')}
        help={t('incidents:record.residentHelp')}
        options={options}
        isLoading={residents.isLoading}
      />
      <TextItem name="place" label={t('incidents:column.place')} maxLength={60} />
      <SelectItem
        name="severity"
        label={t('incidents:column.severity')}
        help={t('incidents:record.severityHelp')}
        options={Severity.options.map((value) => ({ value, label: t(`incidents:severity.${value}`) }))}
      />
      <SelectItem
        name="circumstances"
        label={t('incidents:field.circumstances')}
        isMultiple
        options={Circumstance.options.map((value) => ({ value, label: t(`incidents:circumstance.${value}`) }))}
      />
      <TextItem name="summary" label={t('incidents:column.summary')} isRequired rows={3} />
    </FormModal>
  )
}

/** What a round found; its kind and how grave it is are for the person to choose. */
function filledFrom({ at, bedLabel, residentId, text }: RoundVisit): Partial<RecordValues> {
  return {
    ...{ at: formatInstant(at), place: bedLabel },
    ...(residentId === null ? {} : { residentId }),
    ...(text === null ? {} : { summary: text }),
  }
}

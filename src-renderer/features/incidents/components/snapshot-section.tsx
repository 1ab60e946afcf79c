// The quarter of an hour before and after, as it was frozen: alarms, the bed, values, who was seen.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { IncidentDetail, SnapshotLine } from '#shared/features/incidents/incidents.model.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Section } from '../../../ui/section.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { unitText, vitalText } from '../../vitals/index.tsx'

type Snapshot = NonNullable<NonNullable<IncidentDetail['file']>['snapshot']>
type Line = { at: number; text: string; isIncident?: boolean }

function lineText(line: SnapshotLine, t: TFunction): string {
  if (line.kind === 'in-bed' || line.kind === 'out-of-bed') return t(`incidents:around.${line.kind}`)
  const what = line.alarmKind === null ? '' : t(`alarms:kind.${line.alarmKind}`)
  const step = t(`alarms:event.${line.step ?? 'raised'}`)
  return [what, step, line.place, line.by].filter(Boolean).join(' · ')
}

function linesOf(snapshot: Snapshot, occurredAt: number, t: TFunction): Line[] {
  const { lines, vitals } = snapshot
  const spot = (vitals?.spot ?? []).map((value) => {
    const words = [t(`vitals:kind.${value.kind}`), vitalText(value, t), unitText(value.kind, t)]
    return { at: value.at, text: words.filter(Boolean).join(' ') }
  })
  return [
    ...lines.map((line) => ({ at: line.at, text: lineText(line, t) })),
    ...spot,
    { at: occurredAt, text: t('incidents:around.happened'), isIncident: true },
  ].sort((left, right) => left.at - right.at)
}

export function SnapshotSection({ snapshot, occurredAt }: { snapshot: Snapshot | null; occurredAt: number }) {
  const { t } = useTranslation()
  if (snapshot === null) {
    return <Section title={t('incidents:around.title')}>{<Unknown reason={t('incidents:around.none')} />}</Section>
  }
  const { resident, shift, staff, hasPresence, vitals, takenAt, isComplete, from, to } = snapshot
  const time = (at: number) => formatInstant(at).slice(11)
  return (
    <Section
      title={t('incidents:around.title')}
      note={t('incidents:around.span', { from: time(from), to: time(to), takenAt: formatInstant(takenAt) })}
    >
      <div className="around">
        {!isComplete && <p className="around__told">{t('incidents:around.notComplete', { at: time(takenAt) })}</p>}
        <Facts
          items={[
            {
              label: t('incidents:around.resident'),
              value:
                resident === null
                  ? t('incidents:noPerson')
                  : [t(`residents:state.${resident.state}`), resident.bedLabel].filter(Boolean).join(' · '),
            },
            { label: t('incidents:around.shift'), value: t(`today:shift.${shift}`) },
            {
              label: t('incidents:around.staff'),
              value: staff.length > 0 ? staff.join('、') : null,
              unknownReason: t('incidents:around.noStaff'),
            },
            ...(resident === null
              ? []
              : [
                  {
                    label: t('incidents:around.presence'),
                    value: hasPresence ? t('incidents:around.hasPresence') : null,
                    unknownReason: t('incidents:around.noPresence'),
                  },
                ]),
          ]}
        />
        <ol className="around__lines" aria-label={t('incidents:around.title')}>
          {linesOf(snapshot, occurredAt, t).map((line) => (
            <li key={`${line.at} ${line.text}`} className={line.isIncident ? 'around__incident' : undefined}>
              <InstantText at={line.at} precision="second" nowAt={occurredAt} /> <span>{line.text}</span>
            </li>
          ))}
        </ol>
        {vitals === null ? (
          <p className="muted">{t('incidents:around.valuesHidden')}</p>
        ) : (
          vitals.bed.length > 0 && <BedValues bed={vitals.bed} />
        )}
      </div>
    </Section>
  )
}

function BedValues({ bed }: { bed: NonNullable<Snapshot['vitals']>['bed'] }) {
  const { t } = useTranslation()
  const shown = (value: number | null) => (value === null ? '—' : Math.round(value))
  return (
    <details>
      <summary>{t('incidents:around.bedValues', { count: bed.length })}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('incidents:field.at')}</th>
            <th className="end">{t('vitals:kind.pulse')}</th>
            <th className="end">{t('vitals:kind.respiration')}</th>
          </tr>
        </thead>
        <tbody>
          {bed.map(({ at, heartRate, respiration }) => (
            <tr key={at}>
              <td>{formatInstant(at).slice(11)}</td>
              <td className="end">{shown(heartRate)}</td>
              <td className="end">{shown(respiration)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

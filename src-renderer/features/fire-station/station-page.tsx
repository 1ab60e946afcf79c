// The micro fire station: its people, who of them is on duty, kit against the preset, training, and runs against the clock.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FireStation, StationMember, StationRecord } from '#shared/features/fire-station/fire-station.model.ts'
import { isMemberOn } from '#shared/features/fire-station/fire-station.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { Section } from '../../ui/section.tsx'
import { DueText } from '../fire-safety/due-text.tsx'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { ArrivalTimer } from './arrival-timer.tsx'
import { KitTable } from './kit-table.tsx'
import { MemberForm, SettingsForm, TrainingForm } from './station-forms.tsx'

export function StationPage() {
  const { t } = useTranslation()
  const station = useQuery(api.fireStation.get.queryOptions())
  const data = station.data
  const count = data?.members.filter((member) => isMemberOn(member, data.today)).length
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={data ? t('fire-station:count', { count, wanted: data.wanted }) : station.error ? null : undefined}
      layout="scroll"
      filterBar={<FireSafetyTabs />}
    >
      {station.error && <ErrorState error={station.error} onRetry={() => void station.refetch()} />}
      {data && (
        <div className="fire-scroll">
          {data.findings.map((finding) => (
            <p key={finding} className="fire-warning" role="status">
              {t(`fire-station:finding.${finding}`, { count, wanted: data.wanted })}
            </p>
          ))}
          <p className="muted no-print">{t('fire-station:basis', { basis: data.rules.basis })}</p>
          <Members station={data} />
          <OnDuty station={data} />
          <ArrivalTimer station={data} />
          <KitTable station={data} />
          <Trainings station={data} />
        </div>
      )}
    </PageFrame>
  )
}

function Members({ station }: { station: FireStation }) {
  const { t } = useTranslation()
  const canManage = useCan('fire-safety.manage')
  const [editing, setEditing] = useState<StationMember | 'new' | null>(null)
  const [isSetting, setSetting] = useState(false)
  const settings = station.settings?.content
  const told = settings?.kind === 'settings' ? settings : null
  return (
    <Section
      title={t('fire-station:members')}
      link={
        canManage && (
          <>
            <Button size="small" onClick={() => setEditing('new')}>
              {t('fire-station:addMember')}
            </Button>{' '}
            <Button size="small" onClick={() => setSetting(true)}>
              {t('fire-station:settings')}
            </Button>
          </>
        )
      }
    >
      <div className="fire-facts">
        <Facts
          items={[
            {
              ...{ label: t('fire-station:controlRoom'), unknownReason: t('fire-station:notSaid') },
              value: told && t(`fire-station:yesNo.${told.hasControlRoom}`),
            },
            {
              ...{ label: t('fire-station:dispatch'), unknownReason: t('fire-station:notSaid') },
              value:
                told && [told.dispatchOn ?? t('fire-station:yesNo.false'), told.dispatchNote].filter(Boolean).join(' '),
            },
          ]}
        />
      </div>
      <table className="plain-table">
        <caption className="visually-hidden">{t('fire-station:members')}</caption>
        <thead>
          <tr>
            {(['name', 'post', 'joinedOn', 'leftOn'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`fire-station:column.${column}`)}
              </th>
            ))}
            {canManage && <th scope="col">{t('fire-station:column.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {station.members.map((member) => (
            <tr key={member.id}>
              <th scope="row">{member.name}</th>
              <td>{t(`fire-station:post.${member.post}`)}</td>
              <td className="numerals">{member.joinedOn}</td>
              <td className="numerals">{member.leftOn ?? '—'}</td>
              {canManage && (
                <td>
                  <Button size="small" type="link" onClick={() => setEditing(member)}>
                    {t('fire-station:changeOf', { name: member.name })}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {editing && <MemberForm {...(editing === 'new' ? {} : { member: editing })} onClose={() => setEditing(null)} />}
      {isSetting && <SettingsForm station={station} onClose={() => setSetting(false)} />}
    </Section>
  )
}

function OnDuty({ station }: { station: FireStation }) {
  const { t } = useTranslation()
  return (
    <Section title={t('fire-station:onDuty')} note={station.today}>
      <div className="fire-facts">
        <Facts
          items={station.onDuty.map(({ shift, names }) => ({
            ...{
              label: t(`today:shift.${shift}`),
              value: names.length === 0 ? <b>{t('fire-station:nobody')}</b> : names.join('、'),
            },
          }))}
        />
      </div>
    </Section>
  )
}

function Trainings({ station }: { station: FireStation }) {
  const { t } = useTranslation()
  const canRecord = useCan('fire-safety.record')
  const [isAdding, setAdding] = useState(false)
  const records = station.records.filter(({ content }) => content.kind === 'training')
  return (
    <Section
      title={t('fire-station:trainings')}
      note={
        station.trainingDueOn ? (
          <>
            {t('fire-station:nextDue')} <DueText day={station.trainingDueOn} />
          </>
        ) : undefined
      }
      link={
        canRecord && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('fire-station:addTraining')}
          </Button>
        )
      }
    >
      {records.length === 0 && <p className="muted">{t('fire-station:noTraining')}</p>}
      <ol className="hazard-steps">
        {records.map((record) => (
          <TrainingLine key={record.id} record={record} />
        ))}
      </ol>
      {isAdding && <TrainingForm station={station} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function TrainingLine({ record: { content, on, recordedAt, recordedBy } }: { record: StationRecord }) {
  const { t } = useTranslation()
  if (content.kind !== 'training') return null
  const { topic, minutes, people, note } = content
  return (
    <li className="hazard-step">
      <span>
        <b>{topic}</b> <span className="numerals">{on}</span>{' '}
        {t('fire-station:trainingLine', { minutes, count: people.length })} {people.join('、')} {note}
      </span>
      <small className="muted numerals">
        {formatInstant(recordedAt)} {recordedBy}
      </small>
    </li>
  )
}

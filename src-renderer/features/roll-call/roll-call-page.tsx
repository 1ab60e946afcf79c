// The roll-call: who must be found, floor by floor, ticked from several seats. Prints as an A4 sheet with boxes, ticked or not.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { AlarmId, ResidentId } from '#shared/contract/primitives.ts'
import type { RollCall, RollCallMark, RollCallPerson } from '#shared/features/roll-call/roll-call.model.ts'
import {
  byFloor,
  countRollCall,
  isFireAlarm,
  isToFind,
  newestMarks,
  stillOpen,
} from '#shared/features/roll-call/roll-call.rules.ts'
import { client } from '../../app/rpc-client.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { SinceText } from '../../ui/duration-text.tsx'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { useOpenAlarms } from '../alarms/index.ts'
import './roll-call.css'
import { HourlyCopies } from './hourly-copies.tsx'
import { RollCallRow } from './roll-call-row.tsx'
import { useRunningCall, useSheet } from './use-roll-call.ts'

/** People of the running roll-call with their newest signs; without one, the house as it stands. */
function peopleOf(call: RollCall | null, sheet: readonly RollCallPerson[]): readonly RollCallPerson[] {
  if (!call) return sheet
  const now = new Map(sheet.map((person) => [person.residentId, person]))
  return call.people.map((person) => ({
    ...person,
    lastSeen: now.get(person.residentId)?.lastSeen ?? person.lastSeen,
    mobility: now.get(person.residentId)?.mobility ?? person.mobility,
  }))
}

export function RollCallPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const wordsOf = useErrorSentence()
  const [params] = useSearchParams()
  const sheet = useSheet()
  const running = useRunningCall()
  const { alarms } = useOpenAlarms()
  const [isClosing, setClosing] = useState(false)
  const call = running.data ?? null
  const people = peopleOf(call, sheet.data?.people ?? [])
  const marks = newestMarks(call?.marks ?? [])
  const counts = countRollCall(people, call?.marks ?? [])
  const open = stillOpen(counts)
  const fire = alarms?.find((alarm) => alarm.id === params.get('alarm')) ?? alarms?.find(isFireAlarm)

  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      void message.error(wordsOf(error).sentence)
    }
  }
  const begin = (isDrill: boolean) =>
    void attempt(() => client.rollCall.open({ alarmId: (fire?.id ?? null) as AlarmId | null, isDrill }))
  const tick = (residentIds: ResidentId[], mark: RollCallMark) =>
    void attempt(() => (call ? client.rollCall.mark({ id: call.id, residentIds, mark }) : Promise.resolve()))
  const close = async (note: string | null): Promise<void> => {
    if (call) await client.rollCall.close({ id: call.id, note })
    setClosing(false)
  }

  const actions = (
    <>
      {call ? (
        <Button type="primary" onClick={() => (open > 0 ? setClosing(true) : void attempt(() => close(null)))}>
          {t('roll-call:close')}
        </Button>
      ) : (
        <>
          <Button type="primary" onClick={() => begin(fire?.isDrill ?? false)} disabled={!running.isLive}>
            {t('roll-call:open')}
          </Button>
          <Button onClick={() => begin(true)} disabled={!running.isLive}>
            {t('roll-call:openDrill')}
          </Button>
        </>
      )}
      <Button onClick={() => window.print()}>{t('roll-call:print')}</Button>
    </>
  )
  return (
    <PageFrame
      title={t('roll-call:title')}
      count={sheet.data ? t('roll-call:count', { count: counts.toFind }) : sheet.error ? null : undefined}
      actions={actions}
      layout="scroll"
    >
      {sheet.error && <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />}
      <p className="roll-call-state" role="status">
        {call?.isDrill && <b className="roll-call-drill">{t('roll-call:drill')}</b>}
        {call ? (
          <>
            {t('roll-call:running', { by: call.openedBy ?? '', at: formatInstant(call.openedAt).slice(11) })}{' '}
            <SinceText at={call.openedAt} look="clock" />
          </>
        ) : (
          t('roll-call:notRunning')
        )}
        {sheet.data && (
          <span className="print-only">
            {sheet.data.facilityName} {formatInstant(sheet.data.at)}
          </span>
        )}
      </p>
      <HourlyCopies />
      <dl className="roll-call-counts">
        {(['unchecked', 'missing', 'found', 'evacuated'] as const).map((key) => (
          <div key={key} className={`roll-call-counts__item roll-call-counts__item--${key}`}>
            <dt>{t(`roll-call:mark.${key}`)}</dt>
            <dd className="numerals">{call ? counts[key] : '—'}</dd>
          </div>
        ))}
        {(['bed-bound', 'wheelchair', 'with-help', 'walks', 'unknown'] as const).map((key) => (
          <div key={key} className="roll-call-counts__item">
            <dt>{key === 'unknown' ? t('roll-call:mobilityUnknown') : t(`roll-call:mobility.${key}`)}</dt>
            <dd className="numerals">{counts.mobility[key]}</dd>
          </div>
        ))}
      </dl>
      <p className="roll-call-unknown">{t('roll-call:unknownPeople')}</p>
      {byFloor(people.filter(isToFind)).map((floor) => (
        <Section
          key={floor.floorName ?? ''}
          title={floor.floorName ?? t('roll-call:noBed')}
          note={t('roll-call:count', { count: floor.people.length })}
        >
          <table className="roll-call-table">
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">{t('roll-call:column.box')}</span>
                </th>
                {(['bed', 'person', 'mobility', 'seen', 'mark'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`roll-call:column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {floor.people.map((person) => (
                <RollCallRow
                  key={person.residentId}
                  person={person}
                  mark={marks.get(person.residentId)}
                  onMark={call ? (mark) => tick([person.residentId], mark) : undefined}
                />
              ))}
            </tbody>
          </table>
        </Section>
      ))}
      <Section title={t('roll-call:away')} note={t('roll-call:awayNote')}>
        <ul className="roll-call-away">
          {people
            .filter((person) => !isToFind(person))
            .map((person) => (
              <li key={person.residentId}>
                <span className="numerals">{person.bedLabel}</span> {person.name} ·{' '}
                {t(`roll-call:whereabouts.${person.whereabouts}`)} {person.returnsOn}
              </li>
            ))}
          {counts.onLeave + counts.inHospital === 0 && <li>{t('roll-call:nobodyAway')}</li>}
        </ul>
      </Section>
      <ConfirmReason
        isOpen={isClosing}
        title={t('roll-call:closeOpen', { count: open })}
        description={t('roll-call:closeOpenHelp')}
        confirmLabel={t('roll-call:close')}
        isIrreversible
        onConfirm={(reason) => close(reason)}
        onCancel={() => setClosing(false)}
      />
    </PageFrame>
  )
}

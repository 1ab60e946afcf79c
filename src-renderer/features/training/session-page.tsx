// One session: who is invited, who came, with what result, until it is closed; then the archive, which prints on A4.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import '../../ui/plain-parts.css'
import { RecordFiles } from '../attachments/index.ts'
import { ParticipantList } from './components/participant-list.tsx'
import { useRefreshTraining, useSession } from './queries.ts'
import { SessionForm } from './session-form.tsx'
import { CallOffForm, InviteForm, NoteForm, PapersForm } from './session-forms.tsx'
import './training.css'

type Act = 'change' | 'invite' | 'papers' | 'callOff' | 'note'

export function SessionPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const id = (useParams().id ?? '') as RecordId
  const canRecord = useCan('training.record')
  const refresh = useRefreshTraining()
  const session = useSession(id)
  const [act, setAct] = useState<Act | null>(null)
  const one = session.data
  const isOpen = one !== undefined && one.closedAt === null && one.calledOffReason === null
  const close = async (): Promise<void> => {
    if (!one) return
    try {
      await client.training.close({ id, version: one.version })
      await refresh()
    } catch (error) {
      void message.error(sentenceOf(error).sentence)
    }
  }
  const button = (name: Act) => (
    <Button key={name} onClick={() => setAct(name)}>
      {t(`training:act.${name}`)}
    </Button>
  )
  const { counts } = one ?? {}
  const rate = counts?.passRate == null ? '—' : `${Math.round(counts.passRate * 100)}%`
  return (
    <PageFrame
      title={one?.topic ?? t('training:title')}
      count={counts ? t('training:counts', { ...counts, rate }) : session.error ? null : undefined}
      layout="scroll"
      actions={
        <>
          {canRecord && isOpen && [button('invite'), button('papers'), button('change'), button('callOff')]}
          {canRecord && one?.closedAt != null && button('note')}
          {canRecord && isOpen && (
            <Button type="primary" onClick={() => void close()}>
              {t('training:act.close')}
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('training:print')}</Button>
        </>
      }
      filterBar={<Link to={screenLinks.training()}>{t('training:back')}</Link>}
    >
      {session.error && <ErrorState error={session.error} onRetry={() => void session.refetch()} />}
      {one && (
        <>
          <Facts
            items={[
              { label: t('training:column.category'), value: t(`training:category.${one.category}`) },
              {
                label: t('training:column.time'),
                value: `${formatInstant(one.fromAt)} – ${formatInstant(one.untilAt).slice(-5)}`,
              },
              { label: t('training:column.hours'), value: one.hours },
              { label: t('training:column.lecturer'), value: one.lecturer },
              { label: t('training:column.mode'), value: t(`training:mode.${one.mode}`) },
              {
                label: t('training:column.exam'),
                value: `${t(`training:exam.${one.exam}`)} ${one.passScore === null ? '' : t('training:passFrom', { score: one.passScore })}`,
              },
              { label: t('training:column.content'), value: one.content, unknownReason: t('training:noContent') },
              {
                label: t('training:column.state'),
                value:
                  one.calledOffReason !== null
                    ? t('training:calledOffFor', { reason: one.calledOffReason })
                    : one.closedAt === null
                      ? t('training:state.open')
                      : t('training:closedAt', { at: formatInstant(one.closedAt), by: one.closedBy ?? '' }),
              },
            ]}
          />
          <Section title={t('training:participants')}>
            {canRecord && isOpen && (
              <p className="muted no-print">
                <Kbd keys="↑" /> <Kbd keys="↓" /> {t('training:keys')}
              </p>
            )}
            <ParticipantList session={one} canRecord={canRecord && one.calledOffReason === null} />
          </Section>
          {one.attachmentIds.length > 0 && (
            <Section title={t('training:papers')}>
              <RecordFiles ids={one.attachmentIds} />
            </Section>
          )}
          {one.corrected.length > 0 && (
            <Section title={t('training:corrected')}>
              <ul>
                {one.corrected.map(({ staffId, version, name, isPresent, score, recordedAt, recordedBy }) => (
                  <li key={`${staffId}${version}`}>
                    {formatInstant(recordedAt)} {recordedBy} · {name}{' '}
                    {t(isPresent ? 'training:present' : 'training:absent')} {score}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {one.notes.length > 0 && (
            <Section title={t('training:notes')}>
              <ul>
                {one.notes.map(({ id: noteId, text, attachmentIds, recordedAt, recordedBy }) => (
                  <li key={noteId}>
                    {formatInstant(recordedAt)} {recordedBy} · {text}
                    <RecordFiles ids={attachmentIds} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {act === 'change' && <SessionForm known={one} onClose={() => setAct(null)} />}
          {act === 'invite' && <InviteForm session={one} onClose={() => setAct(null)} />}
          {act === 'papers' && <PapersForm session={one} onClose={() => setAct(null)} />}
          {act === 'callOff' && <CallOffForm session={one} onClose={() => setAct(null)} />}
          {act === 'note' && <NoteForm session={one} onClose={() => setAct(null)} />}
        </>
      )}
    </PageFrame>
  )
}

// One drill: a clock and one key for each moment while it runs, then the roll-call, the report, hazards and the signature.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { DrillDetail } from '#shared/features/drills/drills.contract.ts'
import type { DrillMark, EmergencyDrill } from '#shared/features/drills/drills.model.ts'
import { clockText, drillMarks, nextMarks } from '#shared/features/drills/drills.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'
import { DrillFacts } from './drill-facts.tsx'
import { DrillReportForm } from './drill-forms.tsx'
import { DrillRollCallSection, useFoundOnes } from './drill-roll-call.tsx'
import { DrillSheet } from './drill-sheet.tsx'
import '../fire-safety/fire-safety.css'

export function DrillPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const found = useQuery(api.drills.get.queryOptions({ input: { id: id as RecordId } }))
  if (found.data) return <DrillFile key={id} detail={found.data} />
  return (
    <PageFrame title={t('drills:title')} layout="scroll">
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </PageFrame>
  )
}

function DrillFile({ detail: { drill, rollCall: call } }: { detail: DrillDetail }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const refresh = useRefreshFireSafety()
  const canRecord = useCan('fire-safety.record')
  const canManage = useCan('fire-safety.manage')
  const canReport = useCan('hazards.report')
  const canRollCall = useCan('roll-call.read')
  const [dialog, setDialog] = useState<'report' | 'cancel' | 'takeBack' | null>(null)
  const { id, state } = drill
  const people = useFoundOnes(drill)
  const isOpen = state !== 'done' && state !== 'cancelled'
  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      void message.error(sentenceOf(error).sentence)
    }
    await refresh()
  }
  const mark = (chosen: DrillMark) => void attempt(() => client.drills.mark({ id, mark: chosen }))
  const next = canRecord && isOpen ? nextMarks(drill.marks) : []
  usePageKeys((key) => {
    const chosen = drillMarks[Number(key) - 1]
    if (chosen === undefined || !next.includes(chosen)) return false
    mark(chosen)
    return true
  })
  const rollCall = async (): Promise<void> => {
    const call = await client.rollCall.open({ alarmId: drill.alarmId, isDrill: true })
    await client.drills.linkRollCall({ id, rollCallId: call.id })
  }
  const canWriteUp = state === 'to-report' || state === 'to-sign'
  return (
    <PageFrame
      title={`${t(`drills:kind.${drill.kind}`)} ${drill.place}`}
      count={`${drill.heldOn ?? drill.plannedOn} · ${t(`drills:state.${state}`)}`}
      layout="scroll"
      actions={
        <>
          {canRecord && canWriteUp && (
            <Button type={state === 'to-report' ? 'primary' : 'default'} onClick={() => setDialog('report')}>
              {t('drills:report')}
            </Button>
          )}
          {canManage && state === 'to-sign' && (
            <Button type="primary" onClick={() => void attempt(() => client.drills.sign({ id }))}>
              {t('drills:sign')}
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('drills:print')}</Button>
        </>
      }
      filterBar={<Link to={screenLinks.drills()}>{t('drills:back')}</Link>}
    >
      <div className="fire-scroll no-print">
        <DrillClock drill={drill} />
        <div className="drill-marks">
          {drillMarks.map((each, index) => {
            const at = drill.marks[each]
            return (
              <div key={each} className={at === null ? 'drill-mark' : 'drill-mark drill-mark--set'}>
                <b>{t(`drills:mark.${each}`)}</b>
                <span className="numerals">{at === null ? t('drills:notYet') : formatInstant(at, 'second')}</span>
                {next.includes(each) && (
                  <Button
                    type={next[0] === each ? 'primary' : 'default'}
                    onClick={() => mark(each)}
                    aria-keyshortcuts={String(index + 1)}
                  >
                    {t('drills:now')} <Kbd keys={String(index + 1)} />
                  </Button>
                )}
              </div>
            )
          })}
        </div>
        <DrillFacts drill={drill} />
        {call && <DrillRollCallSection call={call} people={people} />}
        <div className="hazard-acts" role="toolbar" aria-label={t('drills:acts')}>
          {drill.rollCallId === null && canRecord && canRollCall && isOpen && (
            <Button onClick={() => void attempt(rollCall)}>{t('drills:openRollCall')}</Button>
          )}
          {call?.closedAt === null && canRollCall && <Link to="/roll-call">{t('drills:toRollCall')}</Link>}
          {canReport && state !== 'planned' && state !== 'cancelled' && (
            <Link to={screenLinks.hazardFromDrill(id)}>{t('drills:toHazard')}</Link>
          )}
          {canRecord && state === 'planned' && (
            <Button onClick={() => setDialog('cancel')}>{t('drills:cancel')}</Button>
          )}
          {canRecord && isOpen && state !== 'planned' && (
            <Button onClick={() => setDialog('takeBack')}>{t('drills:takeBack')}</Button>
          )}
        </div>
      </div>
      <DrillSheet drill={drill} call={call} people={people} />
      {dialog === 'report' && <DrillReportForm drill={drill} call={call} onClose={() => setDialog(null)} />}
      <ConfirmReason
        isOpen={dialog === 'cancel' || dialog === 'takeBack'}
        title={t(dialog === 'cancel' ? 'drills:cancel' : 'drills:takeBack')}
        confirmLabel={t(dialog === 'cancel' ? 'drills:cancel' : 'drills:takeBack')}
        onConfirm={async (reason) => {
          if (dialog === 'cancel') await client.drills.cancel({ id, text: reason })
          else await client.drills.takeBack({ id, reason })
          setDialog(null)
          await refresh()
        }}
        onCancel={() => setDialog(null)}
      />
    </PageFrame>
  )
}

/** Runs from the alarm (else the start) until the end. */
function DrillClock({ drill: { marks, state, evacuationSeconds } }: { drill: EmergencyDrill }) {
  const { t } = useTranslation()
  const now = useNow()
  const from = marks['alarm-given'] ?? marks.started
  if (from === null || state === 'cancelled') return null
  const seconds = evacuationSeconds ?? Math.max(0, Math.floor((now - from) / 1000))
  return (
    <p className="drill-clock" role="timer" aria-label={t('drills:clock')}>
      {clockText(seconds)}
    </p>
  )
}

// One incident with its file: the loop at the left, the minutes around at the right, the R21 sheet on paper.
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { IncidentDetail } from '#shared/features/incidents/incidents.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { InstantText } from '../../ui/instant-text.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { textOrNull } from '../../ui/text-or-null.ts'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useSession } from '../accounts/index.ts'
import { IncidentSheet } from './components/incident-sheet.tsx'
import { LoopList } from './components/loop-list.tsx'
import { SnapshotSection } from './components/snapshot-section.tsx'
import { StepForm, type StepTask } from './components/step-form.tsx'
import './incidents.css'
import { useRefreshIncidents } from './queries.ts'

export function IncidentPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const found = useQuery(api.incidents.get.queryOptions({ input: { id: id as RecordId } }))
  if (found.error) {
    return (
      <PageFrame title={t('incidents:title')} layout="scroll">
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      </PageFrame>
    )
  }
  if (!found.data) {
    return (
      <PageFrame title={t('incidents:title')} layout="scroll">
        <Skeleton active paragraph={{ rows: 8 }} />
      </PageFrame>
    )
  }
  return <IncidentFile key={id} detail={found.data} />
}

function IncidentFile({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { incident, file } = detail
  const rules = useQuery(api.incidents.rules.queryOptions())
  const [task, setTask] = useState<StepTask | null>(null)
  const [dialog, setDialog] = useState<'close' | 'reopen' | null>(null)
  const [hasTried, setTried] = useState(false)
  const isOpen = incident.state === 'open'
  const canClose = can('incidents.close') && file !== null
  const missing = file?.missing.length ?? 0
  const tryToClose = () => {
    setTried(true)
    if (missing === 0) setDialog('close')
  }
  useShortcut('8', tryToClose, { isEnabled: canClose && isOpen })
  const terms = rules.data
  const basis = terms
    ? t(terms.isVerified ? 'incidents:basis' : 'incidents:basisUnverified', {
        version: file?.rulesVersion ?? terms.version,
        basis: terms.basis,
      })
    : null
  const name = incident.residentName ?? incident.place ?? ''
  return (
    <PageFrame
      title={`${t(`incidents:kind.${incident.kind}`)} ${name}`.trim()}
      count={`${formatInstant(incident.occurredAt)} · ${t(`incidents:state.${incident.state}`)}`}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => window.print()}>{t('incidents:sheet.print')}</Button>
          {canClose && isOpen && (
            <Button type={missing === 0 ? 'primary' : 'default'} onClick={tryToClose}>
              {t('incidents:act.close')}
            </Button>
          )}
          {canClose && incident.state === 'closed' && (
            <Button onClick={() => setDialog('reopen')}>{t('incidents:act.reopen')}</Button>
          )}
        </>
      }
      filterBar={
        <Link to={`/incidents?month=${formatInstant(incident.occurredAt).slice(0, 7)}`}>{t('incidents:back')}</Link>
      }
    >
      <div className="incident no-print">
        {hasTried && missing > 0 && (
          <p className="incident__told" role="alert">
            {t('incidents:cannotClose', { count: missing })}
          </p>
        )}
        <IncidentFacts detail={detail} />
        {file ? (
          <div className="incident__parts">
            <LoopList
              file={file}
              rulesBasis={basis}
              canWrite={isOpen && can('incidents.record')}
              showsFaults={hasTried}
              onTask={setTask}
            />
            <SnapshotSection snapshot={file.snapshot} occurredAt={incident.occurredAt} />
          </div>
        ) : (
          <p className="incident__told">{t('incidents:registerOnly')}</p>
        )}
      </div>
      <IncidentSheet detail={detail} />
      {task && <StepForm detail={detail} task={task} onClose={() => setTask(null)} />}
      {dialog === 'close' && <CloseForm id={incident.id} onClose={() => setDialog(null)} />}
      <Reopen id={incident.id} isOpen={dialog === 'reopen'} onClose={() => setDialog(null)} />
    </PageFrame>
  )
}

function IncidentFacts({ detail: { incident, file } }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { residentId, residentName, severity } = incident
  const person =
    residentId === null ? (
      t('incidents:noPerson')
    ) : can('residents.read') ? (
      <Link to={screenLinks.resident(residentId)}>{residentName}</Link>
    ) : (
      residentName
    )
  return (
    <div className="incident__facts">
      <Facts
        items={[
          { label: t('incidents:column.occurredAt'), value: <InstantText at={incident.occurredAt} /> },
          { label: t('incidents:column.resident'), value: person },
          { label: t('incidents:column.place'), value: incident.place },
          {
            label: t('incidents:column.severity'),
            value:
              severity === null ? <Unknown reason={t('incidents:notGraded')} /> : t(`incidents:severity.${severity}`),
          },
          { label: t('incidents:column.recordedBy'), value: incident.recordedBy },
          ...(file?.alarmId
            ? [
                {
                  label: t('incidents:alarm'),
                  value: <Link to={screenLinks.alarm(file.alarmId)}>{t('incidents:toAlarm')}</Link>,
                },
              ]
            : []),
        ]}
      />
      <p className="incident__summary">{incident.summary}</p>
    </div>
  )
}

function CloseForm({ id, onClose }: { id: RecordId; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshIncidents()
  return (
    <FormModal<{ note?: string }>
      title={t('incidents:stepKind.closed')}
      description={t('incidents:closeNote')}
      initialValues={{}}
      submitLabel={t('incidents:act.close')}
      onSubmit={async ({ note }) => {
        await client.incidents.close({ id, note: textOrNull(note) })
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="note" label={t('incidents:field.note')} rows={2} />
    </FormModal>
  )
}

function Reopen({ id, isOpen, onClose }: { id: RecordId; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshIncidents()
  return (
    <ConfirmReason
      isOpen={isOpen}
      title={t('incidents:act.reopen')}
      description={t('incidents:reopenNote')}
      confirmLabel={t('incidents:act.reopen')}
      onConfirm={async (reason) => {
        await client.incidents.reopen({ id, reason })
        await refresh()
        onClose()
      }}
      onCancel={onClose}
    />
  )
}

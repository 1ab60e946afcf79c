// One inspection: its facts, each finding with its loop, and the rectification letter on paper.
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { authorities } from '#shared/features/inspections/findings.rules.ts'
import type { Finding, FindingStep, Inspection } from '#shared/features/inspections/inspections.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { RecordFiles } from '../attachments/index.ts'
import { FindingCard } from './components/finding-card.tsx'
import { ReplySheet } from './components/reply-sheet.tsx'
import { StepForm, type StepKindToWrite } from './components/step-form.tsx'
import './inspections.css'
import { useInspectionRules, useRefreshInspections } from './queries.ts'

export function InspectionPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const found = useQuery(api.inspections.get.queryOptions({ input: { id: id as RecordId } }))
  if (!found.data) {
    return (
      <PageFrame title={t('inspections:title')} layout="scroll">
        {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />}
      </PageFrame>
    )
  }
  return <InspectionFile key={id} inspection={found.data} />
}

type Task = { finding: Finding; kind: StepKindToWrite }

function InspectionFile({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation()
  const rules = useInspectionRules()
  const refresh = useRefreshInspections()
  const canRecord = useCan('inspections.record') && inspection.state !== 'void'
  const [task, setTask] = useState<Task | null>(null)
  const [taken, setTaken] = useState<FindingStep | null>(null)
  const [isVoiding, setVoiding] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { id, findings } = inspection
  const close = async () => {
    setError(null)
    try {
      await client.inspections.close({ id })
      await refresh()
    } catch (caught) {
      setError(caught)
    }
  }
  const canClose = canRecord && findings.some(({ state }) => state === 'passed')
  useShortcut('p', () => window.print())
  useShortcut('c', () => void close(), { isEnabled: canClose })
  return (
    <PageFrame
      title={t('inspections:titleOf', { source: t(`inspections:source.${inspection.source}`) })}
      count={`${formatInstant(inspection.at)} · ${t(`inspections:state.${inspection.state}`)}`}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => window.print()} aria-keyshortcuts="P">
            {t('inspections:print')} <Kbd keys="P" />
          </Button>
          {canClose && (
            <Button type="primary" onClick={() => void close()} aria-keyshortcuts="C">
              {t('inspections:close')} <Kbd keys="C" />
            </Button>
          )}
          {canRecord && <Button onClick={() => setVoiding(true)}>{t('inspections:void')}</Button>}
        </>
      }
      filterBar={<Link to={screenLinks.inspections()}>{t('inspections:back')}</Link>}
    >
      <div className="inspection-form no-print">
        {error !== null && <ErrorState error={error} />}
        {inspection.voidReason !== null && (
          <p className="inspection-told">{t('inspections:voided', { reason: inspection.voidReason })}</p>
        )}
        <InspectionFacts inspection={inspection} minimumOfficers={rules?.minimumOfficers ?? 0} />
        {findings.length === 0 ? (
          <p>{t('inspections:noFindings')}</p>
        ) : (
          <ol className="findings" aria-label={t('inspections:column.findings')}>
            {findings.map((finding, index) => (
              <FindingCard
                key={finding.id}
                {...{ finding, rules, canRecord }}
                number={index + 1}
                onStep={(kind) => setTask({ finding, kind })}
                onTakeBack={setTaken}
              />
            ))}
          </ol>
        )}
      </div>
      <ReplySheet inspection={inspection} rules={rules} />
      {task && <StepForm {...task} onClose={() => setTask(null)} />}
      <ConfirmReason
        isOpen={taken !== null}
        title={t('inspections:takeBack')}
        description={t('inspections:takeBackNote')}
        confirmLabel={t('inspections:takeBack')}
        onConfirm={async (reason) => {
          if (taken) await client.inspections.takeBackStep({ stepId: taken.id, reason })
          await refresh()
          setTaken(null)
        }}
        onCancel={() => setTaken(null)}
      />
      <ConfirmReason
        isOpen={isVoiding}
        isIrreversible
        title={t('inspections:void')}
        description={t('inspections:voidNote')}
        confirmLabel={t('inspections:void')}
        onConfirm={async (reason) => {
          await client.inspections.void({ id, reason })
          await refresh()
          setVoiding(false)
        }}
        onCancel={() => setVoiding(false)}
      />
    </PageFrame>
  )
}

function InspectionFacts({ inspection, minimumOfficers }: { inspection: Inspection; minimumOfficers: number }) {
  const { t } = useTranslation()
  const { source, officers, documentNumber, lateReason } = inspection
  const isShortHanded = authorities.includes(source) && officers.length < minimumOfficers
  return (
    <>
      <Facts
        items={[
          { label: t('inspections:column.form'), value: t(`inspections:form.${inspection.form}`) },
          {
            label: t('inspections:officers'),
            value: officers.length === 0 ? null : officers.join('、'),
          },
          {
            label: t('inspections:column.document'),
            value: documentNumber ?? <Unknown reason={t('inspections:noDocument')} />,
          },
          { label: t('inspections:summary'), value: inspection.summary ?? '—' },
          { label: t('inspections:column.recordedBy'), value: inspection.recordedBy },
          ...(lateReason === null ? [] : [{ label: t('ui:lateReason'), value: lateReason }]),
        ]}
      />
      <RecordFiles ids={inspection.attachmentIds} />
      {isShortHanded && <p className="inspection-told">{t('inspections:fewOfficers', { count: minimumOfficers })}</p>}
    </>
  )
}

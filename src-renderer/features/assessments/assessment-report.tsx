// The report of a finished assessment, on the screen and on A4: scores, level and how it came about, signatures. A voided one says so.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#shared/features/assessments/assessments.model.ts'
import type { Scale } from '#shared/features/assessments/scale.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { DisputeButton, DisputeTold } from './components/dispute.tsx'
import { HistoryTold } from './components/history-told.tsx'
import { JudgementPanel } from './components/judgement-panel.tsx'
import { ReportItems } from './components/report-items.tsx'
import { useRefreshAssessments } from './queries.ts'
import { usePersonName } from './use-person-name.ts'

type AssessmentReportProps = {
  /** undefined = a standard the console keeps as history only. */
  scale: Scale | undefined
  assessment: Assessment
  previous: Assessment | null
}

export function AssessmentReport({ scale, assessment, previous }: AssessmentReportProps) {
  const { t } = useTranslation()
  const refresh = useRefreshAssessments()
  const canRecord = useCan('assessments.record')
  const [isVoiding, setVoiding] = useState(false)
  const person = usePersonName(assessment.residentId)
  const { result, state, informant } = assessment
  const actions = (
    <>
      {canRecord && state === 'finished' && scale?.subject === 'ability' && <DisputeButton assessment={assessment} />}
      {canRecord && state !== 'voided' && <Button onClick={() => setVoiding(true)}>{t('assessments:void.act')}</Button>}
      <Button type="primary" onClick={() => window.print()}>
        {t('assessments:print')}
      </Button>
    </>
  )
  return (
    <PageFrame
      title={t('assessments:reportOf', { title: scale?.title ?? assessment.scaleVersion, person })}
      layout="scroll"
      actions={actions}
    >
      {state === 'voided' && (
        <p className="assessment__told" role="alert">
          {t('assessments:voidedBecause', { reason: assessment.voidReason ?? '' })}
        </p>
      )}
      {assessment.disputes && <DisputeTold assessment={assessment} disputes={assessment.disputes} />}
      {state === 'history' && <HistoryTold assessment={assessment} />}
      <Facts
        items={[
          { label: t('assessments:field.number'), value: assessment.number },
          { label: t('assessments:field.standard'), value: assessment.scaleVersion },
          { label: t('assessments:field.basedOn'), value: assessment.basedOn },
          { label: t('assessments:field.reason'), value: t(`assessments:reason.${assessment.reason}`) },
          { label: t('assessments:field.assessors'), value: assessment.assessors.filter(Boolean).join('、') || null },
          {
            label: t('assessments:field.informant'),
            value: informant && `${informant.name}（${t(`assessments:relation.${informant.relation}`)}）`,
          },
          {
            label: t('assessments:field.finishedAt'),
            value: assessment.finishedAt === null ? null : formatInstant(assessment.finishedAt),
          },
          ...(previous
            ? [
                {
                  label: t('assessments:field.previous'),
                  value: `${previous.basedOn} ${previous.result?.final?.name ?? ''}`,
                },
              ]
            : []),
        ]}
      />
      {result && (scale ? <JudgementPanel scale={scale} judgement={result} /> : <p>{result.final?.name}</p>)}
      {scale && <ReportItems scale={scale} assessment={assessment} previous={previous} />}
      <div className="signature-lines print-only">
        {[
          ...Array.from({ length: scale?.assessors ?? 1 }, (_, index) =>
            t('assessments:field.assessor', { number: index + 1 }),
          ),
          t('assessments:field.informant'),
        ].map((label) => (
          <p key={label}>
            {label}
            {'：'}
            <span className="signature-lines__line" /> {t('assessments:field.date')}
            {'：'}
            <span className="signature-lines__line" />
          </p>
        ))}
      </div>
      {scale && !scale.isVerified && <Section title={t('assessments:basis')}>{scale.basis}</Section>}
      <ConfirmReason
        isOpen={isVoiding}
        title={t('assessments:void.title')}
        description={t('assessments:void.note')}
        confirmLabel={t('assessments:void.act')}
        isIrreversible
        onConfirm={async (reason) => {
          await client.assessments.void({ id: assessment.id, version: assessment.version, reason })
          await refresh()
          setVoiding(false)
        }}
        onCancel={() => setVoiding(false)}
      />
    </PageFrame>
  )
}

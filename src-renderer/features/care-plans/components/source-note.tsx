// Where a problem comes from; a newer assessment of the same scale makes it stale, and it says so.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ProblemSource } from '#shared/features/care-plans/care-plans.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'

type SourceNoteProps<Source> = { residentId: ResidentId; source: Source }

function StaleMark({ isStale }: { isStale: boolean }) {
  const { t } = useTranslation()
  return isStale ? <b className="plan-stale"> {t('care-plans:stale')}</b> : null
}

function AssessmentNote({ residentId, source }: SourceNoteProps<Extract<ProblemSource, { assessmentId: string }>>) {
  const { t } = useTranslation()
  const canRead = useCan('assessments.read')
  const list = useQuery(api.assessments.list.queryOptions({ input: { residentId }, enabled: canRead })).data
  const own = list?.find(({ id }) => id === source.assessmentId)
  if (!own) return null
  const isStale = list?.some(
    (each) => each.scale === own.scale && each.state === 'finished' && each.basedOn > own.basedOn,
  )
  return (
    <>
      <Link to={`/assessments/${own.id}`}>
        {t('care-plans:source', { day: own.basedOn, item: source.itemCode ?? '' })}
      </Link>
      <StaleMark isStale={isStale === true || own.state === 'voided'} />
    </>
  )
}

function RiskNote({ residentId, source }: SourceNoteProps<Extract<ProblemSource, { riskAssessmentId: string }>>) {
  const { t } = useTranslation()
  const canRead = useCan('risks.read')
  const list = useQuery(api.risks.history.queryOptions({ input: { residentId }, enabled: canRead })).data
  const own = list?.find(({ id }) => id === source.riskAssessmentId)
  if (!own) return null
  const isStale = list?.some((each) => each.state === 'finished' && each.basedOn > own.basedOn)
  return (
    <>
      <Link to={`/risks/${own.id}`}>{t('care-plans:riskSource', { day: own.basedOn })}</Link>
      <StaleMark isStale={isStale === true || own.state === 'voided'} />
    </>
  )
}

export function SourceNote({ residentId, source }: SourceNoteProps<ProblemSource>) {
  return 'assessmentId' in source ? (
    <AssessmentNote residentId={residentId} source={source} />
  ) : (
    <RiskNote residentId={residentId} source={source} />
  )
}

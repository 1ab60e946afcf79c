// One assessment: the form while it is a draft, the report once it is finished.
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { AssessmentReport } from './assessment-report.tsx'
import { useAssessment, useScale } from './queries.ts'
import './assessments.css'

export function AssessmentPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const loaded = useAssessment(id as RecordId)
  const assessment = loaded.data?.assessment
  const scale = useScale(assessment?.scale)
  if (assessment && scale && assessment.state === 'draft') {
    return (
      <AssessmentForm key={assessment.id} scale={scale} loaded={assessment} previous={loaded.data?.previous ?? null} />
    )
  }
  if (assessment) {
    return <AssessmentReport scale={scale} assessment={assessment} previous={loaded.data?.previous ?? null} />
  }
  return (
    <PageFrame title={t('assessments:title')} layout="scroll">
      {loaded.error ? <ErrorState error={loaded.error} onRetry={() => void loaded.refetch()} /> : <Skeleton active />}
    </PageFrame>
  )
}

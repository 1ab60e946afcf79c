// One risk assessment: the form while it is a draft, the record once it is finished or voided.
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { useRiskAssessment, useRiskList } from './queries.ts'
import { RiskForm } from './risk-form.tsx'
import { RiskRecord } from './risk-record.tsx'
import './risks.css'

export function RiskPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const canRecord = useCan('risks.record')
  const loaded = useRiskAssessment(id as RecordId)
  const list = useRiskList(loaded.data?.assessment.listVersion)
  if (loaded.data && list) {
    const { assessment, previous } = loaded.data
    const shown = { list, previous }
    return assessment.state === 'draft' && canRecord ? (
      <RiskForm key={assessment.id} {...shown} loaded={assessment} />
    ) : (
      <RiskRecord {...shown} assessment={assessment} />
    )
  }
  return (
    <PageFrame title={t('risks:title')} layout="scroll">
      {loaded.error ? <ErrorState error={loaded.error} onRetry={() => void loaded.refetch()} /> : <Skeleton active />}
    </PageFrame>
  )
}

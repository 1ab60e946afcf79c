// 复评: a finished result is disputed, and the result on dispute stands beside the first one.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Assessment } from '#shared/features/assessments/assessments.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useAssessment, useRefreshAssessments } from '../queries.ts'

export function DisputeButton({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useRefreshAssessments()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('assessments:disputed.act')}</Button>
      {isAsking && (
        <FormModal<{ by: string; why: string }>
          title={t('assessments:disputed.title')}
          description={t('assessments:disputed.note')}
          initialValues={{}}
          submitLabel={t('assessments:disputed.act')}
          onSubmit={async ({ by, why }) => {
            const { id } = await client.assessments.dispute({ id: assessment.id, by, why })
            await refresh()
            navigate(`/assessments/${id}`)
          }}
          onClose={() => setAsking(false)}
        >
          <TextItem name="by" label={t('assessments:disputed.by')} isRequired maxLength={40} />
          <ReasonItem name="why" label={t('assessments:disputed.why')} />
        </FormModal>
      )}
    </>
  )
}

type DisputeToldProps = { assessment: Assessment; disputes: NonNullable<Assessment['disputes']> }

export function DisputeTold({ assessment, disputes }: DisputeToldProps) {
  const { t } = useTranslation()
  const first = useAssessment(disputes.id).data?.assessment
  const resultOf = (one: Assessment | undefined): string =>
    [one?.basedOn, one?.result?.total, one?.result?.final?.name, one?.assessors.filter(Boolean).join('、')]
      .filter((part) => part !== undefined && part !== null)
      .join(' · ')
  return (
    <div className="assessment__told">
      <p>{t('assessments:disputed.told', { by: disputes.by, number: first?.number ?? '', why: disputes.why })}</p>
      <dl className="dispute">
        <div>
          <dt>
            <Link to={`/assessments/${disputes.id}`}>{t('assessments:disputed.first')}</Link>
          </dt>
          <dd>{resultOf(first)}</dd>
        </div>
        <div>
          <dt>{t('assessments:disputed.second')}</dt>
          <dd>{resultOf(assessment)}</dd>
        </div>
      </dl>
    </div>
  )
}

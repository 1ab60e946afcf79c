// Where a problem comes from; a newer assessment of the same scale makes it stale, and it says so.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ProblemSource } from '#shared/features/care-plans/care-plans.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'

export function SourceNote({ residentId, source }: { residentId: ResidentId; source: ProblemSource }) {
  const { t } = useTranslation()
  const canRead = useCan('assessments.read')
  const list = useQuery(api.assessments.list.queryOptions({ input: { residentId }, enabled: canRead }))
  const own = list.data?.find(({ id }) => id === source.assessmentId)
  if (!own) return null
  const isStale = list.data?.some(
    (each) => each.scale === own.scale && each.state === 'finished' && each.basedOn > own.basedOn,
  )
  return (
    <>
      <Link to={`/assessments/${own.id}`}>
        {t('care-plans:source', { day: own.basedOn, item: source.itemCode ?? '' })}
      </Link>
      {(isStale || own.state === 'voided') && <b className="plan-stale"> {t('care-plans:stale')}</b>}
    </>
  )
}

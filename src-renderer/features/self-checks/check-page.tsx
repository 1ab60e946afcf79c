// One check: the form while it is a draft, the signed record once two have signed it.

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { CheckForm } from './check-form.tsx'
import { CheckRecord } from './check-record.tsx'
import { useCheckList } from './queries.ts'
import './self-checks.css'

export function CheckPage() {
  const { t } = useTranslation()
  const id = (useParams().id ?? '') as RecordId
  const canRecord = useCan('fire-safety.record')
  const loaded = useQuery(api.selfChecks.get.queryOptions({ input: { id } }))
  const check = loaded.data
  const list = useCheckList(check?.kind)
  if (check && list && check.finishedAt === null && canRecord) return <CheckForm key={id} list={list} loaded={check} />
  if (check && list) return <CheckRecord list={list} check={check} />
  return (
    <PageFrame title={t('self-checks:title')} layout="scroll">
      {loaded.error ? <ErrorState error={loaded.error} onRetry={() => void loaded.refetch()} /> : <Skeleton active />}
    </PageFrame>
  )
}

// Drops a draft, or says that a finished assessment was wrong. Both stay on record with the reason.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { RiskAssessment } from '#shared/features/risks/risks.model.ts'
import { client } from '../../app/rpc-client.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { useRefreshRisks } from './queries.ts'

type VoidRisksProps = {
  assessment: RiskAssessment
  label: string
  title: string
  /** Of a draft: resolves with the version on disk. */
  settle?: () => Promise<number>
}

export function VoidRisks({ assessment, label, title, settle }: VoidRisksProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useRefreshRisks()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{label}</Button>
      <ConfirmReason
        isOpen={isAsking}
        title={title}
        description={t('risks:void.note')}
        confirmLabel={label}
        isIrreversible
        onConfirm={async (reason) => {
          const version = (await settle?.()) ?? assessment.version
          await client.risks.void({ id: assessment.id, version, reason })
          await refresh()
          setAsking(false)
          if (assessment.state === 'draft') navigate('/risks')
        }}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

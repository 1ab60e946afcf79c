// Who is to be assessed at once, and for what; answered by an assessment or by the word that it is not needed.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { ReassessDue } from '#shared/features/assessments/reassess.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { DayItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { useRefreshAssessments } from '../queries.ts'
import { StartAssessment } from '../start-assessment.tsx'

type Act = { kind: 'assess' | 'not-needed'; of: ReassessDue } | { kind: 'diagnosis' }
type DiagnosisValues = { residentId: ResidentId; on: string; text: string }

function DiagnosisForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshAssessments()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const people = (residents.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.bedLabel, row.name].filter(Boolean).join(' '),
  }))
  return (
    <FormModal<DiagnosisValues>
      title={t('assessments:reassess.diagnosis')}
      initialValues={{ on: today }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        await client.assessments.enterDiagnosis(values)
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem name="residentId" label={t('assessments:column.name')} isRequired options={people} />
      <TextItem name="text" label={t('assessments:reassess.text')} isRequired maxLength={200} />
      <DayItem name="on" label={t('assessments:reassess.on')} isRequired to={today} />
    </FormModal>
  )
}

export function ReassessList() {
  const { t } = useTranslation()
  const canRecord = useCan('assessments.record')
  const refresh = useRefreshAssessments()
  const due = useQuery(api.assessments.reassessDue.queryOptions()).data ?? []
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  if (due.length === 0 && !canRecord) return <div />
  return (
    <section className="reassess no-print" aria-label={t('assessments:reassess.title')}>
      <b>
        {t('assessments:reassess.title')} <span className="numerals">{due.length}</span>{' '}
        {canRecord && (
          <Button type="link" size="small" onClick={() => setAct({ kind: 'diagnosis' })}>
            {t('assessments:reassess.diagnosis')}
          </Button>
        )}
      </b>
      <ul>
        {due.map((one) => (
          <li key={one.residentId}>
            <Link to={screenLinks.resident(one.residentId)}>
              {[one.bedLabel, one.residentName].filter(Boolean).join(' ')}
            </Link>
            <span>
              {t(`assessments:reassess.cause.${one.cause}`)}
              {one.incidentKind !== null && ` ${t(`incidents:kind.${one.incidentKind}`)}`} {one.text}
            </span>
            <span className="muted numerals">{one.on}</span>
            {canRecord && (
              <>
                <Button size="small" onClick={() => setAct({ kind: 'assess', of: one })}>
                  {t('assessments:reassess.assess')}
                </Button>
                <Button size="small" onClick={() => setAct({ kind: 'not-needed', of: one })}>
                  {t('assessments:reassess.notNeeded')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {act?.kind === 'diagnosis' && <DiagnosisForm onClose={stop} />}
      {act?.kind === 'assess' && <StartAssessment residentId={act.of.residentId} reason="immediate" onClose={stop} />}
      <ConfirmReason
        isOpen={act?.kind === 'not-needed'}
        title={
          act?.kind === 'not-needed' ? t('assessments:reassess.notNeededTitle', { name: act.of.residentName }) : ''
        }
        description={t('assessments:reassess.notNeededNote')}
        confirmLabel={t('assessments:reassess.notNeeded')}
        onConfirm={async (reason) => {
          if (act?.kind !== 'not-needed') return
          await client.assessments.answerNotNeeded({ residentId: act.of.residentId, reason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </section>
  )
}

// 评估 in a resident's drawer: the newest of each scale, and the way to a new one.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { AssessmentLine } from '#shared/features/assessments/assessments.model.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useAssessments, useScales } from './queries.ts'
import { StartAssessment } from './start-assessment.tsx'
import './assessments.css'

/** The first line of each scale; the list comes newest first, drafts before all. */
function newestOfEach(lines: readonly AssessmentLine[]): AssessmentLine[] {
  const seen = new Map<string, AssessmentLine>()
  for (const line of lines) if (line.state !== 'voided' && !seen.has(line.scale)) seen.set(line.scale, line)
  return [...seen.values()]
}

function Assessments({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const canRecord = useCan('assessments.record')
  const list = useAssessments(residentId)
  const scales = useScales().data ?? []
  const [isStarting, setStarting] = useState(false)
  const titleOf = (code: string) => scales.find((scale) => scale.code === code)?.title ?? t('assessments:older')
  return (
    <section aria-label={t('assessments:title')}>
      <h3 className="drawer-heading">{t('assessments:title')}</h3>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="resident-assessments">
        {newestOfEach(list.data ?? []).map((line) => (
          <li key={line.id}>
            <Link to={`/assessments/${line.id}`}>{titleOf(line.scale)}</Link>{' '}
            <span className="numerals faint">{line.basedOn}</span>{' '}
            {line.state === 'draft' ? (
              <b>{t('assessments:answered', { count: line.answered, of: line.of })}</b>
            ) : (
              <>
                {line.levelName} {line.total !== null && t('assessments:points', { score: line.total })}
              </>
            )}
          </li>
        ))}
        {list.data?.length === 0 && <li className="muted">{t('assessments:noneYet')}</li>}
      </ul>
      {canRecord && (
        <Button size="small" onClick={() => setStarting(true)}>
          {t('assessments:start.button')}
        </Button>
      )}
      {isStarting && <StartAssessment residentId={residentId} onClose={() => setStarting(false)} />}
    </section>
  )
}

/** Nothing for whoever may not read assessments. */
export function ResidentAssessments(props: { residentId: ResidentId }) {
  return useCan('assessments.read') ? <Assessments {...props} /> : null
}

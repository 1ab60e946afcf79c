// Said on a result of the older standard: it is history, what it comes near to today, and the way to an assessment that counts.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#shared/features/assessments/assessments.model.ts'
import { suggestedLevels } from '#shared/features/assessments/history-table.rules.ts'
import { useCan } from '../../../app/use-can.ts'
import { StartAssessment } from '../start-assessment.tsx'

/** `level` of MZ/T 039-2013. */
export function SuggestionText({ level }: { level: number }) {
  const { t } = useTranslation()
  const levels = suggestedLevels(level)
  return levels.length > 1
    ? t('assessments:historyImport.reassess', { levels: levels.join('、') })
    : t('assessments:historyImport.exact', { level: levels[0] })
}

export function HistoryTold({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation()
  const canRecord = useCan('assessments.record')
  const [isStarting, setStarting] = useState(false)
  const level = assessment.result?.final?.level
  return (
    <p className="assessment__told">
      {t('assessments:historyImport.historyTold')} {level !== undefined && <SuggestionText level={level} />}{' '}
      {canRecord && (
        <Button size="small" onClick={() => setStarting(true)}>
          {t('assessments:historyImport.assess')}
        </Button>
      )}
      {isStarting && <StartAssessment residentId={assessment.residentId} onClose={() => setStarting(false)} />}
    </p>
  )
}

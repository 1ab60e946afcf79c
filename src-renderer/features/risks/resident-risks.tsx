// 安全风险 in a resident's drawer: what is high or to be protected from, when it was assessed, and the way to the next one.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import { LevelMark } from './components/level-mark.tsx'
import { useRiskHistory, useRiskList, useRiskStandings } from './queries.ts'
import { dueWords } from './risk-columns.tsx'
import './risks.css'
import { StartRisks } from './start-risks.tsx'

const loudFirst = ['high', 'protect'] as const
const mostEarlier = 3

function Risks({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const today = useToday()
  const canRecord = useCan('risks.record')
  const [isStarting, setStarting] = useState(false)
  const list = useRiskList()
  const standings = useRiskStandings(residentId)
  const standing = standings.data?.[0]
  const history = useRiskHistory(residentId).data ?? []
  const current = standing?.current ?? null
  const due = standing ? dueWords(standing, today, t) : null
  const earlier = history.filter(({ id, state }) => state !== 'draft' && id !== current?.id).slice(0, mostEarlier)
  return (
    <section aria-label={t('risks:inDrawer')}>
      <h3 className="drawer-heading">{t('risks:inDrawer')}</h3>
      {standings.error && <ErrorState error={standings.error} onRetry={() => void standings.refetch()} />}
      <ul className="resident-risks">
        {standing && !current && (
          <li>
            <Unknown reason={t('risks:level.not-assessed')} />
          </li>
        )}
        {current &&
          loudFirst.map((level) => {
            const terms = (list?.risks ?? []).filter(({ key }) => current.levels[key] === level).map(({ term }) => term)
            return (
              terms.length > 0 && (
                <li key={level}>
                  <LevelMark level={level} /> {terms.join('、')}
                </li>
              )
            )
          })}
        {current && Object.values(current.levels).every((level) => level === 'none') && <li>{t('risks:allNone')}</li>}
        {current && (
          <li>
            <Link to={`/risks/${current.id}`}>{t(`risks:kind.${current.kind}`)}</Link>{' '}
            <span className="numerals faint">{current.basedOn}</span>
          </li>
        )}
        {standing && due !== null && (
          <li>
            {standing.isOverdue ? <b>{due}</b> : <span className="muted">{t('risks:nextOn', { day: due })}</span>}
          </li>
        )}
        {earlier.map(({ id, kind, basedOn, state }) => (
          <li key={id}>
            <Link to={`/risks/${id}`}>{t(`risks:kind.${kind}`)}</Link> <span className="numerals faint">{basedOn}</span>{' '}
            {state === 'voided' && t('risks:state.voided')}
          </li>
        ))}
      </ul>
      {standing?.draft ? (
        <Link to={`/risks/${standing.draft.id}`}>{t('risks:goOn', { count: standing.draft.assessed })}</Link>
      ) : (
        canRecord && (
          <Button size="small" onClick={() => setStarting(true)}>
            {t('risks:start.button')}
          </Button>
        )
      )}
      {isStarting && (
        <StartRisks
          residentId={residentId}
          dueReason={standing?.dueReason ?? null}
          onClose={() => setStarting(false)}
        />
      )}
    </section>
  )
}

/** Nothing for whoever may not read the risks. */
export function ResidentRisks(props: { residentId: ResidentId }) {
  return useCan('risks.read') ? <Risks {...props} /> : null
}

// What the found risks usually lead to: alarm rules of the person, accepted one by one, and problems for the care plan.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { RiskConsequences as Consequences } from '#shared/features/risks/risk-consequences.rules.ts'
import type { RiskAssessment, RiskList } from '#shared/features/risks/risks.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Section } from '../../../ui/section.tsx'
import { useRuleWords } from '../../alarms/index.ts'

type Rule = Consequences['rules'][number]
type RiskConsequencesProps = { assessment: RiskAssessment; list: RiskList }

const isTaken = ({ present, value }: Rule): boolean => JSON.stringify(present) === JSON.stringify(value)

export function RiskConsequences({ assessment: { id, residentId, basedOn }, list }: RiskConsequencesProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { fieldText, valueText } = useRuleWords()
  const [canPlan, canSetRules] = [useCan('care.plan'), useCan('alarms.rules')]
  const found = useQuery(api.risks.consequences.queryOptions({ input: { id } }))
  const [error, setError] = useState<unknown>(null)
  const termOf = (key: Rule['riskKey']) => list.risks.find((risk) => risk.key === key)?.term ?? key

  async function take({ riskKey, kind, field, value }: Rule): Promise<void> {
    setError(null)
    try {
      const reason = t('risks:consequence.reason', { day: basedOn, risk: termOf(riskKey) })
      await client.alarms.rules.set({ kind, scope: { level: 'person', residentId }, field, value, reason })
      await queries.invalidateQueries({ queryKey: api.risks.key() })
    } catch (caught) {
      setError(caught)
    }
  }

  if (!found.data || found.data.problems.length === 0) return null
  const { rules, problems, basis, isVerified } = found.data
  return (
    <Section
      title={t('risks:consequence.title')}
      note={isVerified ? undefined : t('risks:consequence.unverified')}
      link={canPlan && <Link to={screenLinks.carePlanFromRisks(residentId, id)}>{t('risks:consequence.toPlan')}</Link>}
    >
      <table className="risk-items">
        <caption className="visually-hidden">{t('risks:consequence.title')}</caption>
        <tbody>
          {rules.map((rule) => (
            <tr key={`${rule.kind}-${rule.field}`}>
              <th scope="row">{termOf(rule.riskKey)}</th>
              <td>
                {t('risks:consequence.rule', { kind: t(`alarms:kind.${rule.kind}`), field: fieldText(rule.field) })}{' '}
                <b>{valueText(rule.field, rule.value)}</b>
              </td>
              <td>
                {isTaken(rule)
                  ? t('risks:consequence.inForce')
                  : t('risks:consequence.present', { value: valueText(rule.field, rule.present) })}
                {!isTaken(rule) && canSetRules && (
                  <Button size="small" onClick={() => void take(rule)}>
                    {t('risks:consequence.take')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
          {problems.map((problem) => (
            <tr key={problem.riskKey}>
              <th scope="row">{termOf(problem.riskKey)}</th>
              <td>{t('risks:consequence.problem', { text: problem.text, goal: problem.goal })}</td>
              <td>{problem.interventions.map(({ text }) => text).join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {error !== null && <ErrorState error={error} />}
      <p className="muted">{basis}</p>
    </Section>
  )
}

// A version of a plan to read and to print: problems, goals, what is done how often, where each comes from.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CarePlan, Problem } from '#shared/features/care-plans/care-plans.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { Section } from '../../../ui/section.tsx'
import { frequencyWords } from '../frequency-words.ts'

/** Where a problem comes from; a newer assessment of the same scale makes it stale, and it says so. */
function SourceNote({ plan, source }: { plan: CarePlan; source: NonNullable<Problem['source']> }) {
  const { t } = useTranslation()
  const canRead = useCan('assessments.read')
  const list = useQuery(api.assessments.list.queryOptions({ input: { residentId: plan.residentId }, enabled: canRead }))
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

export function PlanView({ plan }: { plan: CarePlan }) {
  const { t } = useTranslation()
  return (
    <>
      {plan.problems.map((problem) => (
        <Section key={problem.id} title={problem.text} note={t('care-plans:goalIs', { goal: problem.goal })}>
          <table className="plan-table">
            <caption className="visually-hidden">{problem.text}</caption>
            <tbody>
              {problem.interventions.map((each) => (
                <tr key={each.id}>
                  <th scope="row">{t(`care-plans:kind.${each.kind}`)}</th>
                  <td>{each.text}</td>
                  <td className="numerals">{frequencyWords(each.frequency, t)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {problem.source && (
            <p className="plan-source">
              <SourceNote plan={plan} source={problem.source} />
            </p>
          )}
        </Section>
      ))}
      {plan.note !== null && <p>{plan.note}</p>}
    </>
  )
}

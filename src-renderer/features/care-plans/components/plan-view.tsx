// A version of a plan to read and to print: problems, goals, what is done how often, where each comes from.
import { useTranslation } from 'react-i18next'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import { Section } from '../../../ui/section.tsx'
import { frequencyWords } from '../frequency-words.ts'
import { SourceNote } from './source-note.tsx'

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
              <SourceNote residentId={plan.residentId} source={problem.source} />
            </p>
          )}
        </Section>
      ))}
      {plan.note !== null && <p>{plan.note}</p>}
    </>
  )
}

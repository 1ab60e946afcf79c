// Versions of a plan, newest first, each with what it changed.
import { useTranslation } from 'react-i18next'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import { planDifference } from '#shared/features/care-plans/plan-difference.rules.ts'
import { Section } from '../../../ui/section.tsx'
import { frequencyWords } from '../frequency-words.ts'

function Changes({ before, after }: { before: CarePlan | undefined; after: CarePlan }) {
  const { t } = useTranslation()
  if (!before) return <span className="muted">{t('care-plans:first')}</span>
  const { problems, interventions } = planDifference(before, after)
  if (problems.length + interventions.length === 0) return <span className="muted">{t('care-plans:unchanged')}</span>
  return (
    <ul className="plan-changes">
      {problems.map(({ before: old, after: now }) => (
        <li key={(now ?? old)?.id}>
          {old && <del>{old.text}</del>} {now && <b>{now.text}</b>}
        </li>
      ))}
      {interventions.map(({ before: old, after: now }) => (
        <li key={(now ?? old)?.id}>
          {old && (
            <del>
              {old.text} {frequencyWords(old.frequency, t)}
            </del>
          )}{' '}
          {now && (
            <b>
              {now.text} {frequencyWords(now.frequency, t)}
            </b>
          )}
        </li>
      ))}
    </ul>
  )
}

export function PlanHistory({ plans }: { plans: readonly CarePlan[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('care-plans:versions')}>
      <ol className="plan-history">
        {plans.map((plan, index) => (
          <li key={plan.id}>
            <b className="numerals">{t('care-plans:version', { number: plan.version })}</b>{' '}
            <span className="numerals">
              {plan.fromOn} – {plan.toOn ?? t('care-plans:inForce')}
            </span>{' '}
            <span className="muted">{plan.writtenBy}</span> {plan.endReason}
            <Changes before={plans[index + 1]} after={plan} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

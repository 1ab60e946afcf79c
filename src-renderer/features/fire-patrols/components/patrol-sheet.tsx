// R10 每日防火巡查记录表 of a day on A4: a row a patrol with the six items. It exists on paper only.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Patrol, PatrolPlan, PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { api } from '../../../app/rpc-client.ts'

type PatrolSheetProps = {
  day: string
  planned: readonly PlannedPatrol[]
  patrols: readonly Patrol[]
  plan: PatrolPlan
}

export function PatrolSheet({ day, planned, patrols, plan }: PatrolSheetProps) {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const unwalked = planned.filter(({ state }) => state === 'missed' || state === 'explained')
  return (
    <article className="fire-sheet print-only">
      <p className="fire-sheet__code">R10</p>
      <h1>{t('fire-patrols:sheet.title')}</h1>
      <p className="fire-sheet__facts">
        <span>{t('fire-patrols:sheet.home', { name: facility?.name ?? '' })}</span>
        <span>{t('fire-patrols:sheet.day', { day })}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col" className="fire-sheet__tick">
              {t('fire-patrols:sheet.shift')}
            </th>
            <th scope="col" className="fire-sheet__short">
              {t('fire-patrols:sheet.time')}
            </th>
            <th scope="col">{t('fire-patrols:sheet.points')}</th>
            {plan.items.map(({ key, short }) => (
              <th key={key} scope="col" className="fire-sheet__tick">
                {short}
              </th>
            ))}
            <th scope="col">{t('fire-patrols:sheet.problem')}</th>
            <th scope="col">{t('fire-patrols:sheet.handling')}</th>
            <th scope="col" className="fire-sheet__short">
              {t('fire-patrols:sheet.walkedBy')}
            </th>
            <th scope="col" className="fire-sheet__short">
              {t('fire-patrols:sheet.signedBy')}
            </th>
          </tr>
        </thead>
        <tbody>
          {patrols.map((patrol) => {
            const answers = patrol.visits.flatMap(({ answer, pointName }) => (answer ? [{ ...answer, pointName }] : []))
            const faults = answers.flatMap(({ faults: list, pointName }) =>
              list.map((fault) => ({ ...fault, pointName })),
            )
            const lines = (of: (fault: (typeof faults)[number]) => string) => faults.map(of).join('\n')
            return (
              <tr key={patrol.id}>
                <td>{t(`fire-patrols:shift.${patrol.shift}`)}</td>
                <td>
                  {clockTimeOf(patrol.startedAt)}
                  {patrol.isLate && ` ${t('fire-patrols:late.mark')}`}
                </td>
                <td>{[...new Set(answers.map(({ pointName }) => pointName))].join('、')}</td>
                {plan.items.map(({ key }) => {
                  const isFaulty = faults.some(({ item }) => item === key)
                  const isAsked = answers.some(({ items }) => items.includes(key))
                  return <td key={key}>{isFaulty ? '×' : isAsked ? '✓' : t('fire-patrols:sheet.notAsked')}</td>
                })}
                <td>{lines(({ pointName, text }) => `${pointName}：${text}`)}</td>
                <td>{lines(({ handling, done }) => `${t(`fire-patrols:handling.${handling}`)}：${done}`)}</td>
                <td>{patrol.walkedBy}</td>
                <td>{patrol.signedBy}</td>
              </tr>
            )
          })}
          {unwalked.map(({ at, shift, reason }) => (
            <tr key={at}>
              <td>{t(`fire-patrols:shift.${shift}`)}</td>
              <td>{clockTimeOf(at)}</td>
              <td colSpan={plan.items.length + 5}>
                {reason === null ? t('fire-patrols:sheet.unwalked') : t('fire-patrols:sheet.explained', { reason })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('fire-patrols:sheet.basis', { text: plan.basis.items.text })}</p>
    </article>
  )
}

// The letter that answers an inspection, on A4: what was found, what was done, who looked. It exists on paper only.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/contract/days.ts'
import type { Finding, Inspection, InspectionRules } from '#shared/features/inspections/inspections.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useToday } from '../../../ui/use-today.ts'
import { stepText } from '../step-words.ts'

export function ReplySheet({ inspection, rules }: { inspection: Inspection; rules: InspectionRules | undefined }) {
  const { t } = useTranslation()
  const today = useToday()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const { source, at, documentNumber, findings } = inspection
  const blank = t('inspections:reply.blank')
  const said = (finding: Finding, kind: 'rectified' | 'rechecked') => {
    const last = finding.steps.findLast(({ content, takenBack }) => takenBack === null && content.kind === kind)
    return last ? stepText(last.content, t) : blank
  }
  return (
    <article className="reply-sheet print-only">
      <h1>{t('inspections:reply.title')}</h1>
      <p>{t('inspections:reply.to', { source: t(`inspections:source.${source}`) })}</p>
      <p>
        {t('inspections:reply.opening', {
          ...{ day: dayOf(at), source: t(`inspections:source.${source}`), count: findings.length },
          document: documentNumber ?? blank,
        })}
      </p>
      <table>
        <thead>
          <tr>
            {(['number', 'finding', 'basis', 'dueOn', 'measure', 'recheck'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`inspections:reply.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, index) => (
            <tr key={finding.id}>
              <td>{index + 1}</td>
              <td>
                {finding.text}
                {`\n${rules?.categories.find(({ code }) => code === finding.category)?.term ?? finding.category} · ${t(`inspections:level.${finding.level}`)}`}
              </td>
              <td>{finding.basis ?? blank}</td>
              <td>{`${finding.termOn}\n${finding.responsible}`}</td>
              <td>{said(finding, 'rectified')}</td>
              <td>{said(finding, 'rechecked')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('inspections:reply.closing')}</p>
      <div className="reply-sheet__foot">
        <span>{t('inspections:reply.unit', { unit: facility?.name ?? blank })}</span>
        <span>{t('inspections:reply.head', { name: facility?.headName ?? '' })}</span>
        <span>{t('inspections:reply.seal')}</span>
        <span>{t('inspections:reply.day', { day: today })}</span>
      </div>
    </article>
  )
}

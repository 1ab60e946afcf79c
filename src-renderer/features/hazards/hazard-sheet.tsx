// 隐患整改单 of one hazard on A4. It exists on paper only; what nobody wrote down is printed as 未填.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Hazard } from '#shared/features/hazards/hazards.model.ts'
import { api } from '../../app/rpc-client.ts'

export function HazardSheet({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const blank = t('hazards:blank')
  const rows: [string, string | null][] = [
    [t('hazards:column.number'), hazard.number],
    [t('hazards:column.foundOn'), hazard.foundOn],
    [t('hazards:column.source'), t(`hazards:source.${hazard.source}`)],
    [t('hazards:column.place'), hazard.place],
    [t('hazards:column.category'), t(`hazards:category.${hazard.category}`)],
    [t('hazards:column.text'), hazard.text],
    [t('hazards:column.grade'), hazard.grade && t(`hazards:grade.${hazard.grade}`)],
    [t('hazards:column.basis'), hazard.basis],
    [t('hazards:column.owner'), hazard.owner],
    [t('hazards:column.measures'), hazard.measures],
    [t('hazards:column.funds'), hazard.funds === null ? null : String(hazard.funds)],
    [t('hazards:column.dueOn'), hazard.dueOn],
    [t('hazards:column.precautions'), hazard.precautions],
    [t('hazards:column.finishedOn'), hazard.finishedOn],
    [t('hazards:column.recheckedBy'), hazard.recheckedBy],
    [t('hazards:column.recheckedOn'), hazard.recheckedOn],
    [t('hazards:column.recheckText'), hazard.recheckText],
    [t('hazards:column.closedOn'), hazard.closedOn],
    [t('hazards:column.staffToldOn'), hazard.staffToldOn],
    [t('hazards:column.authorityToldOn'), hazard.grade === 'major' ? hazard.authorityToldOn : t('hazards:notNeeded')],
  ]
  return (
    <article className="fire-sheet print-only">
      <h1>{t('hazards:sheet')}</h1>
      <p className="fire-sheet__unit">
        <span>{facility?.name}</span>
        <span>{t(`hazards:state.${hazard.state}`)}</span>
      </p>
      <table>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value ?? blank}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fire-sheet__unit">
        <span>{t('hazards:signOwner')}</span>
        <span>{t('hazards:signRecheck')}</span>
        <span>{t('hazards:signHead', { name: facility?.headName ?? '' })}</span>
      </p>
    </article>
  )
}

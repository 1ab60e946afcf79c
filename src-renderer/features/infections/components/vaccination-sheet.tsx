// 疫苗接种登记表 of the house on A4. It exists on paper only; what nobody entered is printed as 未登记.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { VaccinationLine, VaccineList } from '#shared/features/infections/vaccinations.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useSession } from '../../accounts/index.ts'
import { standingText } from './vaccine-mark.tsx'

type VaccinationSheetProps = { on: string; lines: readonly VaccinationLine[]; list: VaccineList }

export function VaccinationSheet({ on, lines, list }: VaccinationSheetProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const facility = useQuery(api.facility.get.queryOptions()).data
  return (
    <article className="vaccination-sheet print-only">
      <h1>{t('infections:sheet.title')}</h1>
      <p className="vaccination-sheet__facts">
        <span>{facility?.name ?? ''}</span>
        <span>{t('infections:sheet.count', { count: lines.length, on })}</span>
        <span>{t('infections:sheet.by', { name: user?.displayName ?? '' })}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('infections:column.bed')}</th>
            <th scope="col">{t('infections:column.name')}</th>
            {list.vaccines.map(({ code, short }) => (
              <th key={code} scope="col">
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ residentId, bedLabel, name, standings }) => (
            <tr key={residentId}>
              <td>{bedLabel}</td>
              <th scope="row">{name}</th>
              {list.vaccines.map(({ code }) => (
                <td key={code}>{standingText(standings[code] ?? null, t)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}

// The record of a drill on A4. It exists on paper only; what nobody wrote down is printed as 未填.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FoundOne } from '#shared/features/drills/drill-roll-call.rules.ts'
import type { DrillRollCall, EmergencyDrill } from '#shared/features/drills/drills.model.ts'
import { clockText, drillMarks } from '#shared/features/drills/drills.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { formatInstant } from '../../ui/format-time.ts'
import { FoundTable, useRollCallWords } from './drill-roll-call.tsx'

type DrillSheetProps = { drill: EmergencyDrill; call: DrillRollCall | null; people: readonly FoundOne[] }

export function DrillSheet({ drill, call, people }: DrillSheetProps) {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const blank = t('drills:blank')
  const { report } = drill
  const rollCallWords = useRollCallWords()
  const seconds = (value: number | null) => (value === null ? null : clockText(value))
  const rows: [string, string | number | null | undefined][] = [
    [t('drills:column.on'), drill.heldOn],
    [t('drills:column.kind'), t(`drills:kind.${drill.kind}`)],
    [t('drills:column.place'), drill.place],
    [t('drills:column.organizer'), drill.organizer],
    [t('drills:column.scenario'), drill.scenario],
    ...drillMarks.map((mark): [string, string | null] => {
      const at = drill.marks[mark]
      return [t(`drills:mark.${mark}`), at === null ? null : formatInstant(at, 'second')]
    }),
    [t('drills:column.arrivalSeconds'), seconds(drill.arrivalSeconds)],
    [t('drills:column.evacuationSeconds'), seconds(drill.evacuationSeconds)],
    [t('drills:rollCall.title'), call && rollCallWords(call)],
    [t('drills:column.staff'), report?.staffCount],
    [t('drills:column.residents'), report?.residentCount],
    [t('drills:column.staffNames'), report?.staffNames],
    [t('drills:column.problems'), report && (report.problems ?? t('drills:none'))],
    [t('drills:column.improvements'), report?.improvements],
    [t('drills:column.evaluation'), report?.evaluation],
  ]
  return (
    <article className="fire-sheet print-only">
      <h1>{t('drills:sheet')}</h1>
      <p className="fire-sheet__unit">
        <span>{facility?.name}</span>
        <span>{t(`drills:state.${drill.state}`)}</span>
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
      {people.length > 0 && <FoundTable people={people} />}
      <p className="fire-sheet__unit">
        <span>{t('drills:signOrganizer')}</span>
        <span>{t('drills:signHead', { name: drill.signedBy ?? '' })}</span>
      </p>
    </article>
  )
}

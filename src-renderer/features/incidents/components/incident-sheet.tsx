// R21 意外事件报告表 of one incident on A4. It exists on paper only; what nobody wrote down is printed as 未填.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { liveSteps, openMeasures, stepsOf } from '#shared/features/incidents/incident-loop.rules.ts'
import type { IncidentDetail } from '#shared/features/incidents/incidents.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { useToday } from '../../../ui/use-today.ts'
import { useSession } from '../../accounts/index.ts'
import { stepText } from '../step-words.ts'

export function IncidentSheet({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const today = useToday()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const { incident, file } = detail
  const live = liveSteps(file?.steps ?? [])
  const notices = live.filter(({ content }) => content.kind.startsWith('family'))
  const reports = stepsOf(live, 'reported')
  const handled = stepsOf(live, 'handled')
  const open = new Set<string>(openMeasures(live).map(({ id }) => id))
  const lines = (texts: readonly string[]): string =>
    texts.length === 0 ? t('incidents:sheet.blank') : texts.join('\n')
  const timed = (at: number, text: string) => `${formatInstant(at)} ${text}`
  const grade = stepsOf(live, 'graded').at(-1)
  const closing = stepsOf(live, 'closed').at(-1)
  const rows: [string, string][] = [
    [t('incidents:column.occurredAt'), formatInstant(incident.occurredAt)],
    [t('incidents:column.place'), incident.place ?? t('incidents:sheet.blank')],
    [
      t('incidents:column.resident'),
      incident.residentId === null ? t('incidents:noPerson') : (incident.residentName ?? t('incidents:sheet.blank')),
    ],
    [t('incidents:column.kind'), t(`incidents:kind.${incident.kind}`)],
    [t('incidents:sheet.course'), stepsOf(live, 'found')[0]?.content.text ?? incident.summary],
    [t('incidents:field.handling'), lines(handled.map(({ at, content }) => timed(at, content.text)))],
    [
      t('incidents:field.hospital'),
      handled.length === 0
        ? t('incidents:sheet.blank')
        : handled.flatMap(({ content }) => content.hospital ?? []).join('、') || t('incidents:notSent'),
    ],
    [t('incidents:sheet.family'), lines(notices.map(({ at, content }) => timed(at, stepText(content, t))))],
    [t('incidents:sheet.reports'), lines(reports.map(({ at, content }) => timed(at, stepText(content, t))))],
    [t('incidents:field.severity'), grade ? stepText(grade.content, t) : t('incidents:notGraded')],
    [t('incidents:field.cause'), lines(stepsOf(live, 'cause').map(({ content }) => content.text))],
    [
      t('incidents:sheet.measures'),
      lines(
        stepsOf(live, 'measure').map(
          ({ id, content }) =>
            `${stepText(content, t)} · ${t(open.has(id) ? 'incidents:stageState.open' : 'incidents:measureDone')}`,
        ),
      ),
    ],
    [
      t('incidents:sheet.review'),
      lines(stepsOf(live, 'reviewed').map(({ at, content }) => timed(at, stepText(content, t)))),
    ],
    [
      t('incidents:stage.closed'),
      closing ? timed(closing.at, stepText(closing.content, t)) : t('incidents:state.open'),
    ],
  ]
  return (
    <article className="incident-sheet print-only">
      <p className="incident-sheet__code">{t('incidents:sheet.code')}</p>
      <h1>{t('incidents:sheet.title')}</h1>
      <p className="incident-sheet__unit">
        <span>{t('incidents:sheet.unit', { unit: facility?.name ?? t('incidents:sheet.blank') })}</span>
        <span>{t('incidents:sheet.creditCode', { code: facility?.creditCode ?? t('incidents:sheet.blank') })}</span>
        <span>{t('incidents:sheet.period', { period: formatInstant(incident.occurredAt).slice(0, 7) })}</span>
      </p>
      <table className="incident-sheet__table">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="incident-sheet__unit">
        <span>{t('incidents:sheet.filledBy', { name: user?.displayName ?? '' })}</span>
        <span>{t('incidents:sheet.checkedBy')}</span>
        <span>{t('incidents:sheet.head', { name: facility?.headName ?? '' })}</span>
        <span>{t('incidents:sheet.phone', { phone: facility?.phone ?? '' })}</span>
        <span>{t('incidents:sheet.filledOn', { day: today })}</span>
      </p>
    </article>
  )
}

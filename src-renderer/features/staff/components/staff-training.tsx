// What somebody was trained in: closed sessions, newest first.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { StaffFile } from '#shared/features/staff-files/staff-files.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import '../../../ui/plain-parts.css'

export function StaffTraining({ file: { line } }: { file: StaffFile }) {
  const { t } = useTranslation()
  const canRead = useCan('training.read')
  const sessions = useQuery(
    api.training.sessionsOf.queryOptions({ input: { staffId: line.id }, enabled: canRead }),
  ).data
  if (sessions?.length === 0) {
    return <EmptyState title={t('staff:empty.training')} hint={t('staff:empty.trainingHint')} />
  }
  return (
    <table className="plain-table">
      <tbody>
        {(sessions ?? []).map(({ id, topic, category, fromAt, hours, score, isPassed }) => (
          <tr key={id}>
            <td className="numerals">{dayOf(fromAt)}</td>
            <td>
              <Link to={screenLinks.trainingSession(id)}>{topic}</Link>
              <div className="muted">
                {t(`training:category.${category}`)} · {t('training:hoursOf', { count: hours })}
                {score !== null && ` · ${t('training:scoreOf', { score })}`}
                {isPassed !== null && ` · ${t(isPassed ? 'training:passed' : 'training:failed')}`}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

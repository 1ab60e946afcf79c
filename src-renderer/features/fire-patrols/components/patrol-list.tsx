// The patrols that were walked, with every point, what was found there, and who signed.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Patrol, PatrolPlan, PatrolVisit } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { AttachmentList } from '../../attachments/index.ts'
import { HazardLink } from './hazard-link.tsx'

type PatrolListProps = {
  patrols: readonly Patrol[]
  plan: PatrolPlan
  /** Left out: reading only. */
  onCorrect: ((visit: PatrolVisit) => void) | undefined
}

export function PatrolList({ patrols, plan, onCorrect }: PatrolListProps) {
  const { t } = useTranslation()
  const shortOf = new Map(plan.items.map(({ key, short }) => [key, short]))
  return (
    <div className="fire-patrols no-print">
      {patrols.map((patrol) => (
        <section key={patrol.id} className="fire-patrol" aria-label={formatInstant(patrol.startedAt)}>
          <h2 className="fire-patrol__head">
            <span className="numerals">{formatInstant(patrol.startedAt)}</span>
            <span>
              {patrol.plannedAt === null
                ? t('fire-patrols:outside')
                : t('fire-patrols:ofTime', { time: clockTimeOf(patrol.plannedAt) })}
            </span>
            <span>{t('fire-patrols:by', { name: patrol.walkedBy ?? t('fire-patrols:nobody') })}</span>
            {patrol.isLate && <span className="fire-mark">{t('fire-patrols:late.mark')}</span>}
            {patrol.finishedAt === null && <span className="fire-mark">{t('fire-patrols:notFinished')}</span>}
            <span>
              {patrol.signedAt === null ? (
                <Unknown reason={t('fire-patrols:notSigned')} />
              ) : (
                t('fire-patrols:signedBy', { name: patrol.signedBy ?? '', at: formatInstant(patrol.signedAt) })
              )}
            </span>
          </h2>
          {patrol.lateReason !== null && <p className="muted">{patrol.lateReason}</p>}
          <ul className="fire-visits">
            {patrol.visits.map((visit) => (
              <li
                key={visit.id}
                className={(visit.answer?.faults.length ?? 0) > 0 ? 'fire-visit fire-visit--fault' : 'fire-visit'}
              >
                <span className="numerals">
                  {visit.at === null ? <Unknown reason={t('fire-patrols:noMinute')} /> : clockTimeOf(visit.at)}
                </span>{' '}
                <b>{visit.pointName}</b>{' '}
                {visit.answer === null ? (
                  <Unknown reason={t('fire-patrols:unanswered')} />
                ) : (
                  visit.answer.faults.length === 0 && <span>✓ {t('fire-patrols:walk.allInOrder')}</span>
                )}
                {visit.hasteReason !== null && (
                  <span className="fire-mark">{t('fire-patrols:haste.mark', { reason: visit.hasteReason })}</span>
                )}
                {visit.answer?.faults.map(({ item, text, handling, done }) => (
                  <span key={item} className="fire-fault">
                    × {shortOf.get(item)}：{text}。{t(`fire-patrols:handling.${handling}`)}：{done}{' '}
                    <HazardLink
                      visitId={visit.id}
                      from={t('fire-patrols:found', { at: formatInstant(visit.at ?? patrol.startedAt) })}
                      place={visit.pointName}
                      text={text}
                    />
                  </span>
                ))}
                {visit.answer && visit.answer.correction !== null && (
                  <span className="muted">{t('fire-patrols:corrected', { reason: visit.answer.correction })}</span>
                )}
                {visit.answer && visit.answer.undatedPhotos > 0 && (
                  <Unknown reason={t('fire-patrols:undated', { count: visit.answer.undatedPhotos })} />
                )}
                {visit.answer && <AttachmentList ids={visit.answer.attachmentIds} />}
                {onCorrect && visit.answer && (
                  <Button
                    type="link"
                    size="small"
                    aria-label={t('fire-patrols:fault.correctTitle', { point: visit.pointName })}
                    onClick={() => onCorrect(visit)}
                  >
                    {t('fire-patrols:correct')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

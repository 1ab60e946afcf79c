// What is known of a drill beside its clock.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { EmergencyDrill } from '#shared/features/drills/drills.model.ts'
import { clockText } from '#shared/features/drills/drills.rules.ts'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Section } from '../../ui/section.tsx'
import { AttachmentList } from '../attachments/index.ts'

export function DrillFacts({ drill }: { drill: EmergencyDrill }) {
  const { t } = useTranslation()
  const { report } = drill
  const seconds = (value: number | null) => (value === null ? null : clockText(value))
  return (
    <Section title={t('drills:title')}>
      <div className="fire-facts">
        <Facts
          items={[
            { label: t('drills:column.organizer'), value: drill.organizer },
            { label: t('drills:column.scenario'), value: drill.scenario ?? '—' },
            {
              label: t('drills:column.arrivalSeconds'),
              value: seconds(drill.arrivalSeconds),
              unknownReason: t('drills:notTimed'),
            },
            {
              label: t('drills:column.evacuationSeconds'),
              value: seconds(drill.evacuationSeconds),
              unknownReason: t('drills:notTimed'),
            },
            { label: t('drills:column.staff'), value: report?.staffCount, unknownReason: t('drills:notReported') },
            {
              label: t('drills:column.residents'),
              value: report?.residentCount,
              unknownReason: t('drills:notReported'),
            },
            {
              label: t('drills:column.problems'),
              value: report ? (report.problems ?? t('drills:none')) : null,
              unknownReason: t('drills:notReported'),
            },
            {
              label: t('drills:column.improvements'),
              value: report ? (report.improvements ?? '—') : null,
              unknownReason: t('drills:notReported'),
            },
            { label: t('drills:column.evaluation'), value: report?.evaluation, unknownReason: t('drills:notReported') },
            {
              label: t('drills:column.signedBy'),
              value: drill.signedAt === null ? null : `${drill.signedBy ?? ''} ${formatInstant(drill.signedAt)}`,
              unknownReason: t('drills:notSigned'),
            },
            ...(drill.alarmId
              ? [
                  {
                    label: t('drills:alarm'),
                    value: <Link to={screenLinks.alarm(drill.alarmId)}>{t('drills:open')}</Link>,
                  },
                ]
              : []),
            ...(drill.hazardIds.length > 0
              ? [
                  {
                    label: t('drills:column.hazards'),
                    value: drill.hazardIds.map((hazardId, index) => (
                      <Link key={hazardId} to={screenLinks.hazard(hazardId)}>
                        {t('drills:hazard', { number: index + 1 })}{' '}
                      </Link>
                    )),
                  },
                ]
              : []),
          ]}
        />
        <AttachmentList ids={report?.attachmentIds ?? []} />
      </div>
    </Section>
  )
}

// What is known of a hazard, by name, with its photos before and after.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Hazard } from '#shared/features/hazards/hazards.model.ts'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/section.tsx'
import { AttachmentList } from '../attachments/index.ts'
import { DueText } from '../fire-safety/due-text.tsx'

export function HazardFacts({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation()
  const notPlanned = t('hazards:notPlanned')
  return (
    <Section title={t('hazards:title')}>
      <div className="fire-facts">
        <Facts
          items={[
            { label: t('hazards:column.source'), value: t(`hazards:source.${hazard.source}`) },
            { label: t('hazards:column.category'), value: t(`hazards:category.${hazard.category}`) },
            {
              ...{ label: t('hazards:column.grade'), unknownReason: t('hazards:notJudged') },
              value: hazard.grade && t(`hazards:grade.${hazard.grade}`),
            },
            { label: t('hazards:column.basis'), value: hazard.basis ?? '—' },
            { label: t('hazards:column.owner'), value: hazard.owner, unknownReason: notPlanned },
            { label: t('hazards:column.measures'), value: hazard.measures, unknownReason: notPlanned },
            {
              label: t('hazards:column.dueOn'),
              value: (
                <DueText
                  day={hazard.dueOn}
                  unknownReason={notPlanned}
                  warning={hazard.state === 'closed' || hazard.state === 'dismissed' ? 'later' : null}
                />
              ),
            },
            { label: t('hazards:column.funds'), value: hazard.funds === null ? '—' : `${hazard.funds} 元` },
            { label: t('hazards:column.precautions'), value: hazard.precautions ?? '—' },
            { label: t('hazards:column.finishedOn'), value: hazard.finishedOn ?? '—' },
            { label: t('hazards:column.recheckedBy'), value: hazard.recheckedBy ?? '—' },
            { label: t('hazards:column.staffToldOn'), value: hazard.staffToldOn ?? '—' },
            { label: t('hazards:column.authorityToldOn'), value: hazard.authorityToldOn ?? '—' },
            { label: t('hazards:column.closedOn'), value: hazard.closedOn ?? '—' },
            ...(hazard.alarmId
              ? [
                  {
                    label: t('hazards:alarm'),
                    value: <Link to={screenLinks.alarm(hazard.alarmId)}>{t('hazards:open')}</Link>,
                  },
                ]
              : []),
            ...(hazard.drillId
              ? [
                  {
                    label: t('hazards:drill'),
                    value: <Link to={screenLinks.drill(hazard.drillId)}>{t('hazards:open')}</Link>,
                  },
                ]
              : []),
          ]}
        />
        {hazard.attachmentIds.length > 0 && <h3 className="drawer-heading">{t('hazards:photosBefore')}</h3>}
        <AttachmentList ids={hazard.attachmentIds} />
        {hazard.afterAttachmentIds.length > 0 && <h3 className="drawer-heading">{t('hazards:photosAfter')}</h3>}
        <AttachmentList ids={hazard.afterAttachmentIds} />
      </div>
    </Section>
  )
}

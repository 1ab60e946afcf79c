// One topic with its gaps and its records. On screen the records are folded away; on paper they are all there.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BinderTopic } from '#shared/features/binder/binder.model.ts'
import { DayText } from '../../../ui/day-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { useEvidenceWords } from '../evidence-words.ts'
import { GapList } from './gap-list.tsx'

export function TopicEvidence({ evidence, isOpen }: { evidence: BinderTopic; isOpen: boolean }) {
  const { t } = useTranslation()
  const words = useEvidenceWords()
  const { topic, records, recordCount, gaps } = evidence
  const left = recordCount - records.length
  return (
    <section className="topic-evidence" id={`evidence-${topic}`} aria-label={words.topic(topic)}>
      <h3>
        {words.topic(topic)}{' '}
        <span className="muted">{t('binder:counts', { records: recordCount, gaps: gaps.length })}</span>
      </h3>
      <GapList gaps={gaps} />
      {recordCount === 0 && <Unknown reason={t('binder:noRecord')} />}
      {recordCount > 0 && (
        <details open={isOpen} className="topic-evidence__records">
          <summary>{t('binder:recordCount', { count: recordCount })}</summary>
          <ul>
            {records.map((record) => (
              <li key={record.id}>
                <DayText day={record.on} /> <Link to={record.link}>{words.record(topic, record)}</Link>
              </li>
            ))}
          </ul>
          {left > 0 && <p className="muted">{t('binder:moreRecords', { count: left })}</p>}
        </details>
      )}
    </section>
  )
}

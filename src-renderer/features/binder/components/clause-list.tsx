// A rule clause by clause: how it stands, what answers it, what is missing.
import { useTranslation } from 'react-i18next'
import type { Binder, BinderClause, BinderTopic, ClauseState } from '#shared/features/binder/binder.model.ts'
import { Section } from '../../../ui/section.tsx'
import { useEvidenceWords } from '../evidence-words.ts'
import { GapList } from './gap-list.tsx'

const marks: Readonly<Record<ClauseState, string>> = { 'in-order': '✓', gaps: '✕', 'no-record': '○', 'not-kept': '－' }

type DocumentProps = {
  document: Binder['documents'][number]
  topics: ReadonlyMap<string, BinderTopic>
  isGapsOnly: boolean
}

export function ClauseDocument({ document, topics, isGapsOnly }: DocumentProps) {
  const { t } = useTranslation()
  const shown = isGapsOnly ? document.clauses.filter(({ state }) => state !== 'in-order') : document.clauses
  const open = document.clauses.filter(({ state }) => state === 'gaps').length
  if (shown.length === 0) return null
  return (
    <Section title={document.title} note={t('binder:clauseCount', { count: document.clauses.length, open })}>
      <ol className="clause-list">
        {shown.map((clause) => (
          <Clause key={clause.code} clause={clause} topics={topics} />
        ))}
      </ol>
    </Section>
  )
}

function Clause({ clause, topics }: { clause: BinderClause; topics: ReadonlyMap<string, BinderTopic> }) {
  const { t } = useTranslation()
  const words = useEvidenceWords()
  const answers = clause.topics.flatMap((topic) => topics.get(topic) ?? [])
  return (
    <li className={`clause clause--${clause.state}`}>
      <span className="clause__state">
        <span aria-hidden="true">{marks[clause.state]}</span> {t(`binder:state.${clause.state}`)}
      </span>
      <div>
        <b>{clause.article}</b> {clause.text}{' '}
        {!clause.isVerified && <span className="faint">{t('binder:unverified')}</span>}
        <p className="clause__answers">
          {answers.map(({ topic, recordCount, gaps }) => (
            <a key={topic} href={`#evidence-${topic}`}>
              {words.topic(topic)} {t('binder:counts', { records: recordCount, gaps: gaps.length })}
            </a>
          ))}
          {answers.length === 0 && <span className="muted">{t('binder:onPaper')}</span>}
        </p>
        {answers.map(({ topic, gaps }) => (
          <GapList key={topic} gaps={gaps} most={3} moreAt={`#evidence-${topic}`} />
        ))}
      </div>
    </li>
  )
}

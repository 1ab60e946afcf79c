// Topics no convention understands, with a sample, so that somebody can see what speaks there. Nothing is thrown away unseen.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/rpc-client.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'

export function InboxTopics() {
  const { t } = useTranslation()
  const topics = useQuery(api.devices.inboxTopics.queryOptions({ refetchInterval: 5_000 }))
  if (topics.error) return <ErrorState error={topics.error} onRetry={() => void topics.refetch()} />
  if (!topics.data) return <p role="status">{t('ui:table.loading')}</p>
  if (topics.data.length === 0)
    return <EmptyState title={t('devices:empty.topics')} hint={t('devices:emptyHint.topics')} />
  return (
    <ul className="inbox-topics" aria-label={t('devices:view.topics')} tabIndex={0}>
      {topics.data.map((topic) => (
        <li key={topic.topic} className="inbox-topic">
          <b>{topic.topic}</b>
          <span className="muted">
            {topic.problem
              ? t(`devices:topicProblems.${topic.problem}`, { defaultValue: topic.problem })
              : t('devices:topicUnknown')}{' '}
            · {t('devices:topicCount', { count: topic.count })} · <SinceText at={topic.lastHeardAt} />
          </span>
          <code>{topic.sample}</code>
        </li>
      ))}
    </ul>
  )
}

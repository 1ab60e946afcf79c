// Topics no convention understands, with a sample, so that somebody can see what speaks there. Nothing is thrown away unseen.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { InboxTopic } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useSession } from '../../accounts/index.ts'

export function InboxTopics() {
  const { t } = useTranslation()
  const { can } = useSession()
  const queryClient = useQueryClient()
  const [ignoring, setIgnoring] = useState<InboxTopic | null>(null)
  const ignore = useMutation(
    api.devices.ignoreTopic.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.devices.key() }),
    }),
  )
  const topics = useQuery(api.devices.inboxTopics.queryOptions({ refetchInterval: 5_000 }))
  if (topics.error) return <ErrorState error={topics.error} onRetry={() => void topics.refetch()} />
  if (!topics.data) return <p role="status">{t('ui:table.loading')}</p>
  if (topics.data.length === 0)
    return <EmptyState title={t('devices:empty.topics')} hint={t('devices:emptyHint.topics')} />
  const sorted = [...topics.data].sort(
    (left, right) => Number(left.ignoredReason !== null) - Number(right.ignoredReason !== null),
  )
  return (
    <>
      <ul className="inbox-topics" aria-label={t('devices:view.topics')} tabIndex={0}>
        {sorted.map((topic) => (
          <li
            key={topic.topic}
            className={topic.ignoredReason === null ? 'inbox-topic' : 'inbox-topic inbox-topic--ignored'}
          >
            <div className="inbox-topic__head">
              <b>{topic.topic}</b>
              <span className="inbox__acts">
                {can('devices.map') && (
                  <Link
                    to={`/devices/mapper?topic=${encodeURIComponent(topic.topic)}`}
                    aria-label={t('devices:topic.mapOf', { topic: topic.topic })}
                  >
                    {t('devices:topic.map')}
                  </Link>
                )}
                {can('devices.bind') &&
                  (topic.ignoredReason === null ? (
                    <Button size="small" type="text" onClick={() => setIgnoring(topic)}>
                      {t('devices:act.ignore')}
                    </Button>
                  ) : (
                    <Button
                      size="small"
                      type="text"
                      onClick={() => ignore.mutate({ topic: topic.topic, reason: null })}
                    >
                      {t('devices:topic.back')}
                    </Button>
                  ))}
              </span>
            </div>
            <span className="muted">
              {topic.problem
                ? t(`devices:topicProblems.${topic.problem}`, { defaultValue: topic.problem })
                : t('devices:topicUnknown')}{' '}
              · {t('devices:topicCount', { count: topic.count })} · <SinceText at={topic.lastHeardAt} />
              {topic.ignoredReason !== null && ` · ${t('devices:topic.ignored', { reason: topic.ignoredReason })}`}
            </span>
            {(topic.recent.length > 0 ? topic.recent.slice(-3) : [{ at: topic.lastHeardAt, sample: topic.sample }]).map(
              ({ at, sample }) => (
                <code key={`${at} ${sample}`}>{sample}</code>
              ),
            )}
          </li>
        ))}
      </ul>
      <ConfirmReason
        isOpen={ignoring !== null}
        title={t('devices:act.ignoreOf', { name: ignoring?.topic ?? '' })}
        description={t('devices:topic.ignoreNote')}
        confirmLabel={t('devices:act.ignore')}
        onConfirm={async (reason) => {
          if (ignoring) await ignore.mutateAsync({ topic: ignoring.topic, reason })
          setIgnoring(null)
        }}
        onCancel={() => setIgnoring(null)}
      />
    </>
  )
}

// What the console publishes by itself: the rules of the home, and the log of what was sent or held back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command, PublishRule } from '#shared/features/automation/automation.model.ts'
import { api } from '../../app/rpc-client.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Section } from '../../ui/section.tsx'
import { PublishRuleForm } from './components/publish-rule-form.tsx'

const LOG_EVERY_MS = 5000

export function AutomationSection() {
  const { t } = useTranslation()
  const rules = useQuery(api.automation.list.queryOptions())
  const [open, setOpen] = useState<PublishRule | 'new' | null>(null)
  return (
    <>
      <Section title={t('automation:rules')} note={t('automation:note')}>
        <div className="settings-pad settings-stack">
          <div>
            <Button type="primary" onClick={() => setOpen('new')}>
              {t('automation:add')}
            </Button>
          </div>
          {rules.error && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
          {rules.data?.length === 0 && <EmptyState title={t('automation:none')} />}
          <ul className="settings-list-lines">
            {rules.data?.map((rule) => (
              <RuleLine key={rule.id} rule={rule} onOpen={() => setOpen(rule)} />
            ))}
          </ul>
        </div>
      </Section>
      <CommandLog />
      {open !== null && <PublishRuleForm rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

function RuleLine({ rule, onOpen }: { rule: PublishRule; onOpen: () => void }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const queryClient = useQueryClient()
  const refresh = () => void queryClient.invalidateQueries({ queryKey: api.automation.key() })
  const test = useMutation(
    api.automation.test.mutationOptions({
      onSuccess({ result }) {
        const text = t(`automation:result.${result}`)
        void (result === 'sent' ? message.success(text) : message.error(text))
        refresh()
      },
    }),
  )
  const remove = useMutation(api.automation.remove.mutationOptions({ onSuccess: refresh }))
  const error = test.error ?? remove.error
  return (
    <li>
      <b>{rule.name}</b> <span className="muted">{t(rule.isEnabled ? 'automation:on' : 'automation:off')}</span>{' '}
      <span>{t(`automation:trigger.${rule.trigger.on}`)}</span>{' '}
      <span className="muted">
        {rule.scope.level === 'house' ? t('automation:house') : (rule.scopeLabel ?? t('automation:placeGone'))}
      </span>{' '}
      <span className="numerals">{rule.start.topic}</span>{' '}
      <Button size="small" onClick={onOpen} aria-label={t('automation:editNamed', { name: rule.name })}>
        {t('automation:edit')}
      </Button>{' '}
      <Button
        size="small"
        loading={test.isPending}
        aria-label={t('automation:testNamed', { name: rule.name })}
        onClick={() => test.mutate({ id: rule.id, phase: 'start' })}
      >
        {t('automation:test')}
      </Button>{' '}
      {rule.end !== null && (
        <Button
          size="small"
          loading={test.isPending}
          aria-label={t('automation:testEndNamed', { name: rule.name })}
          onClick={() => test.mutate({ id: rule.id, phase: 'end' })}
        >
          {t('automation:testEnd')}
        </Button>
      )}{' '}
      <Button
        size="small"
        danger
        aria-label={t('automation:removeNamed', { name: rule.name })}
        onClick={() =>
          void modal.confirm({
            title: t('automation:removeNamed', { name: rule.name }),
            content: t('automation:removeNote'),
            okText: t('automation:remove'),
            cancelText: t('common:cancel'),
            onOk: () => remove.mutateAsync({ id: rule.id }).catch(() => undefined),
          })
        }
      >
        {t('automation:remove')}
      </Button>
      {error !== null && <ErrorState error={error} />}
    </li>
  )
}

function CommandLog() {
  const { t } = useTranslation()
  const input = { limit: 100 }
  const log = useQuery({ ...api.automation.commands.queryOptions({ input }), refetchInterval: LOG_EVERY_MS })
  const about = ({ source, ruleName }: Command) => ruleName ?? t(`automation:source.${source}`)
  return (
    <Section title={t('automation:log')} note={t('automation:logNote')}>
      <div className="settings-pad settings-stack">
        {log.error && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
        {log.data?.length === 0 && <EmptyState title={t('automation:logNone')} />}
        <ul className="settings-list-lines">
          {log.data?.map((command) => (
            <li key={command.seq}>
              <InstantText at={command.at} /> <b>{t(`automation:result.${command.result}`)}</b>{' '}
              <span>{about(command)}</span>{' '}
              {command.source === 'test' && <span className="muted">{t('automation:source.test')}</span>}{' '}
              <span className="muted">{t(`automation:phase.${command.phase}`)}</span>{' '}
              <span className="muted">{command.placeLabel}</span> <span className="numerals">{command.topic}</span>{' '}
              <span className="muted numerals">{command.payload}</span>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

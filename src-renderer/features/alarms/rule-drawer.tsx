// One value of a rule: where it comes from, its basis, who changed it; set it, take it back, or stand for it as a physician.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { RuleChange, RuleValue } from '#shared/features/alarms/alarm-rules.model.ts'
import { isKeptInSettings } from '#shared/features/alarms/alarm-rules.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ReasonItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { useSession } from '../accounts/index.ts'
import { rowsOf, useRuleScope, useRules } from './rule-scope.ts'
import { RuleValueField } from './rule-value-field.tsx'
import { useRuleWords } from './rule-words.ts'

type Values = { value: RuleValue; reason: string }

export function RuleDrawer() {
  const { t, i18n } = useTranslation()
  const { key = '' } = useParams()
  const { can } = useSession()
  const { scope } = useRuleScope()
  const rules = useRules(scope)
  const words = useRuleWords()
  const queryClient = useQueryClient()
  const [dialog, setDialog] = useState<'set' | 'clear' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const row = rules.data && rowsOf(rules.data).find((one) => one.key === key)
  const isKept = row !== undefined && scope.level === 'facility' && isKeptInSettings(row.kind, row.field)
  const renew = () => queryClient.invalidateQueries({ queryKey: api.alarms.rules.key() })
  const set = async ({ value, reason }: Values) => {
    if (!row) return
    await client.alarms.rules.set({ kind: row.kind, scope, field: row.field, value, reason })
    await renew()
  }
  const clear = async (reason: string) => {
    if (!row) return
    await client.alarms.rules.clear({ kind: row.kind, scope, field: row.field, reason })
    setDialog(null)
    await renew()
  }
  const sign = async () => {
    if (!row) return
    setError(null)
    const fields = [{ field: row.field, value: row.value }]
    try {
      await client.alarms.rules.signOff({ kind: row.kind, scope, fields, note: null })
    } catch (caught) {
      setError(caught)
    }
    await renew()
  }
  return (
    <DetailDrawer
      title={row ? t(`alarms:kind.${row.kind}`) : t('alarm-rules:title')}
      subtitle={row && words.fieldText(row.field)}
      closeTo="/alarms/rules"
      isLoading={rules.isPending}
      error={rules.error}
      onRetry={() => void rules.refetch()}
      actions={
        row && (
          <>
            {can('alarms.rules') && !isKept && (
              <Button type="primary" onClick={() => setDialog('set')}>
                {t('alarm-rules:act.set')}
              </Button>
            )}
            {can('alarms.rules') && row.source === scope.level && (
              <Button onClick={() => setDialog('clear')}>{t('alarm-rules:act.clear')}</Button>
            )}
            {can('alarms.sign-off') && row.signOff.state === 'missing' && (
              <Button onClick={() => void sign()}>{t('alarm-rules:act.sign')}</Button>
            )}
          </>
        )
      }
    >
      {error !== null && <ErrorState error={error} />}
      {row && (
        <Facts
          items={[
            { label: t('alarm-rules:column.value'), value: <b>{words.valueText(row.field, row.value)}</b> },
            { label: t('alarm-rules:column.source'), value: t(`alarm-rules:source.${row.source}`) },
            {
              label: t('alarm-rules:column.signOff'),
              value: (
                <>
                  {t(`alarm-rules:signOff.${row.signOff.state}`)} {row.signOff.by}{' '}
                  {row.signOff.at !== null && <InstantText at={row.signOff.at} />}
                </>
              ),
            },
            { label: t('alarm-rules:basis'), value: row.basis[i18n.language === 'en' ? 'en' : 'zh-CN'] },
          ]}
        />
      )}
      {isKept && <p className="muted">{t('errors:rule.SET_IN_SETTINGS')}</p>}
      {row && can('alarms.rules') && <History kind={row.kind} field={row.field} />}
      {row && dialog === 'set' && (
        <FormModal<Values>
          title={t('alarm-rules:act.setOf', { field: words.fieldText(row.field) })}
          initialValues={{ value: row.value }}
          submitLabel={t('common:save')}
          onSubmit={set}
          onClose={() => setDialog(null)}
        >
          <Form.Item name="value" label={words.fieldText(row.field)}>
            <RuleValueField field={row.field} />
          </Form.Item>
          <ReasonItem label={t('alarm-rules:reason')} />
        </FormModal>
      )}
      <ConfirmReason
        isOpen={dialog === 'clear'}
        title={t('alarm-rules:act.clear')}
        description={t('alarm-rules:act.clearHint')}
        confirmLabel={t('alarm-rules:act.clear')}
        onConfirm={clear}
        onCancel={() => setDialog(null)}
      />
    </DetailDrawer>
  )
}

/** Changes of this value at any scope: whoever looks for the cause of an alarm must see them all. */
function History({ kind, field }: Pick<RuleChange, 'kind' | 'field'>) {
  const { t } = useTranslation()
  const { valueText, scopeText } = useRuleWords()
  const history = useQuery(api.alarms.rules.history.queryOptions({ input: { kind, scope: null } }))
  if (history.error) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />
  const changes = (history.data ?? []).filter((change) => change.field === field)
  return (
    <>
      <h3>{t('alarm-rules:history')}</h3>
      {changes.length === 0 && <p className="muted">{t('alarm-rules:noHistory')}</p>}
      <ol className="alarm-events">
        {changes.map((change) => (
          <li key={change.id}>
            <InstantText at={change.at} />
            <b>
              {t(`alarm-rules:did.${change.act}`, {
                before: valueText(field, change.before),
                after: valueText(field, change.after),
              })}
            </b>
            <small>
              {[scopeText(change.scope, change.scopeLabel), change.by, change.reason].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ol>
    </>
  )
}

// One publish rule: when, where, what is sent, and what is sent when it is over.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { PublishRule, PublishRuleDraft, PublishScope } from '#shared/features/automation/automation.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { type Option, RadioItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { NumberItem } from './setting-items.tsx'

type Values = {
  name: string
  isEnabled: boolean
  on: PublishRuleDraft['trigger']['on']
  kinds: AlarmKind[]
  moment: 'raised' | 'escalated' | 'ended'
  isNightOnly: boolean
  scope: string
  start: PublishRuleDraft['start']
  hasEnd: boolean
  end: PublishRuleDraft['start']
  minSeconds: number
}

const noMessage = { topic: '', payload: '', isRetained: false }
const firstValues: Values = {
  ...{ name: '', isEnabled: false, on: 'bed-out', kinds: ['call-bell'], moment: 'raised', isNightOnly: true },
  ...{ scope: 'house:', start: noMessage, hasEnd: false, end: noMessage, minSeconds: 30 },
}

function scopeText(scope: PublishScope): string {
  if (scope.level === 'house') return 'house:'
  return `${scope.level}:${scope.level === 'floor' ? scope.floorId : scope.level === 'room' ? scope.roomId : scope.bedId}`
}

function toScope(text: string): PublishScope {
  const [level = 'house', id = ''] = text.split(':')
  const scopes = { floor: { level, floorId: id }, room: { level, roomId: id }, bed: { level, bedId: id } }
  return (level === 'house' ? { level } : scopes[level as keyof typeof scopes]) as PublishScope
}

function toValues({ trigger, scope, end, ...rule }: PublishRule): Values {
  return {
    ...firstValues,
    ...{ name: rule.name, isEnabled: rule.isEnabled, start: rule.start, minSeconds: rule.minSeconds },
    ...trigger,
    ...{ scope: scopeText(scope), hasEnd: end !== null, end: end ?? noMessage },
  }
}

function toDraft(values: Values): PublishRuleDraft {
  const { on, kinds, moment, isNightOnly } = values
  return {
    ...{ name: values.name, isEnabled: values.isEnabled, minSeconds: values.minSeconds, scope: toScope(values.scope) },
    trigger: on === 'alarm' ? { on, kinds, moment } : { on, isNightOnly },
    start: values.start,
    end: values.hasEnd ? values.end : null,
  }
}

export function PublishRuleForm({ rule, onClose }: { rule: PublishRule | null; onClose: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const send = async (whole: Values) => {
    const draft = toDraft(whole)
    if (rule) await client.automation.update({ ...draft, id: rule.id, version: rule.version })
    else await client.automation.add(draft)
    void queryClient.invalidateQueries({ queryKey: api.automation.key() })
  }
  const initialValues = rule ? toValues(rule) : firstValues
  return (
    <FormModal<Values>
      title={t(rule ? 'automation:editTitle' : 'automation:add')}
      initialValues={initialValues}
      submitLabel={t('common:save')}
      widthPx={640}
      onSubmit={(values) => send({ ...initialValues, ...values })}
      onClose={onClose}
    >
      <RuleFields />
    </FormModal>
  )
}

function RuleFields() {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Values>()
  const on = Form.useWatch('on', form) ?? 'bed-out'
  const hasEnd = Form.useWatch('hasEnd', form) ?? false
  const map = useQuery(api.beds.map.queryOptions({ input: {} }))
  const roomName = new Map(map.data?.rooms.map((room) => [room.id as string, room.name]))
  const scopes: Option[] = [
    { value: 'house:', label: t('automation:house') },
    ...(map.data?.floors ?? []).map(({ id, name }) => ({
      value: `floor:${id}`,
      label: t('automation:floor', { name }),
    })),
    ...(map.data?.rooms ?? []).map(({ id, name }) => ({ value: `room:${id}`, label: t('automation:room', { name }) })),
    ...(map.data?.beds ?? []).map((bed) => ({
      value: `bed:${bed.id}`,
      label: t('automation:bed', { name: `${roomName.get(bed.roomId) ?? ''}-${bed.name}` }),
    })),
  ]
  const words = (of: 'trigger' | 'moment', values: readonly string[]): Option[] =>
    values.map((value) => ({ value, label: t(`automation:${of}.${value}`) }))
  return (
    <>
      <TextItem name="name" label={t('automation:name')} maxLength={60} isRequired />
      <RadioItem name="on" label={t('automation:when')} options={words('trigger', ['bed-out', 'door-open', 'alarm'])} />
      {on === 'alarm' ? (
        <>
          <SelectItem
            name="kinds"
            label={t('automation:kinds')}
            options={AlarmKind.options.map((value) => ({ value, label: t(`alarms:kind.${value}`) }))}
            isMultiple
            isRequired
          />
          <RadioItem
            name="moment"
            label={t('automation:momentLabel')}
            options={words('moment', ['raised', 'escalated', 'ended'])}
          />
        </>
      ) : (
        <Form.Item name="isNightOnly" valuePropName="checked">
          <Checkbox>{t('automation:nightOnly')}</Checkbox>
        </Form.Item>
      )}
      <SelectItem name="scope" label={t('automation:where')} options={scopes} isLoading={map.isLoading} isRequired />
      <MessageFields name="start" title={t('automation:phase.start')} />
      <Form.Item name="hasEnd" valuePropName="checked">
        <Checkbox>{t('automation:hasEnd')}</Checkbox>
      </Form.Item>
      {hasEnd && <MessageFields name="end" title={t('automation:phase.end')} />}
      <NumberItem
        name="minSeconds"
        label={t('automation:minSeconds')}
        unit={t('settings:unit.second')}
        min={5}
        max={3600}
      />
      <Form.Item name="isEnabled" valuePropName="checked">
        <Checkbox>{t('automation:isEnabled')}</Checkbox>
      </Form.Item>
    </>
  )
}

function MessageFields({ name, title }: { name: 'start' | 'end'; title: string }) {
  const { t } = useTranslation()
  return (
    <>
      <TextItem
        name={[name, 'topic']}
        label={t('automation:topicOf', { title })}
        help={t('automation:topicHelp')}
        placeholder="zigbee2mqtt/lamp-{room}/set"
        maxLength={200}
        isRequired
      />
      <TextItem name={[name, 'payload']} label={t('automation:payloadOf', { title })} maxLength={2000} rows={2} />
      <Form.Item name={[name, 'isRetained']} valuePropName="checked">
        <Checkbox>{t('automation:retained')}</Checkbox>
      </Form.Item>
    </>
  )
}

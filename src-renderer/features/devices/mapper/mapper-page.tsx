// The mapper: a live message of an unknown topic, what each leaf means, the last messages read by it, and the saved profile.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { type JsonLeaf, listJsonLeaves } from '#shared/features/device-profiles/json-path.ts'
import { DeviceRole } from '#shared/features/devices/device-role.ts'
import { api } from '../../../app/rpc-client.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Section } from '../../../ui/section.tsx'
import { downloadProfile } from '../profile-file.ts'
import { type Draft, newDraft, profileOf } from './draft.ts'
import { LeafList } from './leaf-list.tsx'
import './mapper.css'
import { PropertyForm } from './property-form.tsx'
import { ReplayTable } from './replay-table.tsx'

const renewMs = 5_000

/** A body that is no JSON is one leaf, the whole text. */
function leavesOf(payload: string): JsonLeaf[] {
  try {
    return listJsonLeaves(JSON.parse(payload))
  } catch {
    return listJsonLeaves(payload)
  }
}

export function MapperPage() {
  const [params] = useSearchParams()
  const topic = params.get('topic') ?? ''
  return <Mapper key={topic} topic={topic} />
}

function Mapper({ topic }: { topic: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => newDraft(topic))
  const [leaf, setLeaf] = useState<JsonLeaf | null>(null)
  const messages = useQuery(
    api.deviceProfiles.messages.queryOptions({ input: { topic }, enabled: topic !== '', refetchInterval: renewMs }),
  )
  const profiles = useQuery(api.deviceProfiles.list.queryOptions())
  const baseVersion = profiles.data?.find((row) => row.profile.id === draft.id && !row.isBuiltIn)?.profile.version ?? 0
  const made = profileOf(draft, baseVersion + 1)
  const profile = 'profile' in made ? made.profile : null
  const replay = useQuery({
    ...api.deviceProfiles.replay.queryOptions({
      input: { profile: profile as never, topic },
      refetchInterval: renewMs,
    }),
    enabled: profile !== null && draft.properties.length > 0,
  })
  const save = useMutation(
    api.deviceProfiles.save.mutationOptions({
      onSuccess(row) {
        void queryClient.invalidateQueries({ queryKey: api.deviceProfiles.key() })
        void queryClient.invalidateQueries({ queryKey: api.devices.key() })
        void message.success(t('devices:mapper.saved', { name: row.profile.name, version: row.profile.version }))
        void navigate('/devices?view=profiles')
      },
    }),
  )
  const sample = messages.data?.at(-1)
  const leaves = sample ? leavesOf(sample.payload) : []
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const without = (path: string) => draft.properties.filter((one) => one.path !== path)
  const levels = topic.split('/')
  return (
    <PageFrame
      title={t('devices:mapper.title')}
      count={topic}
      layout="scroll"
      actions={
        <>
          <Button disabled={!profile} onClick={() => profile && downloadProfile(profile)}>
            {t('devices:profile.export')}
          </Button>
          <Button
            type="primary"
            disabled={!profile || draft.properties.length === 0}
            loading={save.isPending}
            onClick={() => profile && save.mutate({ profile, baseVersion })}
          >
            {t('devices:mapper.save')}
          </Button>
        </>
      }
    >
      {messages.error && <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />}
      {save.error && <ErrorState error={save.error} />}
      {messages.data && !sample ? (
        <EmptyState title={t('devices:mapper.noMessage')} hint={t('devices:mapper.noMessageHint')} />
      ) : (
        <div className="mapper">
          <Section title={t('devices:mapper.about')}>
            <div className="mapper__pad form-grid">
              <label htmlFor="mapper-name">
                {t('devices:mapper.name')}
                <Input
                  id="mapper-name"
                  value={draft.name}
                  maxLength={80}
                  onChange={(event) => change({ name: event.target.value })}
                />
              </label>
              <label htmlFor="mapper-id">
                {t('devices:mapper.id')}
                <Input
                  id="mapper-id"
                  value={draft.id}
                  maxLength={60}
                  onChange={(event) => change({ id: event.target.value })}
                />
              </label>
              <label htmlFor="mapper-role">
                {t('devices:column.role')}
                <Select
                  id="mapper-role"
                  value={draft.role}
                  onChange={(role) => change({ role })}
                  style={{ width: '100%' }}
                  options={DeviceRole.options
                    .filter((role) => role !== 'unknown')
                    .map((value) => ({ value, label: t(`devices:role.${value}`) }))}
                />
              </label>
              <label htmlFor="mapper-key">
                {t('devices:mapper.key')}
                <Select
                  id="mapper-key"
                  style={{ width: '100%' }}
                  value={draft.key.from === 'topic' ? `topic:${draft.key.level}` : `body:${draft.key.path}`}
                  onChange={(value) => {
                    const rest = value.slice(value.indexOf(':') + 1)
                    change({
                      key: value.startsWith('topic:')
                        ? { from: 'topic', level: Number(rest) }
                        : { from: 'body', path: rest },
                    })
                  }}
                  options={[
                    ...levels.map((level, index) => ({
                      value: `topic:${index}`,
                      label: t('devices:mapper.keyTopic', { level }),
                    })),
                    ...leaves.map(({ path, value }) => ({
                      value: `body:${path}`,
                      label: t('devices:mapper.keyBody', { path, value: String(value) }),
                    })),
                  ]}
                />
              </label>
            </div>
            {'faults' in made && (
              <ul className="mapper__pad form-told" role="alert">
                {made.faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            )}
          </Section>
          <Section
            title={t('devices:mapper.leaves')}
            note={
              <>
                {t('devices:mapper.leavesNote')}{' '}
                {sample && <InstantText at={sample.at} precision="second" nowAt={sample.at} />}
              </>
            }
          >
            <LeafList
              leaves={leaves}
              properties={draft.properties}
              onChoose={setLeaf}
              onRemove={(path) => change({ properties: without(path) })}
            />
          </Section>
          <Section title={t('devices:mapper.replay')} note={t('devices:mapper.replayNote')}>
            {replay.error && <ErrorState error={replay.error} />}
            {draft.properties.length === 0 ? (
              <p className="mapper__pad muted">{t('devices:mapper.nothingMapped')}</p>
            ) : (
              replay.data && <ReplayTable messages={replay.data} />
            )}
          </Section>
        </div>
      )}
      {leaf && (
        <PropertyForm
          leaf={leaf}
          known={draft.properties.find((one) => one.path === leaf.path)}
          onSave={(property) => change({ properties: [...without(property.path), property] })}
          onClose={() => setLeaf(null)}
        />
      )}
    </PageFrame>
  )
}

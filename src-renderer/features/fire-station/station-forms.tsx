// The forms of the station: a member, what the station is, a training.
import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { StaffId } from '#shared/contract/primitives.ts'
import { type FireStation, type StationMember, StationPost } from '#shared/features/fire-station/fire-station.model.ts'
import { isMemberOn } from '#shared/features/fire-station/fire-station.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { DayItem, RadioItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'

type MemberValues = {
  staffId?: string
  name?: string
  post: StationPost
  joinedOn: string
  leftOn?: string | null
  reason?: string
}

export function MemberForm({ member, onClose }: { member?: StationMember; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshFireSafety()
  const canReadStaff = useCan('staff.read')
  const staff = useQuery({ ...api.staff.list.queryOptions({ input: { on: today } }), enabled: canReadStaff }).data ?? []
  return (
    <FormModal<MemberValues>
      title={t(member ? 'fire-station:change' : 'fire-station:addMember')}
      initialValues={
        member
          ? {
              ...{ name: member.name, post: member.post, joinedOn: member.joinedOn, leftOn: member.leftOn },
              ...(member.staffId === null ? {} : { staffId: member.staffId }),
            }
          : { post: 'firefighter', joinedOn: today }
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ staffId, name, post, joinedOn, leftOn, reason }) => {
        const person = staff.find(({ id }) => id === staffId)
        const fields = {
          ...{ staffId: (staffId ?? null) as StaffId | null, name: person?.name ?? name?.trim() ?? '', post, joinedOn },
          leftOn: leftOn ?? null,
        }
        if (member) {
          const about = { id: member.id, version: member.version, reason: reason ?? '' }
          await client.fireStation.changeMember({ ...about, fields })
        } else await client.fireStation.addMember(fields)
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="staffId"
        label={t('fire-station:staff')}
        help={t('fire-station:staffHelp')}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextItem name="name" label={t('fire-station:nameOther')} maxLength={40} />
      <SelectItem
        name="post"
        label={t('fire-station:column.post')}
        isRequired
        options={StationPost.options.map((value) => ({ value, label: t(`fire-station:post.${value}`) }))}
      />
      <DayItem name="joinedOn" label={t('fire-station:column.joinedOn')} isRequired />
      <DayItem name="leftOn" label={t('fire-station:column.leftOn')} />
      {member && <ReasonItem label={t('fire-station:changeReason')} />}
    </FormModal>
  )
}

type SettingsValues = { hasControlRoom: boolean; dispatchOn?: string | null; dispatchNote?: string }

export function SettingsForm({ station, onClose }: { station: FireStation; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshFireSafety()
  const before = station.settings?.content.kind === 'settings' ? station.settings.content : null
  return (
    <FormModal<SettingsValues>
      title={t('fire-station:settings')}
      description={t('fire-station:settingsHelp', {
        withRoom: station.rules.membersWithControlRoom,
        without: station.rules.membersWithoutControlRoom,
      })}
      initialValues={before ? { ...before, dispatchNote: before.dispatchNote ?? '' } : {}}
      submitLabel={t('common:save')}
      onSubmit={async ({ hasControlRoom, dispatchOn, dispatchNote }) => {
        const content = { kind: 'settings' as const, hasControlRoom, dispatchOn: dispatchOn ?? null }
        const note = textOrNull(dispatchNote)
        await client.fireStation.record({
          on: station.today,
          content: { ...content, dispatchNote: note },
          reason: null,
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="hasControlRoom"
        label={t('fire-station:controlRoom')}
        isRequired
        options={[true, false].map((value) => ({ value, label: t(`fire-station:yesNo.${value}`) }))}
      />
      <DayItem name="dispatchOn" label={t('fire-station:dispatchOn')} to={station.today} />
      <TextItem name="dispatchNote" label={t('fire-station:note')} rows={2} />
    </FormModal>
  )
}

type TrainingValues = { topic: string; minutes: number; people: string[]; note?: string }

export function TrainingForm({ station, onClose }: { station: FireStation; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshFireSafety()
  const members = station.members.filter((member) => isMemberOn(member, station.today))
  return (
    <FormModal<TrainingValues>
      title={t('fire-station:addTraining')}
      initialValues={{ minutes: 30, people: members.map(({ name }) => name) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ topic, minutes, people, note }) => {
        const content = { kind: 'training' as const, topic: topic.trim(), minutes, people, attachmentIds: [] }
        await client.fireStation.record({
          on: station.today,
          content: { ...content, note: textOrNull(note) },
          reason: null,
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="topic" label={t('fire-station:topic')} isRequired maxLength={80} />
      <Form.Item name="minutes" label={t('fire-station:minutes')} rules={[{ required: true }]}>
        <InputNumber min={5} max={600} precision={0} />
      </Form.Item>
      <Form.Item name="people" label={t('fire-station:people')} rules={[{ required: true }]}>
        <Select mode="tags" options={members.map(({ name }) => ({ value: name, label: name }))} />
      </Form.Item>
      <TextItem name="note" label={t('fire-station:note')} rows={2} />
    </FormModal>
  )
}

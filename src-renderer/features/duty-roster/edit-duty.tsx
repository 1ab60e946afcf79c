// Who stands in a cell: people of the register or written names. A day that is over asks why, and shows what was planned before.
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DutyCell, DutyPerson, DutySlot } from '#shared/features/duty-roster/duty-roster.model.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import { api, client } from '../../app/rpc-client.ts'
import { ReasonItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

type DutyValues = { people: string[]; reason?: string }
type EditDutyProps = {
  slot: DutySlot
  cell: DutyCell | null
  isOver: boolean
  onDone: () => Promise<unknown>
  onClose: () => void
}

export function EditDuty({ slot, cell, isOver, onDone, onClose }: EditDutyProps) {
  const { t, i18n } = useTranslation()
  const staff = useQuery(api.staff.list.queryOptions({ input: { on: slot.day } }))
  const history = useQuery(api.dutyRoster.historyOf.queryOptions({ input: slot }))
  const members = new Map((staff.data ?? []).map((member) => [member.id as string, member]))
  const personOf = (value: string): DutyPerson => {
    const member = members.get(value)
    if (member) return { staffId: member.id, name: member.name }
    // Somebody who has left the register since stays the person who was planned.
    return cell?.people.find(({ staffId }) => staffId === value) ?? { staffId: null, name: value }
  }
  const known = (cell?.people ?? []).filter(({ staffId }) => staffId !== null && !members.has(staffId))
  const options = [
    ...[...members.values()].map(({ id, name, post }) => ({
      value: id as string,
      label: i18n.language === 'en' ? name : `${name}（${POST_WORDS[post]}）`,
    })),
    ...known.map(({ staffId, name }) => ({ value: staffId as string, label: name })),
  ]
  const post = [t(`duty-roster:post.${slot.post}`), slot.shift && t(`duty-roster:shift.${slot.shift}`)]
  return (
    <FormModal<DutyValues>
      title={t('duty-roster:edit.title', { day: slot.day, post: post.filter(Boolean).join(' ') })}
      {...(isOver ? { description: t('duty-roster:edit.past') } : {})}
      initialValues={{ people: (cell?.people ?? []).map(({ staffId, name }) => staffId ?? name) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ people, reason }) => {
        await client.dutyRoster.set({
          ...{ slot, people: people.map(personOf), basedOn: cell?.id ?? null, reason: textOrNull(reason) },
        })
        await onDone()
      }}
      onClose={onClose}
    >
      <Form.Item name="people" label={t('duty-roster:edit.people')} extra={t('duty-roster:edit.help')}>
        <Select
          mode="tags"
          autoFocus
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          loading={staff.isLoading}
          maxCount={12}
          aria-label={t('duty-roster:edit.people')}
        />
      </Form.Item>
      {isOver && <ReasonItem label={t('duty-roster:edit.reason')} />}
      <section className="duty-history">
        <h3>{t('duty-roster:edit.history')}</h3>
        {history.data?.length === 0 && <p className="muted">{t('duty-roster:edit.noHistory')}</p>}
        <ul>
          {(history.data ?? []).map(({ id, recordedAt, recordedBy, people, reason }) => (
            <li key={id}>
              {t('duty-roster:edit.line', {
                ...{ at: formatInstant(recordedAt), by: recordedBy ?? '' },
                people: people.map(({ name }) => name).join('、') || t('duty-roster:edit.nobody'),
              })}
              {reason !== null && ` · ${reason}`}
            </li>
          ))}
        </ul>
      </section>
    </FormModal>
  )
}

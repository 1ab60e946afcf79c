// People to watch, carried from shift to shift: put on with what to look at, taken off with a reason.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { WatchedResident } from '#shared/features/handover/handover.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'

type WatchedListProps = {
  canSign: boolean
  isAdding: boolean
  onAdd: () => void
  onClose: () => void
  onChanged: () => Promise<unknown>
}
const suggestions = ['stable', 'returned', 'other'] as const

export function WatchedList({ canSign, isAdding, onAdd, onClose, onChanged }: WatchedListProps) {
  const { t } = useTranslation()
  const watched = useQuery(api.handover.watched.queryOptions())
  const residents = useQuery({ ...api.residents.list.queryOptions({ input: {} }), enabled: isAdding })
  const [removing, setRemoving] = useState<WatchedResident | null>(null)
  const changed = async (): Promise<void> => {
    await Promise.all([watched.refetch(), onChanged()])
  }
  return (
    <Section
      title={t('handover:watched.title')}
      note={t('handover:watched.help')}
      link={
        canSign && (
          <Button size="small" onClick={onAdd} aria-keyshortcuts="W">
            {t('handover:watched.add')}
          </Button>
        )
      }
    >
      <ul className="handover-watched">
        {watched.data?.length === 0 && <li className="muted">{t('handover:watched.none')}</li>}
        {(watched.data ?? []).map((person) => (
          <li key={person.id}>
            <span>
              <b>{[person.bedLabel, person.name].filter(Boolean).join(' ')}</b> {person.reason}
              <span className="muted numerals">
                {' '}
                {t('handover:watched.since', { at: formatInstant(person.since) })} {person.by}
              </span>
            </span>
            {canSign && (
              <Button
                size="small"
                aria-label={t('handover:watched.removeTitle', { name: person.name })}
                onClick={() => setRemoving(person)}
              >
                {t('handover:watched.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAdding && (
        <FormModal<{ residentId: ResidentId; reason: string }>
          title={t('handover:watched.addTitle')}
          initialValues={{}}
          submitLabel={t('common:save')}
          onSubmit={async ({ residentId, reason }) => {
            await client.handover.watch({ residentId, reason: reason.trim() })
            await changed()
          }}
          onClose={onClose}
        >
          <SelectItem
            name="residentId"
            label={t('handover:watched.who')}
            isRequired
            isLoading={residents.isLoading}
            options={(residents.data?.rows ?? []).map((row) => ({
              value: row.id,
              label: [row.bedLabel, row.name].filter(Boolean).join(' '),
            }))}
          />
          <TextItem name="reason" label={t('handover:watched.reason')} isRequired maxLength={200} />
        </FormModal>
      )}
      <ConfirmReason
        isOpen={removing !== null}
        title={t('handover:watched.removeTitle', { name: removing?.name ?? '' })}
        confirmLabel={t('handover:watched.remove')}
        suggestions={suggestions.map((name) => t(`handover:watched.suggestion.${name}`))}
        onConfirm={async (reason) => {
          if (removing) await client.handover.unwatch({ id: removing.id, reason })
          await changed()
          setRemoving(null)
        }}
        onCancel={() => setRemoving(null)}
      />
    </Section>
  )
}

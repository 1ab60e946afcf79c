// Short acts on a session: more people invited, its papers, called off, a note under the archive, a correction with its reason.
import { useTranslation } from 'react-i18next'
import type { StaffId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { Participant, TrainingSession } from '#shared/features/training/training.model.ts'
import { client } from '../../app/rpc-client.ts'
import { RadioItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { AttachmentItem } from '../attachments/index.ts'
import { useRefreshTraining, useStaffOptions } from './queries.ts'

type Props = { session: TrainingSession; onClose: () => void }

export function InviteForm({ session, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefreshTraining()
  const invited = new Set<string>(session.participants.map(({ staffId }) => staffId))
  const staff = useStaffOptions().filter(({ value }) => !invited.has(value))
  return (
    <FormModal<{ ids: StaffId[] }>
      title={t('training:act.invite')}
      initialValues={{ ids: [] }}
      submitLabel={t('training:act.invite')}
      onSubmit={async ({ ids }) => {
        const changes = ids.map((staffId) => ({ staffId, isInvited: true }))
        if (changes.length > 0) await client.training.mark({ id: session.id, changes, reason: null })
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem name="ids" label={t('training:column.invited')} options={staff} isMultiple isRequired />
    </FormModal>
  )
}

/** Sign-in sheet, exam papers and photos, before the session is closed. */
export function PapersForm({ session, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefreshTraining()
  return (
    <FormModal<{ attachmentIds: AttachmentIds }>
      title={t('training:act.papers')}
      description={t('training:papersHelp')}
      initialValues={{ attachmentIds: session.attachmentIds }}
      submitLabel={t('common:save')}
      onSubmit={async ({ attachmentIds }) => {
        const { participants: _participants, corrected: _corrected, notes: _notes, ...facts } = session
        await client.training.change({ ...facts, attachmentIds })
        await refresh()
      }}
      onClose={onClose}
    >
      <AttachmentItem name="attachmentIds" label={t('training:papers')} />
    </FormModal>
  )
}

export function CallOffForm({ session, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefreshTraining()
  return (
    <FormModal<{ reason: string }>
      title={t('training:act.callOff')}
      initialValues={{}}
      submitLabel={t('training:act.callOff')}
      isIrreversible
      onSubmit={async ({ reason }) => {
        await client.training.callOff({ id: session.id, version: session.version, reason })
        await refresh()
      }}
      onClose={onClose}
    >
      <ReasonItem label={t('training:reason')} />
    </FormModal>
  )
}

export function NoteForm({ session, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefreshTraining()
  return (
    <FormModal<{ text: string; attachmentIds?: AttachmentIds }>
      title={t('training:act.note')}
      initialValues={{}}
      submitLabel={t('common:save')}
      onSubmit={async ({ text, attachmentIds = [] }) => {
        await client.training.addNote({ id: session.id, text, attachmentIds })
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="text" label={t('training:act.note')} isRequired rows={3} />
      <AttachmentItem name="attachmentIds" label={t('training:papers')} help={t('training:latePapersHelp')} />
    </FormModal>
  )
}

/** What somebody's part in the archive should have been; the row before stays. */
export function CorrectForm({ session, part, onClose }: Props & { part: Participant }) {
  const { t } = useTranslation()
  const refresh = useRefreshTraining()
  return (
    <FormModal<{ isPresent: boolean; isPassed?: boolean; score?: string; reason: string }>
      title={t('training:correctOf', { name: part.name })}
      initialValues={{
        ...{ isPresent: part.isPresent === true, score: part.score === null ? '' : String(part.score) },
        ...(part.isPassed === null ? {} : { isPassed: part.isPassed }),
      }}
      submitLabel={t('common:save')}
      onSubmit={async ({ isPresent, isPassed, score, reason }) => {
        const result =
          !isPresent || session.exam === 'none'
            ? {}
            : session.exam === 'score'
              ? { score: score ? Number(score) : null }
              : { isPassed: isPassed ?? null }
        await client.training.mark({
          id: session.id,
          changes: [{ staffId: part.staffId, isPresent, ...result }],
          reason,
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="isPresent"
        label={t('training:column.presence')}
        isRequired
        options={[true, false].map((value) => ({ value, label: t(value ? 'training:present' : 'training:absent') }))}
      />
      {session.exam === 'score' && <TextItem name="score" label={t('training:column.score')} />}
      {session.exam === 'pass-fail' && (
        <RadioItem
          name="isPassed"
          label={t('training:column.result')}
          options={[true, false].map((value) => ({ value, label: t(value ? 'training:passed' : 'training:failed') }))}
        />
      )}
      <ReasonItem label={t('training:reason')} />
    </FormModal>
  )
}

// The next version of a plan, and a look through the one in force.
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { PlanFile } from '#shared/features/emergency/emergency.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useStaffNames } from '../../../app/use-staff-names.ts'
import { DayItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { LateReasonItem, NameItem } from '../../../ui/written-items.tsx'
import { useSession } from '../../accounts/index.ts'
import { AttachmentItem } from '../../attachments/index.ts'
import { WithFormDraft } from '../../drafts/index.ts'
import { useRefreshEmergency } from '../queries.ts'

type PlanValues = {
  text?: string
  attachmentIds?: AttachmentIds
  inForceOn: string
  approvedBy: string
  changeNote?: string
}

export function WritePlanForm({ file, onClose }: { file: PlanFile; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const names = useStaffNames()
  const refresh = useRefreshEmergency()
  const [newest] = file.versions
  return (
    <WithFormDraft<PlanValues> kind="emergency-plan" subjectId={file.standing.kind} base={newest?.version ?? 0}>
      {(draft) => (
        <FormModal<PlanValues>
          draft={draft}
          title={t('emergency:plan.writeOf', { term: file.standing.term, version: (newest?.version ?? 0) + 1 })}
          initialValues={{
            inForceOn: today,
            ...(newest?.text ? { text: newest.text } : {}),
            ...(newest ? { approvedBy: newest.approvedBy } : {}),
          }}
          submitLabel={t('common:save')}
          widthPx={860}
          onSubmit={async ({ text, attachmentIds = [], inForceOn, approvedBy, changeNote }) => {
            await client.emergency.writePlan({
              ...{ kind: file.standing.kind, basedOn: newest?.version ?? 0, text: textOrNull(text), attachmentIds },
              ...{ inForceOn, approvedBy: approvedBy.trim(), changeNote: newest ? textOrNull(changeNote) : null },
            })
            await refresh()
          }}
          onClose={onClose}
        >
          <TextItem name="text" label={t('emergency:plan.text')} rows={14} maxLength={20_000} />
          <AttachmentItem name="attachmentIds" label={t('emergency:plan.files')} />
          <DayItem
            name="inForceOn"
            label={t('emergency:plan.inForceOn')}
            isRequired
            {...(newest ? { from: newest.inForceOn } : {})}
          />
          <NameItem name="approvedBy" label={t('emergency:plan.approvedBy')} names={names} />
          {newest && <ReasonItem name="changeNote" label={t('emergency:plan.changeNote')} />}
        </FormModal>
      )}
    </WithFormDraft>
  )
}

type ReviewValues = { on: string; by: string; note?: string; lateReason?: string }

export function ReviewForm({ versionId, onClose }: { versionId: RecordId; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const names = useStaffNames()
  const { user } = useSession()
  const refresh = useRefreshEmergency()
  return (
    <FormModal<ReviewValues>
      title={t('emergency:plan.review')}
      description={t('emergency:plan.reviewNote')}
      initialValues={{ on: today, by: user?.displayName ?? '' }}
      submitLabel={t('common:save')}
      onSubmit={async ({ on, by, note, lateReason }) => {
        const late = on < today ? textOrNull(lateReason) : null
        await client.emergency.reviewPlan({ versionId, on, by: by.trim(), note: textOrNull(note), lateReason: late })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t('emergency:plan.reviewedOn')} isRequired to={today} />
      <LateReasonItem of="on" />
      <NameItem name="by" label={t('emergency:plan.reviewedBy')} names={names} />
      <TextItem name="note" label={t('emergency:note')} rows={2} />
    </FormModal>
  )
}

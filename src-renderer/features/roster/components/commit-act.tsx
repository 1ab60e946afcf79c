// Before rows become residents: how many, how many stay behind, and what type beds get that the house does not have yet.
import { useTranslation } from 'react-i18next'
import type { BedCareType, BedStayMode } from '#shared/features/beds/beds.model.ts'
import type { RosterCommitResult, RosterDraft } from '#shared/features/roster/roster.contract.ts'
import { client } from '../../../app/rpc-client.ts'
import { RadioItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'

type CommitActProps = {
  draft: RosterDraft
  rows: number[]
  onDone: (result: RosterCommitResult) => void | Promise<void>
  onClose: () => void
}
type CommitValues = { careType: BedCareType; stayMode: BedStayMode }

export function CommitAct({ draft, rows, onDone, onClose }: CommitActProps) {
  const { t } = useTranslation()
  const left = draft.reading.rows.length - rows.length
  return (
    <FormModal<CommitValues>
      title={t('roster:commit.title')}
      description={t('roster:commit.explained', { count: rows.length, left })}
      initialValues={{ careType: 'ordinary', stayMode: 'full-time' }}
      submitLabel={t('roster:commit.submit', { count: rows.length })}
      onSubmit={async (newBeds) => {
        await onDone(await client.roster.commit({ draftId: draft.id, version: draft.version, rows, newBeds }))
      }}
      onClose={onClose}
    >
      <RadioItem
        name="careType"
        label={t('roster:commit.newBedType')}
        isRequired
        help={t('roster:commit.newBedHelp')}
        options={(['nursing', 'ordinary'] as const).map((value) => ({ value, label: t(`beds:careType.${value}`) }))}
      />
      <RadioItem
        name="stayMode"
        label={t('beds:stayModeLabel')}
        isRequired
        options={(['full-time', 'day-care'] as const).map((value) => ({ value, label: t(`beds:stayMode.${value}`) }))}
      />
    </FormModal>
  )
}

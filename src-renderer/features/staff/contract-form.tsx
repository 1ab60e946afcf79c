// Enters a contract, or puts another row in the place of one.
import { useTranslation } from 'react-i18next'
import type { StaffId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { ContractKind, type StaffContract } from '#shared/features/staff-files/staff-files.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { AttachmentItem } from '../attachments/index.ts'
import { useRefreshStaff } from './queries.ts'

type Values = {
  kind: ContractKind
  fromOn: string
  untilOn?: string | null
  number?: string
  attachmentIds?: AttachmentIds
  correctionReason?: string
}

export function ContractForm(props: { staffId: StaffId; corrects?: StaffContract; onClose: () => void }) {
  const { staffId, corrects, onClose } = props
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshStaff()
  return (
    <FormModal<Values>
      title={t(corrects ? 'staff:contract.correct' : 'staff:act.contract')}
      initialValues={
        corrects
          ? { ...corrects, number: corrects.number ?? '', correctionReason: '' }
          : { kind: 'fixed-term', fromOn: today }
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ kind, fromOn, untilOn, number, attachmentIds = [], correctionReason }) => {
        const facts = { kind, fromOn, untilOn: untilOn ?? null, number: textOrNull(number), attachmentIds }
        if (corrects) {
          const about = { id: corrects.id, correctionReason: correctionReason ?? '' }
          await client.staffFiles.correctContract({ ...about, facts })
        } else await client.staffFiles.addContract({ ...facts, staffId })
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="kind"
        label={t('staff:contract.kind')}
        isRequired
        options={ContractKind.options.map((value) => ({ value, label: t(`staff:contractKind.${value}`) }))}
      />
      <DayItem name="fromOn" label={t('staff:fact.fromOn')} isRequired />
      <DayItem name="untilOn" label={t('staff:contract.untilOn')} help={t('staff:contract.untilHelp')} />
      <TextItem name="number" label={t('staff:contract.number')} maxLength={60} />
      <AttachmentItem name="attachmentIds" label={t('staff:contract.scans')} />
      {corrects && <ReasonItem name="correctionReason" label={t('staff:reason')} />}
    </FormModal>
  )
}

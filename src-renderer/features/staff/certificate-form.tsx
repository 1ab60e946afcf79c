// Enters a certificate, or puts another row in the place of one.
import { useTranslation } from 'react-i18next'
import type { StaffId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { validUntilOf } from '#shared/features/staff-files/certificates.rules.ts'
import type { Certificate, CertificateFacts } from '#shared/features/staff-files/staff-files.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { AttachmentItem } from '../attachments/index.ts'
import { useRefreshStaff, useStaffRules, useWorded } from './queries.ts'

type Values = {
  kind: string
  number?: string
  issuer?: string
  issuedOn: string
  validUntil?: string | null
  skillLevel?: number | null
  attachmentIds?: AttachmentIds
  correctionReason?: string
}

export function CertificateForm(props: { staffId: StaffId; corrects?: Certificate; onClose: () => void }) {
  const { staffId, corrects, onClose } = props
  const { t } = useTranslation()
  const worded = useWorded()
  const today = useToday()
  const rules = useStaffRules()?.certificates
  const refresh = useRefreshStaff()
  return (
    <FormModal<Values>
      title={t(corrects ? 'staff:certificate.correct' : 'staff:act.certificate')}
      initialValues={
        corrects
          ? { ...corrects, number: corrects.number ?? '', issuer: corrects.issuer ?? '', correctionReason: '' }
          : { kind: 'health', issuedOn: today }
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ kind, issuedOn, validUntil, skillLevel, number, issuer, attachmentIds, correctionReason }) => {
        const facts: CertificateFacts = {
          ...{ kind, issuedOn, number: textOrNull(number), issuer: textOrNull(issuer) },
          ...{ validUntil: validUntil ?? null, skillLevel: skillLevel ?? null },
          attachmentIds: attachmentIds ?? [],
        }
        if (corrects) {
          const about = { id: corrects.id, correctionReason: correctionReason ?? '' }
          await client.staffFiles.correctCertificate({ ...about, facts })
        } else await client.staffFiles.addCertificate({ ...facts, staffId })
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="kind"
        label={t('staff:certificate.kind')}
        isRequired
        options={(rules?.kinds ?? []).map(({ code, term }) => ({ value: code, label: worded(term) }))}
      />
      <DayItem name="issuedOn" label={t('staff:certificate.issuedOn')} isRequired to={today} />
      <DayItem name="validUntil" label={t('staff:certificate.validUntil')} help={t('staff:certificate.validHelp')} />
      <SelectItem
        name="skillLevel"
        label={t('staff:certificate.skillLevel')}
        options={[5, 4, 3, 2, 1].map((value) => ({ value, label: t(`staff:skill.${value}`) }))}
      />
      <TextItem name="number" label={t('staff:certificate.number')} maxLength={60} />
      <TextItem name="issuer" label={t('staff:certificate.issuer')} maxLength={80} />
      <AttachmentItem name="attachmentIds" label={t('staff:certificate.scans')} />
      {corrects && <ReasonItem name="correctionReason" label={t('staff:reason')} />}
    </FormModal>
  )
}

/** The last valid day in words. */
export function useValidUntil(): (certificate: Certificate) => string {
  const { t } = useTranslation()
  const rules = useStaffRules()?.certificates
  return (certificate) => {
    const untilOn = validUntilOf(
      rules?.kinds.find(({ code }) => code === certificate.kind),
      certificate,
    )
    return untilOn === null ? t('staff:paper.endless') : t('staff:paper.valid', { day: untilOn })
  }
}

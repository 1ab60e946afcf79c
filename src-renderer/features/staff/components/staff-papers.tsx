// Every certificate ever entered, newest first; what was corrected stays readable.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Certificate, StaffFile } from '#shared/features/staff-files/staff-files.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import '../../../ui/plain-parts.css'
import { RecordFiles } from '../../attachments/index.ts'
import { CertificateForm, useValidUntil } from '../certificate-form.tsx'
import { useRefreshStaff, useStaffRules, useWorded } from '../queries.ts'

type Act = { kind: 'correct' | 'void'; row: Certificate }

export function StaffPapers({ file: { line, certificates } }: { file: StaffFile }) {
  const { t } = useTranslation()
  const worded = useWorded()
  const validUntil = useValidUntil()
  const rules = useStaffRules()?.certificates
  const refresh = useRefreshStaff()
  const canEdit = useCan('staff.edit')
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  const termOf = (code: string) => worded(rules?.kinds.find((kind) => kind.code === code)?.term) || code
  if (certificates.length === 0) {
    return <EmptyState title={t('staff:empty.certificates')} hint={t('staff:empty.certificatesHint')} />
  }
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('staff:certificate.kind')}</th>
            <th scope="col">{t('staff:certificate.issuedOn')}</th>
            <th scope="col">{t('staff:certificate.validUntil')}</th>
          </tr>
        </thead>
        <tbody>
          {certificates.map((row) => {
            const isPast = row.isCorrected || row.isVoid
            const about = [row.number, row.issuer, row.correctionReason].filter(Boolean).join(' · ')
            return (
              <tr key={row.id} className={isPast ? 'muted' : undefined}>
                <td>
                  <b>{termOf(row.kind)}</b> {row.skillLevel !== null && t(`staff:skill.${row.skillLevel}`)}
                  {row.isCorrected && ` · ${t('staff:corrected')}`}
                  {row.isVoid && ` · ${t('staff:voided')}`}
                  <div className="muted">{about}</div>
                  <RecordFiles ids={row.attachmentIds} />
                  {canEdit && !isPast && (
                    <>
                      <Button type="link" size="small" onClick={() => setAct({ kind: 'correct', row })}>
                        {t('staff:certificate.correct')}
                      </Button>
                      <Button type="link" size="small" onClick={() => setAct({ kind: 'void', row })}>
                        {t('staff:act.void')}
                      </Button>
                    </>
                  )}
                </td>
                <td className="numerals">{row.issuedOn}</td>
                <td className="numerals">{validUntil(row)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {act?.kind === 'correct' && <CertificateForm staffId={line.id} corrects={act.row} onClose={stop} />}
      <ConfirmReason
        isOpen={act?.kind === 'void'}
        title={t('staff:certificate.void')}
        description={t('staff:voidNote')}
        confirmLabel={t('staff:act.void')}
        isIrreversible
        onConfirm={async (correctionReason) => {
          if (act?.kind !== 'void') return
          await client.staffFiles.correctCertificate({ id: act.row.id, facts: null, correctionReason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </>
  )
}

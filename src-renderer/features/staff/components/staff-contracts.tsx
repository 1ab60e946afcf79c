// Contracts and posts in their order; what was corrected stays readable.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import type { StaffContract, StaffFile } from '#shared/features/staff-files/staff-files.model.ts'
import { useCan } from '../../../app/use-can.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import '../../../ui/plain-parts.css'
import { RecordFiles } from '../../attachments/index.ts'
import { ContractForm } from '../contract-form.tsx'

export function StaffContracts({ file: { line, contracts, posts } }: { file: StaffFile }) {
  const { t } = useTranslation()
  const canEdit = useCan('staff.edit')
  const [correcting, setCorrecting] = useState<StaffContract | null>(null)
  return (
    <>
      <h3 className="drawer-heading">{t('staff:contract.title')}</h3>
      {contracts.length === 0 && <Unknown reason={t('staff:paper.missing')} />}
      <table className="plain-table">
        <tbody>
          {contracts.map((row) => {
            const isPast = row.isCorrected || row.isVoid
            return (
              <tr key={row.id} className={isPast ? 'muted' : undefined}>
                <td>
                  <b>{t(`staff:contractKind.${row.kind}`)}</b> {row.number}
                  {row.isCorrected && ` · ${t('staff:corrected')}`}
                  {row.isVoid && ` · ${t('staff:voided')}`} {row.correctionReason}
                  <RecordFiles ids={row.attachmentIds} />
                  {canEdit && !isPast && (
                    <Button type="link" size="small" onClick={() => setCorrecting(row)}>
                      {t('staff:contract.correct')}
                    </Button>
                  )}
                </td>
                <td className="numerals">
                  {t('staff:span', { from: row.fromOn, until: row.untilOn ?? t('staff:paper.endless') })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <h3 className="drawer-heading">{t('staff:posts')}</h3>
      <table className="plain-table">
        <tbody>
          {posts.map(({ post, fromOn, reason, recordedAt }) => (
            <tr key={`${fromOn}${recordedAt}`}>
              <td className="numerals">{fromOn}</td>
              <td>
                {POST_WORDS[post]} <span className="muted">{reason || t('staff:hiredAs')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {correcting && <ContractForm staffId={line.id} corrects={correcting} onClose={() => setCorrecting(null)} />}
    </>
  )
}

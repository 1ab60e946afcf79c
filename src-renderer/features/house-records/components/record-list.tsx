// Every row of a kind, newest first; what was set right stays and says so.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseRecord } from '#shared/features/house-records/house-records.model.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { AttachmentList } from '../../attachments/index.ts'

type RecordListProps = {
  records: readonly HouseRecord[]
  /** Ids of the rows that count. */
  counting: ReadonlySet<string>
  canEdit: boolean
  onCorrect: (row: HouseRecord) => void
  onVoid: (row: HouseRecord) => void
}

export function RecordList({ records, counting, canEdit, onCorrect, onVoid }: RecordListProps) {
  const { t } = useTranslation()
  if (records.length === 0) return <EmptyState title={t('house-records:noRecord')} />
  return (
    <ul className="house-rows">
      {records.map((row) => (
        <li key={row.id} className={counting.has(row.id) ? undefined : 'faint'}>
          <b className="numerals">{row.on}</b>{' '}
          {row.validUntil !== null && t('house-records:validTo', { day: row.validUntil })} {row.number} {row.issuer}{' '}
          {row.result !== null && t(`house-records:results.${row.result}`)} {row.note}
          {row.isVoid && ` · ${t('house-records:voided')}`}
          {row.reason !== null && <span className="muted"> {t('house-records:because', { reason: row.reason })}</span>}
          {!counting.has(row.id) && !row.isVoid && <span> · {t('house-records:replaced')}</span>}
          <AttachmentList ids={row.attachmentIds} />
          <div className="muted">
            {formatInstant(row.recordedAt)} {row.recordedBy}
            {canEdit && counting.has(row.id) && (
              <>
                <Button type="link" size="small" onClick={() => onCorrect(row)}>
                  {t('house-records:correct')}
                </Button>
                <Button type="link" size="small" onClick={() => onVoid(row)}>
                  {t('house-records:void')}
                </Button>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

// One store of the grid: where it lies, how it was at the last look, and what is counted now.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SupplyStanding } from '#shared/features/emergency/emergency.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { useToday } from '../../../ui/use-today.ts'
import type { SupplyFault, TypedLook } from '../supply-entries.ts'

type SupplyRowProps = {
  row: SupplyStanding
  term: string
  typed: TypedLook
  fault: SupplyFault | undefined
  canManage: boolean
  onChange: (part: Partial<TypedLook>) => void
  onEdit: () => void
}

export function SupplyRow({ row, term, typed, fault, canManage, onChange, onEdit }: SupplyRowProps) {
  const { t } = useTranslation()
  const today = useToday()
  const { supplyId, name, place, unit, leastCount, lastCheck, expiry, isShort, checkDueOn } = row
  const field = (key: keyof TypedLook, longest: number) => (
    <td>
      {canManage && (
        <input
          data-at={`${supplyId}:${key}`}
          aria-label={`${name} ${t(`emergency:supply.${key}`)}`}
          aria-invalid={fault?.field === key}
          autoComplete="off"
          inputMode={key === 'note' ? 'text' : 'numeric'}
          maxLength={longest}
          value={typed[key]}
          onChange={(event) => onChange({ [key]: event.target.value })}
        />
      )}
      {fault?.field === key && (
        <span className="form-told" role="alert">
          {t(`emergency:supply.fault.${fault.why}`)}
        </span>
      )}
    </td>
  )
  return (
    <tr>
      <th scope="row">
        {canManage ? (
          <Button type="link" size="small" onClick={onEdit}>
            {name}
          </Button>
        ) : (
          name
        )}
        <div className="muted">
          {term} · {t('emergency:supply.least', { count: leastCount, unit })}
        </div>
      </th>
      <td>{place}</td>
      <td>
        {lastCheck ? (
          <>
            <span className="numerals">
              {lastCheck.count} {unit}
            </span>{' '}
            {isShort === true && <b className="emergency-mark">{t('emergency:supply.short')}</b>}
            <span className="numerals">
              {t(`emergency:supply.expiry.${expiry}`, { day: lastCheck.expiresOn ?? '' })}{' '}
              {(expiry === 'soon' || expiry === 'expired') && (
                <b className="emergency-mark">{t(`emergency:supply.mark.${expiry}`)}</b>
              )}
            </span>
            <div className="muted numerals">
              {lastCheck.on} {lastCheck.by}
            </div>
          </>
        ) : (
          <Unknown reason={t('emergency:supply.notChecked')} />
        )}
      </td>
      {field('count', 6)}
      {field('expiresOn', 10)}
      {field('note', 200)}
      <td className="numerals">
        {checkDueOn} {checkDueOn < today && <b className="emergency-mark">{t('emergency:supply.overdue')}</b>}
      </td>
    </tr>
  )
}

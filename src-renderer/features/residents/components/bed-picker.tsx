// Free beds of a day by floor, each with its type. One radio group: arrows move, Space chooses.
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BedOnDay } from '#shared/features/beds/beds.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { ErrorState } from '../../../ui/error-state.tsx'

type BedPickerProps = {
  /** The day the bed must be free on, 'YYYY-MM-DD'; null = today. */
  on: string | null
  value?: string | null
  onChange?: (bedId: string) => void
  id?: string
  /** Offered although taken, such as the bed a corrected record already has. */
  alsoBedId?: string | undefined
}

export function BedPicker({ on, value, onChange, id, alsoBedId }: BedPickerProps) {
  const { t } = useTranslation()
  const map = useQuery(api.beds.map.queryOptions({ input: on === null ? {} : { on } }))
  const [text, setText] = useState('')
  const groupName = useId()
  if (map.error) return <ErrorState error={map.error} onRetry={() => void map.refetch()} />
  if (!map.data) return <p className="muted">{t('ui:table.loading')}</p>

  const isOffered = (bed: BedOnDay) =>
    (bed.state === 'free' || bed.id === alsoBedId || bed.id === value) &&
    (bed.label.includes(text.trim()) || bed.id === value)
  const { buildings, floors, beds } = map.data
  const hasBuildings = buildings.length > 1
  const groups = floors
    .map((floor) => ({
      floor,
      building: buildings.find((building) => building.id === floor.buildingId)?.name ?? '',
      beds: beds.filter((bed) => bed.floorId === floor.id && isOffered(bed)),
    }))
    .filter((group) => group.beds.length > 0)

  return (
    <div className="bed-picker" id={id} role="radiogroup" aria-label={t('residents:bedPicker.label')}>
      <Input
        size="small"
        value={text}
        allowClear
        maxLength={20}
        onChange={(event) => setText(event.target.value)}
        aria-label={t('residents:bedPicker.filter')}
        placeholder={t('residents:bedPicker.filter')}
      />
      {groups.length === 0 && (
        <p className="muted">
          {t('residents:bedPicker.none')} <Link to="/beds">{t('residents:bedPicker.openBeds')}</Link>
        </p>
      )}
      {groups.map((group) => (
        <fieldset key={group.floor.id} className="bed-picker__floor">
          <legend>
            {hasBuildings ? `${group.building} ` : ''}
            {group.floor.name}
            <span className="faint numerals"> {t('residents:bedPicker.free', { count: group.beds.length })}</span>
          </legend>
          {group.beds.map((bed) => (
            <label key={bed.id} className="bed-picker__bed">
              <input
                type="radio"
                name={groupName}
                value={bed.id}
                checked={bed.id === value}
                onChange={() => onChange?.(bed.id)}
              />
              <b className="numerals">{bed.label}</b>
              <span className="muted">
                {t(`beds:careType.${bed.careType}`)}
                {bed.stayMode === 'day-care' && ` ${t('beds:stayMode.day-care')}`}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

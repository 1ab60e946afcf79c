// Floor, shift and person of the round, and whether what was entered is on disk.

import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { MedicationRound } from '#shared/features/medication/medication-views.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useNow } from '../../../ui/clock.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import type { ShownRound } from '../use-round-entries.ts'

type RoundBarProps = {
  round: MedicationRound | undefined
  shown: ShownRound
  show: (next: Partial<ShownRound>) => void
  waitingCount: number
  isFailing: boolean
  hasEntered: boolean
}

export function RoundBar({ round, shown, show, waitingCount, isFailing, hasEntered }: RoundBarProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const now = useNow()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} })).data?.rows ?? []
  const shift = round?.shift
  return (
    <>
      <Select
        size="small"
        style={{ minWidth: 120 }}
        aria-label={t('medication:floor')}
        value={shown.floorName ?? ''}
        onChange={(value) => show({ floorName: value === '' ? null : value })}
        options={[
          { value: '', label: t('medication:allFloors') },
          ...(round?.floors ?? []).map((floor) => ({ value: floor, label: floor })),
        ]}
      />
      {shift && (
        <>
          <Button size="small" onClick={() => show({ at: shift.startedAt - 1 })}>
            {t('medication:earlier')}
          </Button>
          <span className="numerals">
            {formatInstant(shift.startedAt)} – {formatInstant(shift.endsAt).slice(11)}
          </span>
          <Button size="small" disabled={shift.endsAt > now} onClick={() => show({ at: shift.endsAt })}>
            {t('medication:later')}
          </Button>
        </>
      )}
      <Select<string | null>
        size="small"
        style={{ minWidth: 160 }}
        aria-label={t('medication:openPerson')}
        placeholder={t('medication:openPerson')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(id) => id && navigate(screenLinks.medicationOf(id))}
        options={residents.map(({ id, name, bedLabel }) => ({
          value: id,
          label: [bedLabel, name].filter(Boolean).join(' '),
        }))}
      />
      <span role="status" className={isFailing ? 'round-saving round-saving--failing' : 'round-saving'}>
        {isFailing
          ? t('medication:failing', { count: waitingCount })
          : waitingCount > 0
            ? t('medication:saving', { count: waitingCount })
            : hasEntered && t('medication:saved')}
      </span>
    </>
  )
}

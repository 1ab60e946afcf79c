// How long readings of the devices are kept, and in plain words what goes when. Vitals entered by people, alarms and records are no readings: they stay.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { TelemetryKeeping } from '#shared/features/facility/facility.model.ts'
import { useNow } from '../../../ui/clock.tsx'
import { dayOfInstant } from '../../../ui/format-time.ts'
import { keepingUnits } from '../settings-fields.ts'
import { NumberItem } from './setting-items.tsx'

const dayMs = 86_400_000
const parts = ['rawDays', 'minuteMonths', 'hourYears', 'sizeLimitMb'] as const

/** The bounds stand in the model alone. */
function boundsOf(part: (typeof parts)[number]): { min: number; max: number } {
  const { minValue, maxValue } = TelemetryKeeping.shape[part]
  return { min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER }
}

export function KeepingFields() {
  const { t } = useTranslation()
  return (
    <div className="settings-pad settings-stack">
      <div className="settings-grid">
        {parts.map((part) => (
          <NumberItem
            key={part}
            name={['telemetry', part]}
            label={t(`settings:keeping.${part}`)}
            unit={t(keepingUnits[part])}
            {...boundsOf(part)}
          />
        ))}
      </div>
      <WhatGoesWhen />
    </div>
  )
}

/** Follows what is typed, so that the day is read before it is saved. */
function WhatGoesWhen() {
  const { t } = useTranslation()
  const today = useNow()
  const typed = TelemetryKeeping.safeParse(Form.useWatch('telemetry', Form.useFormInstance()))
  if (!typed.success) return <p className="muted">{t('settings:keeping.notYet')}</p>
  const { rawDays, minuteMonths, hourYears, sizeLimitMb } = typed.data
  return (
    <ul className="settings-list-lines">
      <li>{t('settings:keeping.rawGoes', { day: dayOfInstant(today - rawDays * dayMs), count: rawDays })}</li>
      <li>{t('settings:keeping.minuteGoes', { count: minuteMonths })}</li>
      <li>{t('settings:keeping.hourGoes', { count: hourYears })}</li>
      <li>{t('settings:keeping.sizeGoes', { size: sizeLimitMb })}</li>
      <li className="muted">{t('settings:keeping.stays')}</li>
    </ul>
  )
}

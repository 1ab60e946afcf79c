// Says an alarm in few words: what it is and, where there is one, the measured value and its limit.
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { formatInstant } from '../../ui/format-time.ts'

const unitOf: Partial<Record<Alarm['kind'], string>> = {
  'heart-rate-high': 'alarms:unit.perMinute',
  'heart-rate-low': 'alarms:unit.perMinute',
  'respiration-high': 'alarms:unit.perMinute',
  'respiration-low': 'alarms:unit.perMinute',
  'device-battery': 'alarms:unit.percent',
  'out-of-bed': 'alarms:unit.minutes',
}

function numberOf(value: Alarm['values'][string] | undefined): number | null {
  return typeof value === 'number' ? Math.round(value * 10) / 10 : null
}

/** Values whose meaning every alarm shares: what was measured, and the limit it passed. */
export function measuredOf(alarm: Pick<Alarm, 'values'>): { value: number | null; limit: number | null } {
  const { value, limit, minutes, graceMinutes, batteryPct } = alarm.values
  return { value: numberOf(value ?? minutes ?? batteryPct), limit: numberOf(limit ?? graceMinutes) }
}

export function useAlarmWords() {
  const { t } = useTranslation()
  return {
    /** 呼吸过缓 7 次/分 */
    what(alarm: Pick<Alarm, 'kind' | 'values'>): string {
      const { value } = measuredOf(alarm)
      const unit = unitOf[alarm.kind]
      const words = t(`alarms:kind.${alarm.kind}`)
      return value === null || unit === undefined ? words : `${words} ${value} ${t(unit)}`
    },
    /** 未确认 · 王护士 01:31 已确认 · 李护士 01:33 已到场. */
    holder(alarm: Alarm): string {
      const time = (at: number) => formatInstant(at).slice(11)
      if (alarm.attendedAt !== null && alarm.state === 'attended') {
        return t('alarms:attendedBy', { name: alarm.attendedBy ?? '', at: time(alarm.attendedAt) })
      }
      if (alarm.acknowledgedAt !== null && alarm.state !== 'raised') {
        return t('alarms:acknowledgedBy', { name: alarm.acknowledgedBy ?? '', at: time(alarm.acknowledgedAt) })
      }
      return t('alarms:state.raised')
    },
    /** 限值 8 · 再次 3 次 · 启动时已存在 */
    notes(alarm: Alarm): string[] {
      const { limit } = measuredOf(alarm)
      return [
        ...(limit === null ? [] : [t('alarms:note.limit', { limit })]),
        ...(typeof alarm.values.because === 'string' && alarm.kind === 'sound-off'
          ? [t(`alarms:silence.${alarm.values.because}`)]
          : []),
        ...(alarm.rings > 1 ? [t('alarms:note.rings', { count: alarm.rings })] : []),
        ...(alarm.escalation > 0 ? [t('alarms:note.escalation', { step: alarm.escalation })] : []),
        ...(alarm.shelvedUntil === null
          ? []
          : [t('alarms:note.shelved', { until: formatInstant(alarm.shelvedUntil).slice(11) })]),
        ...(alarm.repeats > 0 ? [t('alarms:note.repeats', { count: alarm.repeats })] : []),
        ...(alarm.isFromStartUp ? [t('alarms:note.fromStartUp')] : []),
        ...(alarm.isActive ? [] : [t('alarms:note.ended')]),
        ...(alarm.values.isStored === false ? [t('alarms:note.notStored')] : []),
      ]
    },
  }
}

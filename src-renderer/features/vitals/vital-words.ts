// Values of vital signs as they are read: number, unit, word. A live value of the bed is rounded as a nurse would say it.
import type { TFunction } from 'i18next'
import type { VitalKind, VitalValue } from '#shared/features/vitals/vitals.model.ts'

const decimals: Partial<Record<VitalKind, number>> = { temperature: 1, glucose: 1, weight: 1 }

/** `132/78`, `36.6`, `清醒`; without the unit. null = the row holds no value (it was taken back). */
export function vitalText({ kind, value, diastolic, word }: VitalValue, t: TFunction): string | null {
  if (kind === 'consciousness') return word === null ? null : t(`vitals:consciousness.${word}`)
  if (value === null) return null
  if (kind === 'oxygen') return t(value === 1 ? 'vitals:oxygen.yes' : 'vitals:oxygen.no')
  const text = value.toFixed(decimals[kind] ?? 0)
  return diastolic === null ? text : `${text}/${diastolic.toFixed(0)}`
}

/** Unit of a kind; '' where it has none. */
export function unitText(kind: VitalKind, t: TFunction): string {
  return t(`vitals:unit.${kind}`, { defaultValue: '' })
}

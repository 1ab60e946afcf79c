// A prescription as the form holds it, and back; its schedule in words. Pure.
import type { TFunction } from 'i18next'
import type { Day } from '#shared/contract/primitives.ts'
import type { CareDays } from '#shared/features/care-plans/care-plans.model.ts'
import type {
  DoseUnit,
  DrugRoute,
  Prescription,
  PrescriptionContent,
} from '#shared/features/medication/prescriptions.model.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

export type PrescriptionValues = {
  drugName: string
  strength?: string
  form?: string
  route: DrugRoute
  dose: number
  unit: DoseUnit
  doseMin?: number | null
  doseMax?: number | null
  kind: 'fixed' | 'as-needed'
  dayKind: CareDays['kind']
  weekdays?: number[]
  everyDays?: number
  times?: string[]
  indication?: string
  leastHours?: number
  mostPerDay?: number
  prescriber: string
  orderedOn: Day
  fromOn: Day
  isHighRisk: boolean
  highRiskReason?: string
  allergyReason?: string
  note?: string
  reason?: string
}

function daysOf({ dayKind, weekdays = [], everyDays = 2, fromOn }: PrescriptionValues): CareDays {
  if (dayKind === 'weekly') return { kind: 'weekly', weekdays: [...weekdays].sort() }
  return dayKind === 'every-days' ? { kind: 'every-days', everyDays, from: fromOn } : { kind: 'daily' }
}

export function contentOf(values: PrescriptionValues): PrescriptionContent {
  const { drugName, route, dose, unit, prescriber, orderedOn, isHighRisk } = values
  return {
    ...{ drugName: drugName.trim(), strength: textOrNull(values.strength), form: textOrNull(values.form), route, dose },
    ...{ unit, doseMin: values.doseMin ?? null, doseMax: values.doseMax ?? null },
    ...{ prescriber: prescriber.trim(), orderedOn, isHighRisk, note: textOrNull(values.note) },
    highRiskReason: isHighRisk ? null : textOrNull(values.highRiskReason),
    allergyReason: textOrNull(values.allergyReason),
    schedule:
      values.kind === 'fixed'
        ? { kind: 'fixed', frequency: { days: daysOf(values), times: [...(values.times ?? [])].sort() } }
        : {
            kind: 'as-needed',
            indication: values.indication?.trim() ?? '',
            leastHours: values.leastHours ?? 6,
            mostPerDay: values.mostPerDay ?? 1,
          },
  }
}

export function valuesOf(prescription: Prescription): Partial<PrescriptionValues> {
  const { schedule } = prescription
  const { drugName, route, dose, unit, doseMin, doseMax, prescriber, isHighRisk } = prescription
  const days = schedule.kind === 'fixed' ? schedule.frequency.days : null
  return {
    ...{ drugName, route, dose, unit, doseMin, doseMax, prescriber, isHighRisk, kind: schedule.kind },
    ...{ strength: prescription.strength ?? '', form: prescription.form ?? '', note: prescription.note ?? '' },
    ...{ highRiskReason: prescription.highRiskReason ?? '', allergyReason: prescription.allergyReason ?? '' },
    dayKind: days?.kind ?? 'daily',
    ...(days?.kind === 'weekly' ? { weekdays: days.weekdays } : {}),
    ...(days?.kind === 'every-days' ? { everyDays: days.everyDays } : {}),
    ...(schedule.kind === 'fixed' ? { times: schedule.frequency.times } : {}),
    ...(schedule.kind === 'as-needed'
      ? { indication: schedule.indication, leastHours: schedule.leastHours, mostPerDay: schedule.mostPerDay }
      : {}),
  }
}

export function scheduleWords(schedule: PrescriptionContent['schedule'], t: TFunction): string {
  if (schedule.kind === 'as-needed') {
    const { indication, leastHours, mostPerDay } = schedule
    const limits = t('medication:asNeededWords', { indication, hours: leastHours, most: mostPerDay })
    return `${t('medication:kind.as-needed')} · ${limits}`
  }
  const { days, times } = schedule.frequency
  const which =
    days.kind === 'daily'
      ? t('care-plans:days.daily')
      : days.kind === 'weekly'
        ? days.weekdays.map((day) => t(`care-plans:weekday.${day}`)).join('、')
        : t('care-plans:days.everyDays', { count: days.everyDays })
  return `${which} ${times.join(' ')}`
}

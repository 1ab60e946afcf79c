// Says a duty in one line: whom or what it is about, then what is due, then what helps to judge it.
import { useTranslation } from 'react-i18next'
import type { Duty, DutyKind } from '#shared/features/duties/duties.contract.ts'

const subjectKeys = ['code', 'title', 'period', 'name', 'bedLabel', 'place']
const hiddenKeys = [...subjectKeys, 'day', 'residentId', 'gap']

export function useDutyWords() {
  const { t, i18n } = useTranslation()
  /** True for a value the sentence has already. */
  const isSaid = ({ kind, values }: Duty, key: string): boolean =>
    t(kind === 'gap-open' ? `today:gap.${values.gap}` : `today:duty.${kind}`, { skipInterpolation: true }).includes(
      `{{${key}}}`,
    )
  return {
    subject: (duty: Duty): string =>
      subjectKeys.flatMap((key) => (duty.values[key] == null ? [] : [String(duty.values[key])])).join(' '),
    what: (duty: Duty): string => {
      const isFirstAssessment = duty.kind === 'assessment-due' && duty.values.level === null
      if (isFirstAssessment) return t('today:neverAssessed')
      if (duty.kind === 'gap-open') return t(`today:gap.${duty.values.gap}`, duty.values)
      return t(`today:duty.${duty.kind}`, duty.values)
    },
    /** What many of a kind have in common: words of their own where the sentence of one names a floor, a number or a person. */
    together: (kind: DutyKind): string =>
      i18n.exists(`today:together.${kind}`) ? t(`today:together.${kind}`) : t(`today:duty.${kind}`),
    area: (kind: DutyKind): string => t(`today:area.${kind}`),
    act: (kind: DutyKind): string => t(`today:act.${kind}`),
    /** Further values, each with its label; values without a label are not for people. */
    details: (duty: Duty): string =>
      Object.entries(duty.values)
        .filter(([key, value]) => value !== null && !hiddenKeys.includes(key) && i18n.exists(`today:value.${key}`))
        .filter(([key]) => !isSaid(duty, key))
        .map(([key, value]) => {
          if (key === 'vitalKind') return t(`vitals:kind.${value}`)
          if (key === 'incidentKind') return t(`incidents:kind.${value}`)
          const word = i18n.exists(`today:valueWord.${value}`) ? t(`today:valueWord.${value}`) : String(value)
          return t(`today:value.${key}`, { value: word })
        })
        .join(' · '),
  }
}

// The words of the sheet's lines: what they are about as a heading, and what each says beside its person.
import { useTranslation } from 'react-i18next'
import type { HandoverLine } from '#shared/features/handover/handover.model.ts'
import { formatInstant } from '../../ui/format-time.ts'

/** Values that are codes of another feature's words. */
const wordsOf: Record<string, string> = {
  alarmKind: 'alarms:kind',
  incidentKind: 'incidents:kind',
  vitalKind: 'vitals:kind',
  state: 'handover:away',
}
const instants = ['until', 'since']

export function useLineWords() {
  const { t, i18n } = useTranslation()

  const shownValue = (key: string, value: string | number | null): string | number => {
    if (value === null) return t('ui:unknown')
    if (instants.includes(key) && typeof value === 'number') return formatInstant(value)
    const words = wordsOf[key]
    return words && i18n.exists(`${words}.${value}`) ? t(`${words}.${value}`) : value
  }

  return {
    heading: (what: string): string => (i18n.exists(`handover:what.${what}`) ? t(`handover:what.${what}`) : what),
    section: (key: string): string => (i18n.exists(`handover:section.${key}`) ? t(`handover:section.${key}`) : key),
    /** Empty where the heading and the person say everything. */
    detail({ what, values }: HandoverLine): string {
      if (!i18n.exists(`handover:detail.${what}`)) return ''
      const shown = Object.entries(values).map(([key, value]) => [key, shownValue(key, value)] as const)
      return t(`handover:detail.${what}`, Object.fromEntries(shown))
    },
  }
}

/** Lines of one section by what they are about, in the order they came. */
export function byWhat(lines: readonly HandoverLine[]): { what: string; lines: HandoverLine[] }[] {
  return [...Map.groupBy(lines, ({ what }) => what)].map(([what, own]) => ({ what, lines: own }))
}

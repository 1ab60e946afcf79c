// The sentence of a timeline entry: codes become words of the trade. Must never show a bare code or an empty value.
import type { TFunction } from 'i18next'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { formatInstant } from '../../ui/format-time.ts'

const wordKeys: Readonly<Record<string, string>> = {
  category: 'residents:category',
  level: 'residents:ability',
  careLevel: 'residents:careLevel',
  dischargeReason: 'residents:dischargeReason',
  incidentKind: 'incidents:kind',
  alarmKind: 'alarms:kind',
  closeReason: 'alarms:reason',
  custody: 'medication:custody',
  certainty: 'infections:certainty',
  caseOutcome: 'infections:outcome',
  vaccinationOutcome: 'infections:vaccinationOutcome',
}

function wordOf(t: TFunction, name: string, value: string | number): string {
  if (name === 'at' && typeof value === 'number') return formatInstant(value)
  const prefix = wordKeys[name]
  return prefix === undefined ? String(value) : t(`${prefix}.${value}`, { defaultValue: String(value) })
}

/** Values of the entry as words; what is null is left out. */
export function timelineValues(entry: TimelineEntry, t: TFunction): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entry.values).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, wordOf(t, name, value)]],
    ),
  )
}

/** `title` says what happened, `details` the rest in order. */
export function timelineSentence(entry: TimelineEntry, t: TFunction): { title: string; details: string[] } {
  const { fromBedLabel, bedLabel, ...rest } = timelineValues(entry, t)
  const kind = t(`residents:timeline.${entry.kind}`)
  const details = Object.entries(rest).flatMap(([name, value]) => {
    const key = `residents:timelineValue.${name}`
    const sentence = t(key, { value, defaultValue: '' })
    return sentence === '' ? [] : [sentence]
  })
  if (entry.kind === 'moved' && fromBedLabel && bedLabel)
    return { title: t('residents:timeline.movedFromTo', { fromBedLabel, bedLabel }), details }
  return { title: bedLabel ? `${kind} ${bedLabel}` : kind, details }
}

// Says a record or a gap in a sentence. Features tell codes; their words stand in the features' own language files.
import { useTranslation } from 'react-i18next'
import type { EvidenceGap, EvidenceRecord, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'

/** Where the words of a value are found, by the value's name. */
const wordsOf: Readonly<Record<string, string>> = {
  shift: 'today:shift',
  incidentKind: 'incidents:kind',
  isClosed: 'binder:closed',
}

export function useEvidenceWords() {
  const { t, i18n } = useTranslation()
  const worded = (values: EvidenceRecord['values']): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        // What is not known is said so; an empty place in a sentence would read as in order.
        if (value === null) return [name, t('ui:unknown')]
        const key = `${wordsOf[name]}.${value}`
        return [name, wordsOf[name] !== undefined && i18n.exists(key) ? t(key) : value]
      }),
    )
  return {
    topic: (topic: EvidenceTopic): string => t(`binder:topics.${topic}`),
    record: (topic: EvidenceTopic, { values }: EvidenceRecord): string => t(`binder:records.${topic}`, worded(values)),
    gap: ({ kind, values }: EvidenceGap): string => t(`binder:gaps.${kind}`, worded(values)),
  }
}

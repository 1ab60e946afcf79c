// Says a record or a gap in a sentence. Features tell codes; their words stand in the features' own language files.
import { useTranslation } from 'react-i18next'
import type { EvidenceGap, EvidenceRecord, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'

/** Where the words of a coded value stand: by its name, or by topic and name where topics use one name for different things. */
const wordsOf: Readonly<Record<string, string>> = {
  shift: 'today:shift',
  incidentKind: 'incidents:kind',
  isClosed: 'binder:closed',
  source: 'inspections:source',
  meal: 'food-samples:meal',
  drillKind: 'drills:kind',
  'rectifications.state': 'inspections:findingState',
  'hazards.state': 'hazards:state',
  'emergency-plans.act': 'binder:planAct',
  'fire-equipment.act': 'fire-equipment:event',
  'fire-station.act': 'binder:stationAct',
}

export function useEvidenceWords() {
  const { t, i18n } = useTranslation()
  const worded = (values: EvidenceRecord['values'], topic = ''): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        // What is not known is said so; an empty place in a sentence would read as in order.
        if (value === null) return [name, t('ui:unknown')]
        const words = wordsOf[`${topic}.${name}`] ?? wordsOf[name]
        const key = `${words}.${value}`
        return [name, words !== undefined && i18n.exists(key) ? t(key) : value]
      }),
    )
  return {
    topic: (topic: EvidenceTopic): string => t(`binder:topics.${topic}`),
    record: (topic: EvidenceTopic, { values }: EvidenceRecord): string =>
      t(`binder:records.${topic}`, worded(values, topic)),
    gap: ({ kind, values }: EvidenceGap): string => t(`binder:gaps.${kind}`, worded(values)),
  }
}

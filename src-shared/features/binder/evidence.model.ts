// What the house can show an inspector about one topic in a span of days: the records that prove it, and what is missing. Words stand in
// the binder's own language file, by topic and by kind of gap, so that a feature tells facts only.
import * as z from 'zod'
import { Day } from '../../contract/primitives.ts'

/** A matter an inspector asks about; a feature answers for its own. One line a topic, words in `binder:topics.<topic>`. */
export const EvidenceTopic = z.enum([
  'agreements', // 服务协议
  'ability-assessments', // 能力评估
  'risk-assessments', // 服务安全风险评估
  'care-plans', // 服务计划
  'incidents', // 意外事件处置
  'duty-roster', // 24小时值班带班
  'handovers', // 交接班
  'night-rounds', // 夜间巡查
  'fire-patrols-day', // 每日防火巡查
  'fire-patrols-night', // 夜间防火巡查
  'fire-self-checks', // 消防安全自查
  'major-hazard-checks', // 重大事故隐患排查
])
export type EvidenceTopic = z.infer<typeof EvidenceTopic>

/** A way a topic can be wanting; words in `binder:gaps.<kind>`. */
export const EvidenceGapKind = z.enum([
  'agreement-lapsed',
  'agreement-missing',
  'assessment-missing',
  'assessment-outdated',
  'risk-missing',
  'risk-outdated',
  'care-plan-missing',
  'incident-family-untold',
  'incident-unreviewed',
  'leader-missing',
  'care-shift-empty',
  'handover-missing',
  'handover-unsigned',
  'round-missed',
  'fire-points-missing',
  'fire-patrol-missed',
  'fire-patrol-incomplete',
  'fire-patrol-explained',
  'fire-patrol-unsigned',
  'fire-check-missing',
  'fire-weekly-check-missing',
  'fire-holiday-check-missing',
  'major-hazard-check-missing',
  'major-hazard-unreported',
])
export type EvidenceGapKind = z.infer<typeof EvidenceGapKind>

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** A record that proves something. `values` fill the sentence `binder:records.<topic>`. */
export const EvidenceRecord = z.object({ id: z.string(), on: Day, values: Values, link: z.string() })
export type EvidenceRecord = z.infer<typeof EvidenceRecord>

/** Something missing. `key` is stable and unique: kind and record, such as `round-missed:<instant>`; `on` is the day it began to be missing. */
export const EvidenceGap = z.object({
  key: z.string(),
  kind: EvidenceGapKind,
  on: Day,
  values: Values,
  link: z.string(),
})
export type EvidenceGap = z.infer<typeof EvidenceGap>

/** Both ends inside; `until` is never after today. */
export const EvidenceSpan = z.object({ from: Day, until: Day })
export type EvidenceSpan = z.infer<typeof EvidenceSpan>

export const Evidence = z.object({ records: z.array(EvidenceRecord), gaps: z.array(EvidenceGap) })
export type Evidence = z.infer<typeof Evidence>

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
  'fire-equipment', // 消防设施器材
  'detector-tests', // 探测器测试
  'hazards', // 隐患整改
  'drills', // 应急演练
  'fire-station', // 微型消防站
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
  'equipment-service-overdue',
  'equipment-scrap-overdue',
  'equipment-look-missing',
  'equipment-made-unknown',
  'detector-untested',
  'hazard-overdue',
  'hazard-unreported',
  'hazard-without-day',
  'drill-missing',
  'drill-unsigned',
  'station-too-few',
  'station-no-chief',
  'station-training-missing',
  'station-kit-unchecked',
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

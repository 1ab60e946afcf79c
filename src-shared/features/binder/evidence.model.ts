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
  'house-licences', // 证照与保险
  'house-tests', // 检测与维保
  'house-rules', // 规章制度
  'medical-partnership', // 医养签约合作
  'medical-visits', // 巡诊履约
  'health-files', // 健康档案与年度体检
  'staff-files', // 员工档案
  'health-certificates', // 健康证
  'pre-job-training', // 岗前培训
  'staff-training', // 员工培训
  'staff-contracts', // 劳动合同
  'staff-ratio', // 护理员配比
  'inspections', // 检查记录
  'rectifications', // 检查问题整改
  'food-samples', // 食品留样
  'emergency-plans', // 应急预案
  'emergency-supplies', // 应急物资
  'fire-equipment', // 消防设施器材
  'detector-tests', // 探测器测试
  'hazards', // 隐患整改
  'drills', // 应急演练
  'fire-station', // 微型消防站
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
  'house-paper-missing',
  'house-paper-expired',
  'house-test-overdue',
  'house-test-failed',
  'house-rule-unsigned',
  'partnership-missing',
  'partner-licence-expired',
  'medical-visit-missed',
  'health-file-missing',
  'check-up-overdue',
  'staff-file-incomplete',
  'health-certificate-missing',
  'health-certificate-lapsed',
  'pre-job-missing',
  'safety-training-missing',
  'training-hours-short',
  'contract-missing',
  'contract-lapsed',
  'ratio-short',
  'on-site-check-missing',
  'finding-overdue',
  'food-samples-none',
  'food-sample-missing',
  'plan-missing',
  'plan-review-missing',
  'supply-check-missing',
  'supply-expired',
  'supply-short',
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

// How a feature shows its evidence to the binder.
import type { Evidence, EvidenceSpan, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'

/**
 * Answers what is on record and what was missing on some day of the span. Judged by the records as they stand, dated as they say: a patrol
 * written down afterwards with a reason counts, and says so in its values. It reads only and never throws for a span without records.
 */
export type EvidenceContributor = { topic: EvidenceTopic; collect: (span: EvidenceSpan) => Evidence }

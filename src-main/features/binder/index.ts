// The binder: everything an inspector may ask for in a span of days, clause by clause. Public API of the feature.
export type { EvidenceContributor } from './evidence-contributor.ts'

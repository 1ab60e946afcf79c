// What reports ask of the staff, its training and its awards.
import type { Day, Instant } from '#shared/contract/primitives.ts'
import type { AwardClaim } from '#shared/features/awards/awards.model.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import type { HeldPost } from '#shared/features/staff/staff-posts.rules.ts'
import type { Certificate, ContractKind, StaffFileFacts } from '#shared/features/staff-files/staff-files.model.ts'
import type { SessionCounts, SessionFacts } from '#shared/features/training/training.model.ts'
import type { Attended } from '#shared/features/training/training.rules.ts'

/** Somebody of the register with everything that counts of their file; corrected and voided papers left out. */
export type SourceStaffFile = {
  id: string
  name: string
  sex: 'male' | 'female'
  post: StaffPost
  hiredOn: Day
  leftOn: Day | null
  /** Earliest first, the first one from the day of hiring. */
  posts: HeldPost[]
  facts: StaffFileFacts
  certificates: Pick<Certificate, 'kind' | 'number' | 'issuer' | 'issuedOn' | 'validUntil' | 'skillLevel'>[]
  contracts: { kind: ContractKind; fromOn: Day; untilOn: Day | null }[]
  /** Closed sessions they took part in. */
  attended: Attended[]
  claims: Pick<AwardClaim, 'kind' | 'state' | 'year' | 'on' | 'amount'>[]
}
/** A closed session with who was there. */
export type SourceTraining = Pick<
  SessionFacts,
  'category' | 'topic' | 'lecturer' | 'mode' | 'fromAt' | 'untilAt' | 'hours' | 'exam'
> & { id: string; counts: SessionCounts; present: string[]; closedBy: string | null; closedAt: Instant }

export interface StaffSource {
  /** On the roll at 24:00 of the day; posts as of it, papers and training up to it. */
  staffFilesOn(day: Day): SourceStaffFile[]
  /** Closed sessions that began on a day of the span, earliest first. */
  trainingsIn(from: Day, until: Day): SourceTraining[]
}

/** A home without staff. */
export const noStaffSource: StaffSource = { staffFilesOn: () => [], trainingsIn: () => [] }

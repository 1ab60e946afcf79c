// Drafts of long forms: what a person typed and did not send yet. Unchecked, no record, seen by nobody else.
import * as z from 'zod'
import type { Permission } from '../../contract/permission-names.ts'

/** The forms that keep drafts. */
export const DraftKind = z.enum(['medical-visit', 'hazard', 'staff-facts', 'emergency-plan', 'training-session'])
export type DraftKind = z.infer<typeof DraftKind>

/** Whoever may not write the record may not keep or see a draft of it either. */
export const draftPermission: Readonly<Record<DraftKind, Permission>> = {
  'medical-visit': 'partnerships.record',
  hazard: 'hazards.report',
  'staff-facts': 'staff.edit',
  'emergency-plan': 'emergency.manage',
  'training-session': 'training.record',
}

/** Longest content, in characters of its JSON: a visit to 500 people with a finding each fits. */
export const mostDraftCharacters: number = 400_000

export const DraftKey = z.object({
  kind: DraftKind,
  /** What the form is about, such as the person whose file it is; '' = something new. */
  subjectId: z.string().max(120),
})
export type DraftKey = z.infer<typeof DraftKey>

/** Fields by their name, as the form holds them. */
export const DraftContent = z.record(z.string().max(80), z.json())
export type DraftContent = z.infer<typeof DraftContent>

export const Draft = DraftKey.extend({
  /** Counts what was kept; 0 = there is none. */
  version: z.number().int().min(0),
  content: DraftContent,
})
export type Draft = z.infer<typeof Draft>

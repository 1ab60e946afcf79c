// Gaps that stand today and are nobody's duty yet: a feature tells what falls due, this tells what was never there. One duty a kind.
import type { Role } from '#shared/contract/permissions.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { EvidenceGap, EvidenceGapKind, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { EvidenceContributor } from './evidence-contributor.ts'

/** Kinds no other duty tells, by the topic that names them and the role that should act. */
const told: readonly { topic: EvidenceTopic; kinds: readonly EvidenceGapKind[]; owner: Role }[] = [
  { topic: 'staff-files', kinds: ['staff-file-incomplete'], owner: 'office' },
  { topic: 'staff-contracts', kinds: ['contract-missing'], owner: 'office' },
  { topic: 'health-certificates', kinds: ['health-certificate-missing'], owner: 'office' },
  { topic: 'staff-ratio', kinds: ['ratio-short'], owner: 'director' },
  { topic: 'house-rules', kinds: ['house-rule-unsigned'], owner: 'office' },
  { topic: 'medical-partnership', kinds: ['partnership-missing'], owner: 'director' },
  { topic: 'health-files', kinds: ['health-file-missing'], owner: 'office' },
  { topic: 'emergency-plans', kinds: ['plan-missing'], owner: 'safety' },
  { topic: 'emergency-supplies', kinds: ['supply-short'], owner: 'safety' },
  { topic: 'food-samples', kinds: ['food-samples-none'], owner: 'office' },
  { topic: 'fire-equipment', kinds: ['equipment-made-unknown'], owner: 'safety' },
  { topic: 'hazards', kinds: ['hazard-without-day'], owner: 'safety' },
  { topic: 'fire-station', kinds: ['station-too-few', 'station-no-chief'], owner: 'safety' },
  { topic: 'fire-patrols-day', kinds: ['fire-points-missing'], owner: 'safety' },
]

/** Each has its words in `today:gap.<kind>`. */
export const standingGapKinds: readonly EvidenceGapKind[] = told.flatMap(({ kinds }) => kinds)

/** Counts only, no names: whoever may open the binder sees them there. `dueOn` = the day the oldest began. */
export function standingGapDuties(contributors: readonly EvidenceContributor[], today: Day): Omit<Duty, 'snoozed'>[] {
  return told.flatMap(({ topic, kinds, owner }) => {
    const contributor = contributors.find((each) => each.topic === topic)
    const gaps = contributor?.collect({ from: today, until: today }).gaps ?? []
    return kinds.flatMap((kind) => {
      const own = gaps.filter((gap) => gap.kind === kind)
      return own.length === 0 ? [] : [{ ...dutyOf(kind, own), owner, link: linkOf(own, today, topic) }]
    })
  })
}

function dutyOf(gap: EvidenceGapKind, own: readonly EvidenceGap[]) {
  const dueOn = own.reduce((first, { on }) => (on < first ? on : first), own[0]?.on ?? '')
  return { key: `gap-open:${gap}`, kind: 'gap-open' as const, dueOn, values: { gap, count: own.length }, basis: null }
}

/** One is put right where it belongs; several are listed in the binder. */
function linkOf(own: readonly EvidenceGap[], today: Day, topic: EvidenceTopic): string {
  const [only, ...others] = own
  return only && others.length === 0 ? only.link : screenLinks.binderOf(today, today, topic)
}

// What the loop of hazards proves of a span, and what was missing in it. Pure; each gap is named once, with the day it began.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Hazard, HazardStepContent } from '#shared/features/hazards/hazards.model.ts'
import { unplannedFrom } from '#shared/features/hazards/hazards.rules.ts'

export type HazardWithSteps = { hazard: Hazard; steps: readonly { on: Day; content: HazardStepContent }[] }

export function collectHazardEvidence(found: readonly HazardWithSteps[], span: EvidenceSpan, today: Day): Evidence {
  const inSpan = found.filter(({ hazard }) => hazard.foundOn <= span.until && (endOf(hazard) ?? '9999') >= span.from)
  return {
    records: inSpan.map(({ hazard: { id, number, foundOn, place, state, closedOn } }) => ({
      ...{ id, on: foundOn, link: screenLinks.hazard(id), values: { number, place, state, closedOn } },
    })),
    gaps: inSpan.flatMap((each) => gapsOf(each, span, today)),
  }
}

const endOf = ({ closedOn, state, foundOn }: Hazard): Day | null => (state === 'dismissed' ? foundOn : closedOn)

function gapsOf({ hazard, steps }: HazardWithSteps, span: EvidenceSpan, today: Day): EvidenceGap[] {
  const { id, number, place, foundOn, closedOn } = hazard
  if (hazard.state === 'dismissed') return []
  const until = span.until < today ? span.until : today
  const gap = (kind: EvidenceGap['kind'], on: Day): EvidenceGap => ({
    ...{ key: `${kind}:${id}:${on}`, kind, on, values: { number, place, day: on }, link: screenLinks.hazard(id) },
  })
  /** Missing from `on` until before `doneOn`. */
  const reaches = (on: Day, doneOn: Day | null) =>
    on <= until && (doneOn === null || (doneOn > on && doneOn > span.from))
  const gaps: EvidenceGap[] = []
  for (const { lateOn, endedOn } of lateSpells(steps, closedOn))
    if (reaches(lateOn, endedOn)) gaps.push(gap('hazard-overdue', lateOn))
  const plannedOn = steps.find(({ content }) => content.kind === 'planned')?.on ?? null
  const unplannedOn = unplannedFrom(foundOn)
  if (reaches(unplannedOn, plannedOn ?? closedOn)) gaps.push(gap('hazard-without-day', unplannedOn))
  const gradedOn = steps.find(({ content }) => content.kind === 'verified' && content.grade === 'major')?.on
  // The day it was judged grave is the day to report it; told once more later it was in time all the same.
  const reportedOn = earliest(steps.flatMap(({ on, content }) => (content.kind === 'reported' ? [on] : [])))
  if (gradedOn !== undefined && reaches(addDays(gradedOn, 1), reportedOn))
    gaps.push(gap('hazard-unreported', addDays(gradedOn, 1)))
  return gaps
}

const earliest = (days: readonly Day[]): Day | null => days.toSorted()[0] ?? null

type LateSpell = { lateOn: Day; endedOn: Day | null }

/** Stretches after a last day on which it was neither closed nor given more time by then; they end when it was. */
function lateSpells(steps: HazardWithSteps['steps'], closedOn: Day | null): LateSpell[] {
  const terms = steps.flatMap(({ on, content }) =>
    content.kind === 'planned' || content.kind === 'extended' ? [{ saidOn: on, dueOn: content.dueOn }] : [],
  )
  return terms.flatMap(({ dueOn }, index) => {
    const lateOn = addDays(dueOn, 1)
    const nextSaidOn = terms[index + 1]?.saidOn ?? null
    const isMoved = nextSaidOn !== null && nextSaidOn <= lateOn
    if (isMoved || (closedOn !== null && closedOn <= dueOn)) return []
    return [{ lateOn, endedOn: earliest([nextSaidOn, closedOn].flatMap((day) => day ?? [])) }]
  })
}

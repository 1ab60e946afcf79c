// What inspections ask somebody to do: rectify by the term, look at what was rectified, have civil affairs in once a year. Pure.
import { dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { onSiteDueOn, onSiteSources, recheckDueOn } from '#shared/features/inspections/findings.rules.ts'
import type { Inspection, InspectionRules } from '#shared/features/inspections/inspections.model.ts'

type InspectionDuty = Omit<Duty, 'snoozed'>

/** `inspections`: all that count, newest first. `recordsSince` null = nothing is on record at all. */
export function listInspectionDuties(
  inspections: readonly Inspection[],
  rules: InspectionRules,
  recordsSince: Day | null,
): InspectionDuty[] {
  const duties = inspections.flatMap((inspection) => inspection.findings.flatMap((each) => dutyOf(each, rules)))
  const last = inspections.find(({ source }) => onSiteSources.includes(source))
  const lastOn = last ? dayOf(last.at) : null
  if (lastOn === null && recordsSince === null) return duties
  const dueOn = onSiteDueOn(lastOn, recordsSince ?? '', rules.onSiteEveryMonths)
  return [
    ...duties,
    {
      ...{ key: `on-site-check-due:${lastOn ?? 'none'}`, kind: 'on-site-check-due', dueOn, owner: 'office' },
      ...{ link: screenLinks.inspections(), values: { lastOn }, basis: rules.basis },
    },
  ]
}

function dutyOf(finding: Inspection['findings'][number], rules: InspectionRules): InspectionDuty[] {
  const { id, inspectionId, text, responsible, termOn, state, steps } = finding
  const common = {
    ...{ owner: 'safety' as const, link: screenLinks.inspection(inspectionId) },
    ...{ values: { name: responsible, findingText: text }, basis: null },
  }
  if (state === 'open') return [{ ...common, key: `finding-due:${id}`, kind: 'finding-due', dueOn: termOn }]
  const rectified = steps.findLast(({ content, takenBack }) => takenBack === null && content.kind === 'rectified')
  if (state !== 'rectified' || !rectified) return []
  const dueOn = recheckDueOn(rectified.content.on, rules.recheckWithinDays)
  return [{ ...common, key: `finding-recheck-due:${id}`, kind: 'finding-recheck-due', dueOn }]
}

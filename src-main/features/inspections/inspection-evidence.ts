// What inspections show for the binder: the inspections themselves with the yearly look of civil affairs, and what became of findings. Pure.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { missingStretches } from '#shared/features/binder/missing-stretches.rules.ts'
import { onSiteDueOn, onSiteSources } from '#shared/features/inspections/findings.rules.ts'
import type { Finding, Inspection, InspectionRules } from '#shared/features/inspections/inspections.model.ts'

const isInside = (day: Day, { from, until }: EvidenceSpan): boolean => day >= from && day <= until

/** `inspections`: all that count. A year without civil affairs is missing from the day after it was due until they came. */
export function inspectionsEvidence(
  inspections: readonly Inspection[],
  span: EvidenceSpan,
  rules: InspectionRules,
  recordsSince: Day | null,
): Evidence {
  const records = inspections
    .filter(({ at }) => isInside(dayOf(at), span))
    .map(({ id, at, source, findings, documentNumber }) => ({
      ...{ id, on: dayOf(at), link: screenLinks.inspection(id) },
      values: { source, findings: findings.length, documentNumber },
    }))
    .sort((left, right) => (left.on < right.on ? -1 : 1))
  const visits = inspections.filter(({ source }) => onSiteSources.includes(source)).map(({ at }) => dayOf(at))
  const dueOn = (lastOn: Day | null): Day | null =>
    lastOn === null && recordsSince === null
      ? null
      : onSiteDueOn(lastOn, recordsSince ?? span.from, rules.onSiteEveryMonths)
  const gaps = missingStretches(visits, dueOn, span).map(({ beganOn, lastOn }) => ({
    ...{ key: `on-site-check-missing:${beganOn}`, kind: 'on-site-check-missing' as const, on: beganOn },
    ...{ values: { day: lastOn ?? recordsSince }, link: screenLinks.inspections() },
  }))
  return { records, gaps }
}

/** A finding is on record on the day of its inspection; it is wanting from the day after its term until it was rectified for good. */
export function rectificationsEvidence(inspections: readonly Inspection[], span: EvidenceSpan): Evidence {
  const findings = inspections.flatMap((inspection) =>
    inspection.findings.map((finding) => ({ finding, inspectedOn: dayOf(inspection.at) })),
  )
  return {
    records: findings
      .filter(({ inspectedOn }) => isInside(inspectedOn, span))
      .map(({ finding, inspectedOn }) => ({
        ...{ id: finding.id, on: inspectedOn, link: screenLinks.inspection(finding.inspectionId) },
        values: { text: finding.text, state: finding.state, name: finding.responsible },
      }))
      .sort((left, right) => (left.on < right.on ? -1 : 1)),
    gaps: findings.flatMap(({ finding }) => {
      const spells = overdueSpells(finding).filter(
        ({ beganOn, endedOn }) =>
          beganOn <= span.until && (endedOn === null || (endedOn > beganOn && endedOn > span.from)),
      )
      return spells.map(({ beganOn }) => ({
        ...{ key: `finding-overdue:${finding.id}:${beganOn}`, kind: 'finding-overdue' as const, on: beganOn },
        values: { text: finding.text, name: finding.responsible, day: addDays(beganOn, -1) },
        link: screenLinks.inspection(finding.inspectionId),
      }))
    }),
  }
}

const liveOf = ({ steps }: Finding) => steps.filter(({ takenBack }) => takenBack === null).map(({ content }) => content)

/** From the day after each term until it was rectified, or given more time: that forgives nothing of what was late before. */
function overdueSpells(finding: Finding): { beganOn: Day; endedOn: Day | null }[] {
  const doneOn = rectifiedOn(finding)
  const terms: { dueOn: Day; saidOn: Day | null }[] = [
    { dueOn: finding.dueOn, saidOn: null },
    ...liveOf(finding).flatMap((step) => (step.kind === 'extended' ? [{ dueOn: step.dueOn, saidOn: step.on }] : [])),
  ]
  return terms.map(({ dueOn }, index) => {
    const ends = [terms[index + 1]?.saidOn ?? null, doneOn].flatMap((day) => day ?? [])
    return { beganOn: addDays(dueOn, 1), endedOn: ends.sort()[0] ?? null }
  })
}

/** The day it was rectified and not sent back; null = it is not. */
function rectifiedOn(finding: Finding): Day | null {
  if (finding.state === 'open') return null
  return liveOf(finding).findLast(({ kind }) => kind === 'rectified')?.on ?? null
}

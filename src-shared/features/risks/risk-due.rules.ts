// When a person's risks are to be assessed. Must never take somebody for assessed whose assessment belongs to an earlier stay. Pure.
import { addDays, addMonths, dayOf } from '../../contract/days.ts'
import type { IncidentKind } from '../incidents/incidents.model.ts'
import type { RiskAssessmentKind, RiskDueReason, RiskList } from './risks.model.ts'

export type FinishedRisks = { basedOn: string; kind: RiskAssessmentKind; finishedAt: number }
export type RiskIncident = { id: string; kind: IncidentKind; occurredAt: number }

/** True when it counts for the stay that began on `admittedOn`: made since, or the admission's own made shortly before (入住前). */
export function countsFor(
  admittedOn: string,
  { basedOn, kind }: Pick<FinishedRisks, 'basedOn' | 'kind'>,
  { beforeAdmissionDays }: Pick<RiskList, 'beforeAdmissionDays'>,
): boolean {
  return basedOn >= admittedOn || (kind === 'admission' && basedOn >= addDays(admittedOn, -beforeAdmissionDays))
}

/** True when the assessment cannot have known of the incident. */
export function isAfter({ occurredAt }: Pick<RiskIncident, 'occurredAt'>, assessed: FinishedRisks): boolean {
  const on = dayOf(occurredAt)
  return on > assessed.basedOn || (on === assessed.basedOn && occurredAt > assessed.finishedAt)
}

export type RiskDue = { dueOn: string; reason: RiskDueReason; incident: RiskIncident | null }

/**
 * The day the next assessment is due, and why. An incident makes it due on the day of the first one since, and names the newest, so that a
 * further incident is a further reason. What is due by the year already stays due by that day.
 */
export function riskDue(options: {
  admittedOn: string
  current: FinishedRisks | null
  /** Incidents of the nine kinds, in any order. */
  incidents: readonly RiskIncident[]
  validMonths: number
}): RiskDue {
  const { admittedOn, current, incidents, validMonths } = options
  if (current === null) return { dueOn: admittedOn, reason: 'missing', incident: null }
  const yearlyOn = addMonths(current.basedOn, validMonths)
  const since = incidents.filter((incident) => isAfter(incident, current)).sort((a, b) => a.occurredAt - b.occurredAt)
  const [first, newest] = [since[0], since.at(-1)]
  if (!first || !newest) return { dueOn: yearlyOn, reason: 'yearly', incident: null }
  const firstOn = dayOf(first.occurredAt)
  return { dueOn: firstOn < yearlyOn ? firstOn : yearlyOn, reason: 'incident', incident: newest }
}

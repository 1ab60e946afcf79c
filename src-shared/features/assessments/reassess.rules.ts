// Whether something happened that an assessment of ability does not know of yet. Pure. The dead and those who left are asked for by nobody.
import { addDays, dayOf } from '../../contract/days.ts'
import type { IncidentKind } from '../incidents/incidents.model.ts'
import type { ReassessCause, ReassessRules } from './reassess.model.ts'

/** `at`: the moment it is known from, epoch ms; of a day alone its beginning. */
export type ReassessEvent = {
  cause: ReassessCause
  at: number
  on: string
  incidentKind: IncidentKind | null
  text: string | null
}
export type FinishedAbility = { basedOn: string; finishedAt: number }

/** True when the assessment was made after it: on a later day, or on the same day and finished after it. */
function isKnownTo({ on, at }: ReassessEvent, assessed: FinishedAbility): boolean {
  return assessed.basedOn > on || (assessed.basedOn === on && assessed.finishedAt > at)
}

/** The newest event nobody assessed or answered; null = none. `answeredAt`: when somebody last said that none is needed. */
export function openEventOf(options: {
  events: readonly ReassessEvent[]
  assessed: FinishedAbility | null
  answeredAt: number | null
  today: string
  rules: Pick<ReassessRules, 'lookBackDays' | 'incidentKinds' | 'afterHospital'>
}): ReassessEvent | null {
  const { events, assessed, answeredAt, today, rules } = options
  // Who was never assessed is due for the first assessment, not for an immediate one.
  if (assessed === null) return null
  const from = addDays(today, -rules.lookBackDays)
  const open = events.filter((event) => {
    if (event.on < from || isKnownTo(event, assessed)) return false
    if (answeredAt !== null && event.at <= answeredAt) return false
    if (event.cause === 'hospital') return rules.afterHospital
    return (
      event.cause === 'diagnosis' || (event.incidentKind !== null && rules.incidentKinds.includes(event.incidentKind))
    )
  })
  return open.sort((left, right) => right.at - left.at)[0] ?? null
}

/** An incident as an event. */
export function incidentEvent({ kind, occurredAt }: { kind: IncidentKind; occurredAt: number }): ReassessEvent {
  return { cause: 'incident', at: occurredAt, on: dayOf(occurredAt), incidentKind: kind, text: null }
}

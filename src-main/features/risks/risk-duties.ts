// What the nine risks ask somebody to do: the first assessment, the yearly one, and one after an incident. Derived each time, never stored.
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { RiskList } from '#shared/features/risks/risks.model.ts'
import type { PersonDue } from './risks-reader.ts'

const kinds = { missing: 'risk-missing', incident: 'risk-after-incident', yearly: 'risk-due' } as const

/** The subject of a duty's key: what a newer fact of the same kind would change, so that a snooze hides only what was known. */
function subjectOf({ reason, person, current, incident, dueOn }: PersonDue): string {
  if (reason === 'missing') return `${person.id}:${dueOn}`
  return reason === 'incident' ? `${person.id}:${incident?.id ?? ''}` : (current?.id ?? person.id)
}

export function listRiskDuties(
  people: readonly PersonDue[],
  { version }: Pick<RiskList, 'version'>,
  untilOn: Day,
): Omit<Duty, 'snoozed'>[] {
  return people
    .filter(({ dueOn }) => dueOn <= untilOn)
    .map((due) => {
      const { person, dueOn, reason, incident } = due
      const kind = kinds[reason]
      return {
        ...{ key: `${kind}:${subjectOf(due)}`, kind, dueOn, owner: 'care-lead', basis: version },
        link: screenLinks.risksOf(person.id),
        values: {
          ...{ residentId: person.id, name: person.name, bedLabel: person.bedLabel, day: dueOn },
          ...(incident === null ? {} : { incidentKind: incident.kind }),
        },
      }
    })
}

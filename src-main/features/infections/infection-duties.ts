// What infection control asks somebody to do: look at an isolation again, report a possible cluster, screen its floor, vaccinate for the season.
// Derived each time, never stored.
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { Cluster, InfectionRules, Isolation } from '#shared/features/infections/infections.model.ts'
import type { VaccinationLine, VaccineList } from '#shared/features/infections/vaccinations.model.ts'
import { seasonOn } from '#shared/features/infections/vaccinations.rules.ts'

type Owed = Omit<Duty, 'snoozed'>

function reviews(isolations: readonly Isolation[]): Owed[] {
  return isolations.flatMap(({ id, reviewOn, residentName, bedLabel }) =>
    reviewOn === null
      ? []
      : [
          {
            ...{
              key: `isolation-review-due:${id}:${reviewOn}`,
              kind: 'isolation-review-due' as const,
              dueOn: reviewOn,
            },
            ...{ owner: 'care-lead' as const, link: screenLinks.isolations(), basis: null },
            values: { name: residentName, bedLabel, day: reviewOn },
          },
        ],
  )
}

/** A snooze hides only what was known: a further case is a further duty. */
function reports(clusters: readonly Cluster[], rules: InfectionRules): Owed[] {
  return clusters.flatMap((cluster) => {
    if (cluster.unreportedTo.length === 0) return []
    const to = rules.reportTo.filter(({ code }) => cluster.unreportedTo.includes(code)).map(({ term }) => term)
    return [
      {
        ...{ key: `infection-cluster:${cluster.caseIds.join(',')}`.slice(0, 200), kind: 'infection-cluster' as const },
        ...{ dueOn: cluster.reachedOn, owner: 'director' as const, link: screenLinks.infectionCases() },
        values: {
          ...{ floor: cluster.floorName, infection: termOf(rules.kinds, cluster.kind) },
          ...{ cases: cluster.caseIds.length, reportTos: to.join('、') },
        },
        basis: rules.version,
      },
    ]
  })
}

const termOf = (terms: InfectionRules['kinds'], code: string): string =>
  terms.find((each) => each.code === code)?.term ?? code

function screenings(clusters: readonly Cluster[], unscreened: ReadonlyMap<string, number>, today: Day): Owed[] {
  const floors = new Map(clusters.filter(({ isOpen }) => isOpen).map(({ floorId, floorName }) => [floorId, floorName]))
  return [...floors].flatMap(([floorId, floor]) => {
    const count = unscreened.get(floorId) ?? 0
    if (count === 0) return []
    return [
      {
        ...{ key: `screening-missing:${floorId}:${today}`, kind: 'screening-missing' as const, dueOn: today },
        ...{ owner: 'caregiver' as const, link: screenLinks.screening(floor), basis: null },
        values: { floor, count },
      },
    ]
  })
}

/** One for the house and the season: a line a person would bury everything else. */
function seasons(lines: readonly VaccinationLine[], list: VaccineList, today: Day): Owed[] {
  return list.vaccines.flatMap(({ code, term, season }) => {
    const people = lines.filter(({ standings }) => standings[code] == null).length
    if (season === null || people === 0) return []
    const { dueOn, name } = seasonOn(season, today)
    return [
      {
        ...{
          key: `vaccination-due:${code}:${name}`,
          kind: 'vaccination-due' as const,
          dueOn,
          owner: 'care-lead' as const,
        },
        ...{ link: screenLinks.vaccinations(), values: { vaccine: term, season: name, people }, basis: list.version },
      },
    ]
  })
}

export function listInfectionDuties(facts: {
  isolations: readonly Isolation[]
  /** Open ones. */
  clusters: readonly Cluster[]
  unscreened: () => ReadonlyMap<string, number>
  lines: readonly VaccinationLine[]
  rules: InfectionRules
  vaccines: VaccineList
  today: Day
}): Owed[] {
  const { clusters, rules, today } = facts
  return [
    ...reviews(facts.isolations),
    ...reports(clusters, rules),
    ...(clusters.length > 0 ? screenings(clusters, facts.unscreened(), today) : []),
    ...seasons(facts.lines, facts.vaccines, today),
  ]
}

// How people stand by the nine risks, as screens and the work list see it. Derived on every call, never stored.
import { dayOf, daysBetween, startOfDay } from '#shared/contract/days.ts'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { countsFor, type RiskDue, type RiskIncident, riskDue } from '#shared/features/risks/risk-due.rules.ts'
import {
  type RiskAssessment,
  type RiskLevel,
  type RiskList,
  type RiskStanding,
  riskKeys,
} from '#shared/features/risks/risks.model.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { IncidentsFeature } from '../incidents/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { CurrentRow, RiskRow, RisksRepository } from './risks.repository.ts'

export type RisksReader = ReturnType<typeof createRisksReader>
type Person = Pick<ResidentRow, 'id' | 'name' | 'bedLabel' | 'admittedOn' | 'state'>
/** What a person's next assessment is due by. */
export type PersonDue = RiskDue & { person: Person; current: CurrentRow | null }

const livesHere = ({ state }: Person): boolean => state === 'in' || state === 'on-leave' || state === 'in-hospital'
const MOST_PEOPLE = 20_000

export function createRisksReader(deps: {
  clock: Clock
  repository: RisksRepository
  lists: readonly [RiskList, ...RiskList[]]
  residents: Pick<ResidentsFeature, 'get' | 'list' | 'nameOf'>
  incidents: Pick<IncidentsFeature, 'ofResidentsSince'>
  displayNameOf: (userId: string) => string | null
}) {
  const { clock, repository, lists, residents, incidents } = deps
  const [inForce] = lists
  const riskKinds = new Set(inForce.risks.map(({ incidentKind }) => incidentKind))
  const nameOf = (userId: string | null): string | null => (userId === null ? null : deps.displayNameOf(userId))

  function shown({ voidedBy: _by, ...row }: RiskRow): RiskAssessment {
    return { ...row, startedBy: nameOf(row.startedBy), finishedBy: nameOf(row.finishedBy) }
  }

  function mustBePerson(residentId: ResidentId): void {
    if (residents.nameOf(residentId) === null) {
      throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
    }
  }

  /** The newest finished one of each, where it counts for the stay the person is in. */
  function currentOfEach(people: readonly Person[]): Map<ResidentId, CurrentRow> {
    const newest = repository.listCurrent()
    const counting = people.flatMap((person): [ResidentId, CurrentRow][] => {
      const row = newest.get(person.id)
      const { admittedOn } = person
      if (!row || (livesHere(person) && admittedOn !== null && !countsFor(admittedOn, row, inForce))) return []
      return [[person.id, row]]
    })
    return new Map(counting)
  }

  /** One line for everybody who lives here. */
  function dueOfEach(people: readonly Person[]): PersonDue[] {
    const current = currentOfEach(people)
    const earliest = [...current.values()].reduce<Day | null>(
      (first, { basedOn }) => (first === null || basedOn < first ? basedOn : first),
      null,
    )
    const byPerson = new Map<ResidentId, RiskIncident[]>()
    for (const incident of earliest === null ? [] : incidents.ofResidentsSince(startOfDay(earliest))) {
      if (!riskKinds.has(incident.kind)) continue
      byPerson.set(incident.residentId, [...(byPerson.get(incident.residentId) ?? []), incident])
    }
    return people.flatMap((person) => {
      if (!livesHere(person) || person.admittedOn === null) return []
      const row = current.get(person.id) ?? null
      const { admittedOn, id } = person
      const about = { admittedOn, current: row, incidents: byPerson.get(id) ?? [], validMonths: inForce.validMonths }
      return { ...riskDue(about), person, current: row }
    })
  }

  function standingsOf(people: readonly Person[]): RiskStanding[] {
    const today = dayOf(clock.now())
    const current = currentOfEach(people)
    const due = new Map(dueOfEach(people).map((each) => [each.person.id, each]))
    const drafts = new Map(repository.listDrafts().map(({ residentId, ...draft }) => [residentId, draft]))
    return people.map((person) => {
      const row = current.get(person.id)
      const next = due.get(person.id)
      const levels = (id: string) => {
        const items = repository.itemsOf(id)
        return Object.fromEntries(riskKeys.map((key) => [key, items[key].level])) as Record<
          (typeof riskKeys)[number],
          RiskLevel
        >
      }
      return {
        ...{ residentId: person.id, residentName: person.name, bedLabel: person.bedLabel },
        admittedOn: person.admittedOn,
        current: row ? { id: row.id, basedOn: row.basedOn, kind: row.kind, levels: levels(row.id) } : null,
        ageDays: row ? Math.max(0, daysBetween(row.basedOn, today)) : null,
        ...{ dueOn: next?.dueOn ?? null, dueReason: next?.reason ?? null, incidentKind: next?.incident?.kind ?? null },
        // Somebody not assessed at all, or hurt since, is late on the very day.
        isOverdue: next !== undefined && (next.reason === 'yearly' ? next.dueOn < today : next.dueOn <= today),
        draft: drafts.get(person.id) ?? null,
      }
    })
  }

  const inHouse = (): Person[] => residents.list({ scope: 'in', limit: MOST_PEOPLE, offset: 0 }).rows

  function standingOf(residentId: ResidentId): RiskStanding {
    mustBePerson(residentId)
    const [standing] = standingsOf([residents.get(residentId)])
    if (!standing) throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
    return standing
  }

  return {
    shown,
    /** Throws NOT_FOUND. */
    data(version: string | undefined): RiskList {
      const list = version === undefined ? inForce : lists.find((each) => each.version === version)
      if (!list) throw new DomainError('NOT_FOUND', { where: 'risk-list', values: { version: version ?? '' } })
      return list
    },
    list: (residentId: ResidentId | undefined): RiskStanding[] =>
      residentId === undefined ? standingsOf(inHouse()) : [standingOf(residentId)],
    history(residentId: ResidentId): RiskAssessment[] {
      mustBePerson(residentId)
      return repository.listOf(residentId).map(shown)
    },
    listOf: repository.listOf,
    /** Throws NOT_FOUND. */
    get(id: string): { assessment: RiskAssessment; previous: RiskAssessment | null } {
      const row = repository.find(id)
      if (!row) throw new DomainError('NOT_FOUND', { where: 'risk-assessment', values: { id } })
      const previous = repository.findBefore(row)
      return { assessment: shown(row), previous: previous ? shown(previous) : null }
    },
    currentOf(residentId: ResidentId): { assessment: RiskAssessment | null; standing: RiskStanding } {
      const standing = standingOf(residentId)
      const row = standing.current === null ? undefined : repository.find(standing.current.id)
      return { assessment: row ? shown(row) : null, standing }
    },
    /** Everybody in the house with the day the next one is due. */
    dueInHouse: (): PersonDue[] => dueOfEach(inHouse()),
  }
}

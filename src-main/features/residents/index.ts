// Residents: who lives in the home, in which bed, since when. Public API of the feature; others read and act only through it.
import { dayOf } from '#shared/contract/days.ts'
import { maskName } from '#shared/contract/masking.ts'
import type { BedId, Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { LeaveKind } from '#shared/features/residents/residents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { BedsFeature } from '../beds/index.ts'
import { createAdmissionService } from './admission.service.ts'
import { createCorrectionService } from './correction.service.ts'
import { createDatedFactsService } from './dated-facts.service.ts'
import { createFigures } from './figures.ts'
import { createMovementsRepository } from './movements.repository.ts'
import { createOccupancyRepository } from './occupancy.repository.ts'
import { createOccupancyService } from './occupancy.service.ts'
import { createPersonService } from './person.service.ts'
import { createResidentContext } from './resident-context.ts'
import { listResidentDuties } from './resident-duties.ts'
import { createResidentSearch } from './resident-search.ts'
import type { ResidentsEvents } from './residents.events.ts'
import { createResidentsRepository } from './residents.repository.ts'
import { createResidentsRouter } from './residents.router.ts'
import { createResidentsReadRepository } from './residents-read.repository.ts'
import { createResidentsReader } from './residents-reader.ts'
import { createTimelineReader, type TimelineContributor } from './timeline.ts'

export type { Admitted } from './admission.service.ts'
export type { InHouse, Movement } from './figures.ts'
export type { ResidentDuty } from './resident-duties.ts'
export { residentChecks } from './residents.checks.repository.ts'
export type { ResidentsEvents } from './residents.events.ts'
export type { TimelineContributor } from './timeline.ts'

export type ResidentsFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  events: Pick<DomainEvents<ResidentsEvents>, 'emit'>
  beds: BedsFeature
  /** Turns the id of an account into the name shown beside a record. */
  displayNameOf?: (userId: string) => string | null
  /** Further lines of a resident's timeline; asked when a timeline is read. */
  timelineContributors?: () => readonly TimelineContributor[]
}
export type ResidentsFeature = ReturnType<typeof createResidentsFeature>

/** Who lies in a bed as alarms and the wall show it: surname only. */
export type BedResident = { residentId: ResidentId; surname: string | null; leaveKind: LeaveKind | null }

/** The surname (one or two characters) of a full name; null when the name has a single character. */
export function surnameIn(name: string): string | null {
  return maskName(name).replaceAll('*', '') || null
}

/** Builds the feature; does no work until called. */
export function createResidentsFeature(deps: ResidentsFeatureDependencies) {
  const { records } = deps
  const repository = createResidentsRepository(records)
  const read = createResidentsReadRepository(records)
  const occupancyRows = createOccupancyRepository(records)
  const search = createResidentSearch(repository)
  const context = createResidentContext({ ...deps, repository, occupancy: occupancyRows, search })
  const persons = createPersonService(context)
  const facts = createDatedFactsService(context)
  const admission = createAdmissionService(context, persons, facts)
  const occupancy = createOccupancyService(context)
  const correction = createCorrectionService(context)
  const reader = createResidentsReader(context, read, persons)
  const movements = createMovementsRepository(records)
  const figures = createFigures(context, movements, read)
  const timeline = createTimelineReader(context, {
    contributors: deps.timelineContributors ?? (() => []),
    displayNameOf: deps.displayNameOf ?? (() => null),
  })
  const acts = { admission, occupancy, facts, correction }
  const { transferWithin, announceMoved, ...moves } = occupancy

  function occupantOn(bedId: BedId, on: Day): BedResident | null {
    const found = read.findOccupant(bedId, on)
    if (!found) return null
    return { residentId: found.residentId, surname: surnameIn(found.name), leaveKind: found.leaveKind }
  }

  return {
    router: createResidentsRouter({ reader, timeline, persons, ...acts, figures }),
    /** The register of movements and the roll of a day. */
    figures,
    /** Who came back from hospital on the day or later and still lives here. */
    hospitalReturnsSince: movements.hospitalReturnsSince,
    /** What the beds feature asks of stays; hand it over as `occupancy: () => residents.bedOccupancy`. */
    bedOccupancy: reader.bedOccupancy,
    list: reader.list,
    get: reader.get,
    /** State and bed of a person on a day; null = unknown id. Cheap, also inside a transaction. */
    standingOn: reader.standingOn,
    search: reader.search,
    census: reader.census,
    timeline,
    /** Acts for the demo and for tests; the same that the router offers. */
    acts: {
      admit: admission.admit,
      discharge: admission.discharge,
      ...moves,
      setCategory: facts.setCategory,
      recordAbilityLevel: facts.recordAbilityLevel,
      setCareLevel: facts.setCareLevel,
      setAgreement: facts.setAgreement,
      correct: correction,
      reveal: persons.reveal,
      updatePerson: (input: Parameters<typeof persons.update>[0], actor: Parameters<typeof persons.update>[1]): void =>
        persons.update(input, actor, () => reader.get(input.id)),
    },
    /** An admission as part of a larger transaction (roster import); call `announceAdmitted` after its commit. */
    admitWithin: admission.admitWithin,
    announceAdmitted: admission.announce,
    /** A transfer as part of a larger transaction (isolation); call `announceMoved` with its answer after the commit. */
    transferWithin,
    announceMoved,
    /** Id of the resident who holds an ID number (18 characters), if any. */
    findByIdNumber: repository.findIdByIdNumber,
    /** Who lies in the bed at an instant; the night of a day belongs to whoever is in the bed at its end. */
    occupantOfBed: (bedId: BedId, at: Instant): BedResident | null => occupantOn(bedId, dayOf(at)),
    /** The level a report of that number gave, while it counts; null = none. */
    abilityLevelOf: (id: ResidentId, reportNumber: string): RecordId | null =>
      (occupancyRows.abilityLevels.list(id).find((row) => row.reportNumber === reportNumber)?.id as RecordId) ?? null,
    /** True while the bed is kept for somebody on leave or in hospital today. */
    isOnLeave: (bedId: BedId): boolean => occupantOn(bedId, context.today())?.leaveKind != null,
    surnameOf: (residentId: ResidentId): string | null => {
      const found = repository.find(residentId)
      return found ? surnameIn(found.name) : null
    },
    /** Full name for screens that may show it; null for an unknown id. */
    nameOf: (residentId: ResidentId): string | null => repository.find(residentId)?.name ?? null,
    dutyContributor: (range: { today: Day; untilOn: Day }) => listResidentDuties(context, read, range),
  }
}

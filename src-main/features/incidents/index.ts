// Incidents: the register of incidents and complaints the month's report counts, and the file each is followed up in.
// Public API of the feature.
import { dayOf } from '#shared/contract/days.ts'
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { Incident, IncidentRules } from '#shared/features/incidents/incidents.model.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { listIncidentDuties } from './incident-duties.ts'
import { createIncidentFilesRepository } from './incident-files.repository.ts'
import { loadIncidentRules } from './incident-rules.ts'
import { type SnapshotSources, takeSnapshot } from './incident-snapshot.ts'
import { createIncidentsRepository } from './incidents.repository.ts'
import { createIncidentsRouter } from './incidents.router.ts'
import { createIncidentsService, type NewIncident } from './incidents.service.ts'
import { createIncidentsReader } from './incidents-reader.ts'

export { loadIncidentRules } from './incident-rules.ts'
export type { SnapshotSources } from './incident-snapshot.ts'
export type { NewIncident } from './incidents.service.ts'

export type IncidentsFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: { nameOf(id: ResidentId): string | null }
  /** Turns the id of an account into the name shown beside a record. */
  displayNameOf?: (userId: string) => string | null
  /** What is asked of the minutes around an incident; left out: nothing is frozen. */
  around?: SnapshotSources
  /** Replaces the terms in force; for tests. */
  rules?: IncidentRules
}
export type IncidentsFeature = ReturnType<typeof createIncidentsFeature>

/** Builds the feature; does no work until called. Throws when the terms' file is broken. */
export function createIncidentsFeature({
  records,
  clock,
  newId,
  residents,
  around,
  ...deps
}: IncidentsFeatureDependencies) {
  const rules = deps.rules ?? loadIncidentRules()
  const repository = createIncidentsRepository(records)
  const files = createIncidentFilesRepository(records)
  const nameOf = (userId: string | null) => (userId === null ? null : (deps.displayNameOf?.(userId) ?? null))
  const reader = createIncidentsReader({ repository, files, rules, residents, nameOf })
  const service = createIncidentsService({
    ...{ records, clock, newId, repository, files, rules, residents },
    takeSnapshot: around ? (subject, now) => takeSnapshot(around, subject, now) : null,
  })

  /** Lines for a resident's timeline; a complaint is no event of the resident's life. */
  function timelineOf(residentId: ResidentId): TimelineEntry[] {
    return repository
      .listOfResident(residentId)
      .filter((row) => row.kind !== 'complaint')
      .map((row) => ({
        id: `incident:${row.id}`,
        kind: 'incident',
        record: null,
        on: dayOf(row.occurredAt),
        toOn: null,
        values: { incidentKind: row.kind, place: row.place, summary: row.summary, at: row.occurredAt },
        recordedAt: row.recordedAt,
        recordedBy: nameOf(row.recordedBy),
        voided: null,
      }))
  }

  return {
    router: createIncidentsRouter({ reader, service, rules }),
    service,
    reader,
    /** Incidents from an instant until before another. */
    list: (from: Instant, to: Instant): Incident[] => reader.list(from, to),
    record: (input: NewIncident, actor: Actor): Incident => reader.toIncident(service.record(input, actor)),
    /** What open files ask somebody to do. */
    dutyContributor: () => listIncidentDuties(reader.listOpen(), rules, clock.now()),
    /** What happened to residents from an instant on, oldest first; what happened to nobody is left out. */
    ofResidentsSince: repository.listOfResidentsSince,
    timelineContributor: timelineOf,
  }
}

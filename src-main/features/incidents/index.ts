// Incidents: the plain register of incidents and complaints the month's report counts. Public API of the feature.
import { dayOf } from '#shared/contract/days.ts'
import { type Instant, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { Incident } from '#shared/features/incidents/incidents.contract.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { createIncidentsRepository, type IncidentRow } from './incidents.repository.ts'
import { createIncidentsRouter } from './incidents.router.ts'

export type IncidentsFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: { nameOf(id: ResidentId): string | null }
  /** Turns the id of an account into the name shown beside a record. */
  displayNameOf?: (userId: string) => string | null
}
export type IncidentsFeature = ReturnType<typeof createIncidentsFeature>
export type NewIncident = Pick<Incident, 'kind' | 'occurredAt' | 'residentId' | 'summary'> & { place: string | null }

/** Builds the feature; does no work until called. */
export function createIncidentsFeature({ records, clock, newId, residents, ...deps }: IncidentsFeatureDependencies) {
  const repository = createIncidentsRepository(records)
  const nameOf = (userId: string | null) => (userId === null ? null : (deps.displayNameOf?.(userId) ?? null))

  function toIncident(row: IncidentRow): Incident {
    const residentName = row.residentId === null ? null : residents.nameOf(row.residentId)
    return { ...row, residentName, recordedBy: nameOf(row.recordedBy) }
  }

  /** Incidents from an instant until before another. */
  const list = (from: Instant, to: Instant): Incident[] => repository.listBetween(from, to).map(toIncident)

  function record(input: NewIncident, actor: Actor): Incident {
    if (input.occurredAt > clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: 'occurredAt' })
    if (input.residentId !== null && residents.nameOf(input.residentId) === null) {
      throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: input.residentId } })
    }
    const id = RecordId.parse(newId())
    const row: IncidentRow = { id, ...input, recordedAt: clock.now(), recordedBy: actor.userId }
    withTransaction(records, () => {
      repository.insert(row)
      const what = { action: 'incidents.record', objectType: 'incident', objectId: id, after: row }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...what })
    })
    return toIncident(row)
  }

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
    router: createIncidentsRouter({ list, record }),
    list,
    record,
    /** What happened to residents from an instant on, oldest first; what happened to nobody is left out. */
    ofResidentsSince: repository.listOfResidentsSince,
    timelineContributor: timelineOf,
  }
}

// What every act on a resident needs: today, guards of days, the audit row, and the episode the resident is in.
import { dayOf } from '#shared/contract/days.ts'
import type { BedId, Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { AdmissionRow, LeaveRow, OccupancyRepository, StayRow } from './occupancy.repository.ts'
import type { ResidentSearch } from './resident-search.ts'
import type { ResidentsEvents } from './residents.events.ts'
import type { ResidentsRepository } from './residents.repository.ts'
import type { ResidentRecord } from './residents.tables.ts'

export type ResidentContextDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  events: Pick<DomainEvents<ResidentsEvents>, 'emit'>
  beds: BedsFeature
  repository: ResidentsRepository
  occupancy: OccupancyRepository
  search: ResidentSearch
}
export type ResidentContext = ReturnType<typeof createResidentContext>
export type Trace = { before?: unknown; after?: unknown; reason?: string | null }
/** The open admission of a resident with its open stay and, when away, the open leave. */
export type Inside = { admission: AdmissionRow; stay: StayRow; leave: LeaveRow | null }

export function createResidentContext(deps: ResidentContextDependencies) {
  const { records, occupancy, clock } = deps
  const today = (): Day => dayOf(clock.now())

  function mustFind(id: ResidentId): ResidentRecord {
    const found = deps.repository.find(id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'resident', values: { id } })
    return found
  }

  function mustBeIn(id: ResidentId): Inside {
    mustFind(id)
    const admission = occupancy.admissions.list(id).find((row) => row.toOn === null)
    const stay = occupancy.stays.list(id).find((row) => row.toOn === null)
    if (!admission || !stay) throw new DomainError('RESIDENT_NOT_IN', { where: 'resident', values: { id } })
    const leave = occupancy.leaves.list(id).find((row) => row.toOn === null) ?? null
    return { admission, stay, leave }
  }

  return {
    ...deps,
    today,
    mustFind,
    mustBeIn,
    /** What is planned is not a fact yet: only days up to today are recorded. */
    refuseFuture(on: Day, where: string): void {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where, values: { on, today: today() } })
    },
    refuseBefore(on: Day, earliest: Day, where: string): void {
      if (on < earliest) throw new DomainError('DAY_BEFORE_START', { where, values: { on, earliest } })
    },
    /** A clear answer before the file's own refusal: who sleeps in a bed is told by id, never by name. */
    mustBeFree(bedId: BedId, fromOn: Day, toOn: Day | null, residentId: ResidentId, alsoIgnore?: ResidentId): void {
      const other = occupancy.findOtherStay(bedId, fromOn, toOn, residentId)
      if (!other || other.residentId === alsoIgnore) return
      throw new DomainError('BED_OCCUPIED', { where: 'bed', values: { bedId, residentId: other.residentId } })
    },
    audit(actor: Actor, action: string, residentId: ResidentId, trace: Trace): void {
      appendAudit(records, {
        at: clock.now(),
        ...auditAs(actor),
        action: `residents.${action}`,
        objectType: 'resident',
        objectId: residentId,
        ...trace,
      })
    },
    transact: <Result>(act: () => Result): Result => withTransaction(records, act),
    recordId: (): RecordId => deps.newId() as RecordId,
    stamp: (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId }),
  }
}

// What every act of infection control needs: today, who is here, the audit row.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { InfectionRules } from '#shared/features/infections/infections.model.ts'
import type { VaccineList } from '#shared/features/infections/vaccinations.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { VitalsFeature } from '../vitals/index.ts'
import type { InfectionsRepository } from './infections.repository.ts'
import type { ScreeningsRepository } from './screenings.repository.ts'
import type { VaccinationsRepository } from './vaccinations.repository.ts'

export type InfectionContextDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: Pick<ResidentsFeature, 'get' | 'list' | 'nameOf' | 'transferWithin' | 'announceMoved'>
  beds: Pick<BedsFeature, 'placeOf' | 'floors' | 'blockWithin' | 'unblockWithin' | 'blockOf' | 'announceBeds'>
  vitals: Pick<VitalsFeature, 'service' | 'ofKindBetween'>
  displayNameOf: (userId: string) => string | null
  repository: InfectionsRepository
  screenings: ScreeningsRepository
  vaccinations: VaccinationsRepository
  rules: InfectionRules
  vaccines: VaccineList
}
export type InfectionContext = ReturnType<typeof createInfectionContext>
type Trace = { before?: unknown; after?: unknown; reason?: string | null }

export function createInfectionContext(deps: InfectionContextDependencies) {
  const { records, clock, residents } = deps
  const today = (): Day => dayOf(clock.now())

  function mustFind(residentId: ResidentId): void {
    if (residents.nameOf(residentId) === null) {
      throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
    }
  }

  function refuseGone(residentId: ResidentId, state: string): void {
    if (state === 'in' || state === 'on-leave' || state === 'in-hospital') return
    const code = state === 'dead' ? 'RESIDENT_DEAD' : 'RESIDENT_NOT_IN'
    throw new DomainError(code, { where: 'resident', values: { id: residentId } })
  }

  return {
    ...deps,
    today,
    mustFind,
    nameOf: (userId: string | null): string | null => (userId === null ? null : deps.displayNameOf(userId)),
    transact: <Result>(act: () => Result): Result => withTransaction(records, act),
    recordId: (): RecordId => deps.newId() as RecordId,
    stamp: (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId }),
    refuseFuture(on: Day, where: string): void {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where, values: { on, today: today() } })
    },
    refuseBefore(on: Day, earliest: Day, where: string): void {
      if (on < earliest) throw new DomainError('DAY_BEFORE_START', { where, values: { on, earliest } })
    },
    /** Belonged to the house on that day, here or away. */
    mustBelong(residentId: ResidentId, on: Day): void {
      mustFind(residentId)
      refuseGone(residentId, residents.get(residentId, on).state)
    },
    /** Was here on that day: nobody sees the symptoms of somebody who is away. */
    mustBeHere(residentId: ResidentId, on: Day): void {
      mustFind(residentId)
      const { state } = residents.get(residentId, on)
      refuseGone(residentId, state)
      if (state !== 'in') throw new DomainError('RESIDENT_ON_LEAVE', { where: 'resident', values: { id: residentId } })
    },
    audit(actor: Actor, action: string, objectType: string, objectId: string, trace: Trace): void {
      const about = { action: `infections.${action}`, objectType, objectId, ...trace }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
    },
  }
}

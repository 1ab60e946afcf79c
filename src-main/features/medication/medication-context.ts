// What the parts of the feature share: who may be written about, whose names are shown, how an act is audited.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, ResidentId, UserId } from '#shared/contract/primitives.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import type { ResidentDetail } from '#shared/features/residents/residents.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AccountsFeature } from '../accounts/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createAgreementsRepository } from './agreements.repository.ts'
import { createDoseRecordsRepository } from './dose-records.repository.ts'
import { createHandOversRepository } from './hand-overs.repository.ts'
import { loadMedicationData, type MedicationData } from './medication-numbers.ts'
import { createPrescriptionsRepository } from './prescriptions.repository.ts'
import { createStockRepository } from './stock.repository.ts'

export type MedicationDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: Pick<ResidentsFeature, 'get' | 'list' | 'nameOf'>
  /** Another person at the seat confirms with the PIN. */
  accounts: Pick<AccountsFeature, 'confirmPerson'>
  /** Room of a bed with its place in the walk through the house; null = no such bed. */
  placeOf: (bedId: NonNullable<ResidentDetail['bedId']>) => { roomName: string; order: number } | null
  shifts: () => FacilitySettings['shifts']
  displayNameOf?: (userId: string) => string | null
  /** What is known of a person's allergies beside the file of the office. */
  allergiesOf?: (residentId: ResidentId) => readonly string[]
  data?: MedicationData
}
export type MedicationContext = ReturnType<typeof createMedicationContext>

const NAMES_KEPT_MS = 5_000

/** A round names the same few people hundreds of times; a name is looked up once in a while. */
function createNames({ clock, displayNameOf }: Pick<MedicationDependencies, 'clock' | 'displayNameOf'>) {
  const known = new Map<string, string | null>()
  let readAt = clock.now()
  return (userId: string | null): string | null => {
    if (userId === null) return null
    if (Math.abs(clock.now() - readAt) > NAMES_KEPT_MS) {
      known.clear()
      readAt = clock.now()
    }
    const name = known.get(userId) ?? displayNameOf?.(userId) ?? null
    known.set(userId, name)
    return name
  }
}

export function createMedicationContext(deps: MedicationDependencies) {
  const { records, clock, residents } = deps
  const today = (): Day => dayOf(clock.now())

  function mustBePerson(id: ResidentId): void {
    if (residents.nameOf(id) === null) throw new DomainError('NOT_FOUND', { where: 'resident', values: { id } })
  }

  return {
    ...deps,
    ...(deps.data ?? loadMedicationData()),
    today,
    agreements: createAgreementsRepository(records),
    prescriptions: createPrescriptionsRepository(records),
    doseRecords: createDoseRecordsRepository(records),
    handOvers: createHandOversRepository(records),
    stock: createStockRepository(records),
    mustBePerson,
    /** Somebody who belongs to the house today, away or not. */
    mustBeHere(id: ResidentId): ResidentDetail {
      mustBePerson(id)
      const person = residents.get(id)
      if (['in', 'on-leave', 'in-hospital'].includes(person.state)) return person
      throw new DomainError(person.state === 'dead' ? 'RESIDENT_DEAD' : 'RESIDENT_NOT_IN', { where: 'resident' })
    },
    /** A day before today needs a reason, which is kept; answers it, or null when nothing is late. */
    lateReason(on: Day, reason: string | null): string | null {
      if (on >= today()) return null
      if (reason === null) refuseRule('REASON_MISSING', 'reason')
      return reason
    },
    refuseFuture(on: Day, where: string): void {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where, values: { on } })
    },
    refuseBefore(on: Day, earliest: Day, where: string): void {
      if (on < earliest) throw new DomainError('DAY_BEFORE_START', { where, values: { on, earliest } })
    },
    nameOf: createNames(deps),
    audit(actor: Actor, action: string, objectId: string, trace: object): void {
      const about = { action: `medication.${action}`, objectType: 'medication', objectId, ...trace }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
    },
  }
}

/** The second person as it is stored and checked. */
export type ConfirmedPerson = { userId: UserId }

// Turns roster rows into residents: makes missing beds and admits each row, inside one transaction of the caller.
// A row the home refuses is taken back alone and named; it must never disappear, nor hold back the others.

import { isErrorCode } from '#shared/contract/error-codes.ts'
import type { BedId, BuildingId, Day, ResidentId } from '#shared/contract/primitives.ts'
import { ruleCodes } from '#shared/contract/rule-codes.ts'
import type { BedCareType, BedStayMode } from '#shared/features/beds/beds.model.ts'
import type { AdmitInput } from '#shared/features/residents/residents.contract.ts'
import { Person } from '#shared/features/residents/residents.model.ts'
import type { RefusedRosterRow } from '#shared/features/roster/roster.contract.ts'
import type { RosterRow } from '#shared/features/roster/roster.model.ts'
import { problemsHoldingBack } from '#shared/features/roster/roster-commit.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import { isDomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { Admitted, ResidentsFeature } from '../residents/index.ts'

/** The building of a roster that names none, in a home that has none or several. */
export const UNNAMED_BUILDING = '主楼'
/** A contact whose phone is given without a name. */
const UNNAMED_CONTACT = '未填姓名'

export type NewBedType = { careType: BedCareType; stayMode: BedStayMode }
export type CommitOutcome = {
  admitted: (Admitted & { row: number })[]
  madeBeds: BedId[]
  refused: RefusedRosterRow[]
}
export type CommitDependencies = { records: SqliteDatabase; beds: BedsFeature; residents: ResidentsFeature }

function contactsOf(row: RosterRow): Person['contacts'] {
  if (row.contactName === null && row.contactPhone === null) return []
  const name = row.contactName ?? row.relation ?? UNNAMED_CONTACT
  return [{ name, relation: row.relation ?? '', phone: row.contactPhone ?? '', isEmergency: true }]
}

function personOf(row: RosterRow): Person {
  const known = { name: row.name, sex: row.sex, idNumber: row.idNumber, birthOn: row.birth, contacts: contactsOf(row) }
  const unknown = { ethnicity: null, householdAddress: null, idExpiresOn: null, hasDementia: null, isDisabled: null }
  const rest = { medicalInsurance: null, longTermCareLevel: null, groupTags: [], diseases: null, note: null }
  const person = Person.safeParse({ ...known, ...unknown, ...rest })
  if (person.success) return person.data
  const where = person.error.issues[0]?.path.join('.') ?? 'person'
  return refuseRule('VALUE_DOES_NOT_FIT', where)
}

function toRefusal(row: number, error: unknown): RefusedRosterRow {
  if (!isDomainError(error) || !isErrorCode(error.code)) throw error
  const { where, values } = error.data as { where?: string; values?: { rule?: unknown } }
  const rule = values?.rule
  return { row, code: error.code, where: where ?? null, rule: ruleCodes.find((code) => code === rule) ?? null }
}

export function commitRows(
  deps: CommitDependencies,
  rows: readonly RosterRow[],
  type: NewBedType,
  actor: Actor,
): CommitOutcome {
  const { records, beds, residents } = deps
  const outcome: CommitOutcome = { admitted: [], madeBeds: [], refused: [] }
  // Nobody knows since when a bed of an old roster stands there: it counts from the first admission of the roster.
  const openedOn = rows.reduce<Day | null>(
    (first, row) => (row.admittedOn !== null && (first === null || row.admittedOn < first) ? row.admittedOn : first),
    null,
  )

  function buildingOf(row: RosterRow): { name: string; id: BuildingId | undefined } {
    const all = beds.buildings()
    const only = all.length === 1 ? all[0]?.name : undefined
    const name = row.building ?? only ?? UNNAMED_BUILDING
    return { name, id: all.find((building) => building.name === name)?.id }
  }

  function bedOf(row: RosterRow & { room: string; bed: string; admittedOn: Day }): { bedId: BedId; isNew: boolean } {
    const building = buildingOf(row)
    const known = building.id && beds.findBed(building.id, row.room, row.bed)
    if (known) return { bedId: known, isNew: false }
    const place = { building: building.name, room: row.room, bed: row.bed }
    return { bedId: beds.makeBed(place, { ...type, openedOn: openedOn ?? row.admittedOn }, actor), isNew: true }
  }

  function admit(row: RosterRow): void {
    const [held] = problemsHoldingBack(row)
    const { room, bed, admittedOn, idNumber } = row
    if (held || room === null || bed === null || admittedOn === null) {
      refuseRule(held ?? 'VALUE_DOES_NOT_FIT', `row ${row.row}`)
    }
    const { bedId, isNew } = bedOf({ ...row, room, bed, admittedOn })
    const residentId: ResidentId | null = (idNumber && residents.findByIdNumber(idNumber)) || null
    const level = row.abilityLevel
    const input: AdmitInput = {
      residentId,
      person: personOf(row),
      bedId,
      admittedOn,
      category: row.category,
      abilityLevel: level === null ? null : { level, assessedOn: admittedOn, reportNumber: null },
      careLevel: null,
      agreement:
        row.monthlyFee === null ? null : { fromOn: admittedOn, toOn: null, monthlyFee: row.monthlyFee, number: null },
    }
    const admitted = residents.admitWithin(input, actor, { levelSource: 'roster' })
    outcome.admitted.push({ ...admitted, row: row.row })
    if (isNew) outcome.madeBeds.push(bedId)
  }

  for (const row of rows) {
    try {
      withTransaction(records, () => admit(row))
    } catch (error) {
      outcome.refused.push(toRefusal(row.row, error))
    }
  }
  return outcome
}

// Reads: list, search, detail, census. Sensitive values leave masked; what is not known leaves as null.
import { ageOn, daysBetween } from '#shared/contract/days.ts'
import { maskIdNumber, maskPhone } from '#shared/contract/masking.ts'
import type { BedId, Day, ResidentId } from '#shared/contract/primitives.ts'
import type { Census, ResidentDetail, ResidentRow, ResidentState } from '#shared/features/residents/residents.model.ts'
import type { BedOccupancy, BedOccupantOnDay, PlaceOnDay } from '../beds/index.ts'
import type { PersonService } from './person.service.ts'
import type { ResidentContext } from './resident-context.ts'
import type { ResidentOnDay, ResidentsReadRepository, Scope } from './residents-read.repository.ts'
import { normaliseQuery } from './search-keys.ts'

export type ResidentsReader = ReturnType<typeof createResidentsReader>
export type ListInput = {
  on?: Day | undefined
  scope: Scope
  query?: string | undefined
  limit: number
  offset: number
}

/** State of a resident on a day, from the admission that began last and the leave that covers the day. */
export function stateOf(row: ResidentOnDay, on: Day): ResidentState {
  if (row.admissionId === null) return 'never-admitted'
  if (row.endsOn !== null && row.endsOn <= on) return row.dischargeReason === 'death' ? 'dead' : 'discharged'
  if (row.leaveKind === 'leave') return 'on-leave'
  return row.leaveKind === 'hospital' ? 'in-hospital' : 'in'
}

function toRow(row: ResidentOnDay, on: Day, place: PlaceOnDay | undefined): ResidentRow {
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    age: row.birthOn !== null && row.birthOn <= on ? ageOn(row.birthOn, on) : null,
    idNumberMasked: row.idNumber === null ? null : maskIdNumber(row.idNumber),
    state: stateOf(row, on),
    bedId: row.bedId,
    bedLabel: place?.label ?? null,
    floorName: place?.floorName ?? null,
    bedCareType: place?.careType ?? null,
    abilityLevel: row.abilityLevel,
    assessedOn: row.assessedOn,
    careLevel: row.careLevel,
    category: row.category,
    admittedOn: row.admittedOn,
    dischargedOn: row.endsOn !== null && row.endsOn <= on ? row.endsOn : null,
    returnsOn: row.returnsOn,
    agreementEndsOn: row.agreementEndsOn,
    contactName: row.contactName,
    contactRelation: row.contactRelation,
    contactPhoneMasked: row.contactPhone === null ? null : maskPhone(row.contactPhone),
  }
}

export function createResidentsReader(
  context: ResidentContext,
  repository: ResidentsReadRepository,
  persons: PersonService,
) {
  const { beds, search } = context

  /** Scores by resident; a bed label outranks a name because a bell says the bed. */
  function rank(query: string, on: Day): Map<ResidentId, number> {
    const scores = new Map(search.match(query).map(({ id, score }) => [id, score]))
    const text = normaliseQuery(query).replaceAll(/[—–－]/g, '-')
    if (!/\d/.test(text)) return scores
    const labels = new Map<BedId, number>()
    for (const place of beds.placesOn(on).values()) {
      const label = place.label.toLowerCase()
      if (label === text || label.replaceAll('-', '') === text) labels.set(place.bedId, 110)
      else if (label.startsWith(text)) labels.set(place.bedId, 92)
    }
    for (const { residentId, bedId } of repository.listInBeds(on, [...labels.keys()])) {
      scores.set(residentId, Math.max(scores.get(residentId) ?? 0, labels.get(bedId) ?? 0))
    }
    return scores
  }

  /** Best first. Only the first `limit` are read in full: a single letter may fit half the house. */
  function ranked(query: string, on: Day, scope: Scope, limit: number): ResidentRow[] {
    const scores = rank(query, on)
    const inHouse = new Set(repository.census(on).map((row) => row.residentId))
    // Somebody in the house is meant more often than somebody who left.
    const weighed = [...scores]
      .filter(([id]) => scope === 'all' || (scope === 'in') === inHouse.has(id))
      .map(([id, score]) => ({ id, weight: score + (inHouse.has(id) ? 6 : 0), name: search.nameOf(id) }))
      .sort((left, right) => right.weight - left.weight || (left.name < right.name ? -1 : 1))
      .slice(0, limit)
    const ids = weighed.map(({ id }) => id)
    const rows = new Map(repository.listSome(on, scope, ids).map((row) => [row.id, row]))
    const places = beds.placesOn(on)
    return ids.flatMap((id) => {
      const row = rows.get(id)
      return row ? [toRow(row, on, row.bedId === null ? undefined : places.get(row.bedId))] : []
    })
  }

  function inHouseOrder(rows: ResidentOnDay[], on: Day): ResidentRow[] {
    const places = beds.placesOn(on)
    const orderOf = (row: ResidentOnDay) =>
      row.bedId === null ? Number.MAX_SAFE_INTEGER : (places.get(row.bedId)?.order ?? Number.MAX_SAFE_INTEGER)
    return rows
      .map((row) => ({ row, order: orderOf(row) }))
      .sort((left, right) => left.order - right.order || (left.row.id < right.row.id ? -1 : 1))
      .map(({ row }) => toRow(row, on, row.bedId === null ? undefined : places.get(row.bedId)))
  }

  function list(input: ListInput): { total: number; on: Day; rows: ResidentRow[] } {
    const on = input.on ?? context.today()
    const query = input.query?.trim() ?? ''
    const rows =
      query === ''
        ? inHouseOrder(repository.list(on, input.scope), on)
        : ranked(query, on, input.scope, Number.MAX_SAFE_INTEGER)
    return { total: rows.length, on, rows: rows.slice(input.offset, input.offset + input.limit) }
  }

  function standingOn(id: ResidentId, on: Day): { state: ResidentState; bedId: BedId | null } | null {
    const [row] = repository.listSome(on, 'all', [id])
    return row ? { state: stateOf(row, on), bedId: row.bedId } : null
  }

  function get(id: ResidentId, day?: Day): ResidentDetail {
    const on = day ?? context.today()
    const record = context.mustFind(id)
    const [row] = repository.listSome(on, 'all', [id])
    if (!row) throw new Error('a resident was found by id but not in the list')
    const place = row.bedId === null ? undefined : beds.placesOn(on).get(row.bedId)
    const agreement =
      row.agreementId === null || row.agreementFromOn === null
        ? null
        : {
            id: row.agreementId,
            fromOn: row.agreementFromOn,
            toOn: row.agreementEndsOn,
            monthlyFee: row.monthlyFee,
            number: row.agreementNumber,
          }
    return {
      ...toRow(row, on, place),
      version: record.version,
      person: persons.maskedPersonOf(record),
      admissionId: row.admissionId,
      agreement,
    }
  }

  function census(on: Day): Census {
    const rows = repository.census(on)
    return {
      on,
      inHouse: rows.length,
      onLeave: rows.filter((row) => row.kind === 'leave').length,
      inHospital: rows.filter((row) => row.kind === 'hospital').length,
      residentIds: rows.map((row) => row.residentId),
    }
  }

  const bedOccupancy: BedOccupancy = {
    occupantsOn(on) {
      const occupants = new Map<BedId, BedOccupantOnDay>()
      for (const { bedId, birthOn, ...occupant } of repository.listOccupants(on)) {
        const age = birthOn !== null && daysBetween(birthOn, on) >= 0 ? ageOn(birthOn, on) : null
        occupants.set(bedId, { ...occupant, age })
      }
      return occupants
    },
    hasStayFrom: repository.hasStayFrom,
    staysOfBed: repository.staysOfBed,
  }

  return {
    list,
    search: (query: string, limit: number): ResidentRow[] => ranked(query, context.today(), 'all', limit),
    get,
    standingOn,
    census,
    bedOccupancy,
  }
}

// What only shows when rows are seen together: a bed given twice, a person written twice.
// The first holder keeps bed and place in the roster; only the later row is reported. Two different valid IDs are two
// people, whatever their names.
import type { RosterField, RosterHint, RosterProblem, RosterProblemCode, RosterRow } from './roster.model.ts'
import { cellOf, codesOf } from './row-report.ts'

/** What the home already holds. `id` is the stay's or resident's id, shown as the other side of the conflict. */
export type ExistingOccupancy = {
  beds: readonly { id: string; building: string | null; room: string | null; bed: string | null }[]
  people: readonly { id: string; idNumber: string | null; name: string | null; birth: string | null }[]
}

type Holder = { row: number } | { id: string }
const BETWEEN_ROWS: ReadonlySet<RosterProblemCode> = new Set(['BED_TAKEN', 'DUPLICATE_PERSON'])

type PlaceParts = { building: string | null; room: string | null; bed: string | null }
type PersonParts = { idNumber: string | null; name: string | null; birth: string | null }

function bedKey(place: PlaceParts): string | null {
  if (place.room === null || place.bed === null) return null
  return [place.building ?? '', place.room, place.bed].join('\u0000')
}

function nameKey(person: PersonParts): string | null {
  return person.name === null || person.birth === null ? null : `${person.name}\u0000${person.birth}`
}

type Seen = {
  beds: Map<string, Holder>
  ids: Map<string, Holder>
  names: Map<string, { holder: Holder; hasId: boolean }[]>
}

function remember(seen: Seen, holder: Holder, person: PersonParts, place: PlaceParts | null): void {
  const bed = place && bedKey(place)
  if (bed !== null && !seen.beds.has(bed)) seen.beds.set(bed, holder)
  if (person.idNumber !== null && !seen.ids.has(person.idNumber)) seen.ids.set(person.idNumber, holder)
  const name = nameKey(person)
  if (name !== null)
    seen.names.set(name, [...(seen.names.get(name) ?? []), { holder, hasId: person.idNumber !== null }])
}

function samePerson(seen: Seen, person: PersonParts): Holder | null {
  const byId = person.idNumber === null ? undefined : seen.ids.get(person.idNumber)
  if (byId) return byId
  // Same name and birth counts only where at least one side has no valid ID number to tell the two apart.
  const name = nameKey(person)
  const others = name === null ? [] : (seen.names.get(name) ?? [])
  return others.find((other) => person.idNumber === null || !other.hasId)?.holder ?? null
}

function problem(
  row: RosterRow,
  code: RosterProblemCode,
  field: RosterField,
  hint: RosterHint,
  against: Holder,
): RosterProblem {
  return {
    code,
    field,
    cell: cellOf(row.source, field, row.row),
    raw: row.source[field]?.value ?? null,
    hint,
    suggestion: null,
    against,
  }
}

/**
 * Recomputes `BED_TAKEN` and `DUPLICATE_PERSON` over all rows, in sheet order, against each other and against what the
 * home already holds. Returns new rows; other problems are left as they are.
 */
export function checkRosterTogether(rows: readonly RosterRow[], existing?: ExistingOccupancy): RosterRow[] {
  const seen: Seen = { beds: new Map(), ids: new Map(), names: new Map() }
  for (const { id, ...place } of existing?.beds ?? []) {
    remember(seen, { id }, { idNumber: null, name: null, birth: null }, place)
  }
  for (const { id, ...person } of existing?.people ?? []) remember(seen, { id }, person, null)
  return rows.map((row) => {
    const details = row.details.filter((detail) => !BETWEEN_ROWS.has(detail.code))
    const person = samePerson(seen, row)
    const field = row.idNumber === null ? 'name' : 'idNumber'
    if (person) details.push(problem(row, 'DUPLICATE_PERSON', field, 'duplicatePerson', person))
    const key = bedKey(row)
    const holder = key === null ? undefined : seen.beds.get(key)
    if (holder) details.push(problem(row, 'BED_TAKEN', 'bed', 'bedTaken', holder))
    remember(seen, { row: row.row }, row, row)
    return { ...row, details, problems: codesOf(details) }
  })
}

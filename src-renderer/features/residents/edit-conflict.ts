// Two people edited one record. Field by field: what it was, what mine says, what theirs says. Must never drop a change of either side unasked.
import type { Person } from '#shared/features/residents/residents.model.ts'

export type PersonField = keyof Person
export type Side = 'mine' | 'theirs'
export type FieldDifference = {
  field: PersonField
  mine: Person[PersonField]
  theirs: Person[PersonField]
  /** The side that alone changed the field; null = both did, and a person must choose. */
  proposed: Side | null
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Fields on which the two versions differ, in the order of the record. `base` = the version both started from. */
export function differencesOf(base: Person, mine: Person, theirs: Person): FieldDifference[] {
  return (Object.keys(base) as PersonField[]).flatMap((field) => {
    if (same(mine[field], theirs[field])) return []
    const proposed = same(base[field], mine[field]) ? 'theirs' : same(base[field], theirs[field]) ? 'mine' : null
    return [{ field, mine: mine[field], theirs: theirs[field], proposed } satisfies FieldDifference]
  })
}

export type Choices = Partial<Record<PersonField, Side>>

export function proposedChoices(differences: readonly FieldDifference[]): Choices {
  return Object.fromEntries(differences.flatMap(({ field, proposed }) => (proposed ? [[field, proposed]] : [])))
}

export function isDecided(differences: readonly FieldDifference[], choices: Choices): boolean {
  return differences.every(({ field }) => choices[field] !== undefined)
}

/** The record as chosen: theirs, with each field taken from mine where mine was chosen. */
export function mergePerson(mine: Person, theirs: Person, choices: Choices): Person {
  const taken = Object.entries(choices).flatMap(([field, side]) =>
    side === 'mine' ? [[field, mine[field as PersonField]]] : [],
  )
  return { ...theirs, ...Object.fromEntries(taken) }
}

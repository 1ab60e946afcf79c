// Two people edited one record. Field by field: what it was, what mine says, what theirs says. Must never drop a change of either side unasked.

/** A record without its version: flat, every field comparable as JSON. */
export type EditedRecord = Record<string, unknown>
export type Side = 'mine' | 'theirs'
export type FieldDifference<Edited> = {
  field: keyof Edited & string
  mine: unknown
  theirs: unknown
  /** The side that alone changed the field; null = both did, and a person must choose. */
  proposed: Side | null
}
export type Choices = Partial<Record<string, Side>>

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Fields on which the two versions differ, in the order of the record. `base` = the version both started from. */
export function differencesOf<Edited extends EditedRecord>(
  base: Edited,
  mine: Edited,
  theirs: Edited,
): FieldDifference<Edited>[] {
  return (Object.keys(base) as (keyof Edited & string)[]).flatMap((field) => {
    if (same(mine[field], theirs[field])) return []
    const proposed = same(base[field], mine[field]) ? 'theirs' : same(base[field], theirs[field]) ? 'mine' : null
    return [{ field, mine: mine[field], theirs: theirs[field], proposed } satisfies FieldDifference<Edited>]
  })
}

export function proposedChoices<Edited>(differences: readonly FieldDifference<Edited>[]): Choices {
  return Object.fromEntries(differences.flatMap(({ field, proposed }) => (proposed ? [[field, proposed]] : [])))
}

export function isDecided<Edited>(differences: readonly FieldDifference<Edited>[], choices: Choices): boolean {
  return differences.every(({ field }) => choices[field] !== undefined)
}

/** The record as chosen: theirs, with each field taken from mine where mine was chosen. */
export function mergeVersions<Edited extends EditedRecord>(mine: Edited, theirs: Edited, choices: Choices): Edited {
  const taken = Object.entries(choices).flatMap(([field, side]) => (side === 'mine' ? [[field, mine[field]]] : []))
  return { ...theirs, ...Object.fromEntries(taken) }
}

// Duties that belong together under one line: of one kind, done at one place, due in the same span. Pure; nothing is counted twice, and
// what stands by itself is never folded.
import type { Role } from '#shared/contract/permissions.ts'
import type { Duty, DutyKind } from '#shared/features/duties/duties.contract.ts'
import type { DutyGroup } from './duty-groups.ts'

export type DutyFold = {
  /** The same on every reading of the list, so that what is unfolded stays so. */
  id: string
  kind: DutyKind
  /** Most overdue first. */
  duties: Duty[]
  /** The first day any of them is or was due. */
  dueOn: string
  /** How many people they are about; null = they are not one a person. */
  people: number | null
  owners: Role[]
  /** Where all of them are done at once; null = each at a page of its own. */
  link: string | null
}

export type DutyLine = { duty: Duty; fold?: undefined } | { fold: DutyFold; duty?: undefined }

/** Two rows are read as quickly as a line that hides them. */
const fewestFolded = 3

/** The screen where a duty is done: '/residents/42' and '/residents/43' are one. */
function placeOf(link: string): string {
  return link.split(/[/?]/)[1] ?? ''
}

/** Whom a duty is about, or null where it is about a thing, a floor or a day. A name with a bed is a resident's. */
function personOf({ values }: Duty): string | null {
  if (values.residentId != null) return String(values.residentId)
  return values.name != null && values.bedLabel != null ? `${values.bedLabel} ${values.name}` : null
}

function foldOf(group: DutyGroup, kind: DutyKind, duties: Duty[]): DutyFold {
  const persons = new Set(duties.map(personOf))
  const links = new Set(duties.map(({ link }) => link))
  const [first] = duties
  return {
    id: `${group}:${kind}:${placeOf(first?.link ?? '')}`,
    kind,
    duties,
    dueOn: first?.dueOn ?? '',
    people: persons.size === duties.length && !persons.has(null) ? persons.size : null,
    owners: [...new Set(duties.map(({ owner }) => owner))],
    link: links.size === 1 ? (first?.link ?? null) : null,
  }
}

/** `duties` of one group, earliest first; a fold stands where its most overdue duty would. */
export function foldDuties(group: DutyGroup, duties: readonly Duty[]): DutyLine[] {
  const together = new Map<string, Duty[]>()
  // Gaps of compliance are of one kind here and of many to whoever puts them right.
  const keyOf = ({ kind, link, values }: Duty) => `${kind} ${values.gap ?? ''} ${placeOf(link)}`
  for (const duty of duties) together.set(keyOf(duty), [...(together.get(keyOf(duty)) ?? []), duty])
  return duties.flatMap((duty): DutyLine[] => {
    const same = together.get(keyOf(duty)) ?? []
    if (same.length < fewestFolded) return [{ duty }]
    return same[0] === duty ? [{ fold: foldOf(group, duty.kind, same) }] : []
  })
}

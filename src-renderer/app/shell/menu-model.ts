// What stands in the menu and what of it is unfolded. Pure: alarms and what is not known are never folded out of sight.
import { type MenuGroup, type MenuSection, menuGroups, type NavigationCount, type NavigationEntry } from '../feature.ts'

export type MenuPart = { section: MenuSection | null; entries: NavigationEntry[] }
export type Menu = { top: NavigationEntry[]; groups: { name: MenuGroup; parts: MenuPart[] }[] }

/** Groups a person unfolded or folded by hand; what is missing follows the page that is shown. */
export type MenuFolds = Readonly<Partial<Record<MenuGroup, boolean>>>

/** A menu this short fits any screen, so nothing of it needs folding. */
const mostEntriesUnfolded = 16

function partsOf(entries: readonly NavigationEntry[]): MenuPart[] {
  const parts: MenuPart[] = []
  for (const entry of entries) {
    const section = entry.section ?? null
    const part = parts.find((each) => each.section === section)
    if (part) part.entries.push(entry)
    else parts.push({ section, entries: [entry] })
  }
  return parts
}

/** Groups without an entry are left out. A single part needs no heading: the group's own says enough. */
export function menuOf(entries: readonly NavigationEntry[]): Menu {
  const inOrder = [...entries].sort((left, right) => left.order - right.order)
  const groups = menuGroups
    .map((name) => ({ name, parts: partsOf(inOrder.filter((entry) => entry.group === name)) }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ name, parts }) => ({
      name,
      parts: parts.length === 1 ? parts.map((part) => ({ ...part, section: null })) : parts,
    }))
  return { top: inOrder.filter((entry) => entry.group === 'top'), groups }
}

/** The entry whose page, or a page below it, is shown. */
export function entryAt(entries: readonly NavigationEntry[], pathname: string): NavigationEntry | undefined {
  return entries
    .filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((left, right) => right.to.length - left.to.length)[0]
}

/** `shown` = group of the page being shown; `last` = the group shown before it, where the page itself stands in none. */
export function isUnfolded(
  group: MenuGroup,
  state: { menu: Menu; shown: MenuGroup | null; last: MenuGroup | null; folds: MenuFolds },
): boolean {
  if (group === state.shown) return true
  const chosen = state.folds[group]
  if (chosen !== undefined) return chosen
  const { top, groups } = state.menu
  const count = top.length + groups.flatMap(({ parts }) => parts.flatMap(({ entries }) => entries)).length
  if (count <= mostEntriesUnfolded) return true
  return state.shown === null && group === (state.last ?? groups[0]?.name)
}

/** Adds up what waits behind a folded head: open alarms by themselves; null = of something it is not known; undefined = nothing to tell. */
export function headCounts(counts: readonly (NavigationCount | undefined)[]): {
  alarms: number | null | undefined
  waiting: number | null | undefined
} {
  const told = counts.filter((count) => count !== undefined)
  return {
    alarms: sumOf(told.filter(({ isAlarm }) => isAlarm)),
    waiting: sumOf(told.filter(({ isAlarm, isTotal }) => !isAlarm && !isTotal)),
  }
}

function sumOf(counts: readonly NavigationCount[]): number | null | undefined {
  if (counts.some(({ value }) => value === null)) return null
  const sum = counts.reduce((total, { value }) => total + (value ?? 0), 0)
  return sum === 0 ? undefined : sum
}

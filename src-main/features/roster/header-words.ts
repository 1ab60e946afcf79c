// Matches header cells to roster fields by the words in resources/roster/column-synonyms.json.
// Must never match by position: homes move their columns about.
import { ROSTER_FIELDS, type RosterField } from '#shared/features/roster/roster.model.ts'
import synonyms from '../../../resources/roster/column-synonyms.json' with { type: 'json' }

type FieldWords = { exact: string[]; contains: string[]; not: string[]; weak?: string[] }

const FIELDS: Record<RosterField, FieldWords> = synonyms.fields
const GROUPS: { words: string[]; children: Partial<Record<RosterField, string[]>>; isExclusive: boolean }[] =
  synonyms.groups

/** How well a header fits a field (higher = better). A weak match counts only if the cells below agree. */
export type HeaderMatch = { field: RosterField; score: number; isWeak: boolean }

const EXACT = 1000
const CHILD = 900
const CONTAINS = 300
const WEAK = 100

/** Header text as it is compared: half-width, without spaces, required marks and punctuation. */
export function headerWord(text: string): string {
  return text.normalize('NFKC').replace(/[\s*★:：、,，.。;；_\-—/\\|"'“”]/gu, '')
}

function withoutBrackets(word: string): string {
  return word.replace(/[([【〔《][^)\]】〕》]*[)\]】〕》]/gu, '')
}

/** The words looked for, for a person whose sheet has no header: the first few of each field. */
export function wordsLookedFor(): string[] {
  return ROSTER_FIELDS.flatMap((field) => FIELDS[field].exact.slice(0, 2))
}

function matchWord(word: string): HeaderMatch[] {
  const bare = withoutBrackets(word)
  return ROSTER_FIELDS.flatMap((field): HeaderMatch[] => {
    const words = FIELDS[field]
    const place = [bare, word].map((candidate) => words.exact.indexOf(candidate)).find((index) => index >= 0)
    if (place !== undefined) return [{ field, score: EXACT - place, isWeak: false }]
    if (words.not.some((not) => word.includes(not))) return []
    const weak = words.weak?.indexOf(bare) ?? -1
    if (weak >= 0) return [{ field, score: WEAK - weak, isWeak: true }]
    const part = words.contains.findIndex((contained) => word.includes(contained))
    return part >= 0 && word.length <= 20 ? [{ field, score: CONTAINS - part - word.length, isWeak: false }] : []
  })
}

/** Fields a column may be, best first, from its header cells top to bottom (upper cells name the group). */
export function matchHeader(texts: readonly string[]): HeaderMatch[] {
  const words = texts.map(headerWord).filter((word) => word !== '')
  const leaf = words.at(-1)
  if (leaf === undefined) return []
  const parents = words.slice(0, -1).filter((word) => word !== leaf)
  const matches: HeaderMatch[] = []
  let isClosed = false
  for (const group of GROUPS) {
    if (!parents.some((parent) => group.words.some((word) => parent.includes(word)))) continue
    isClosed ||= group.isExclusive
    for (const field of ROSTER_FIELDS) {
      const place = group.children[field]?.indexOf(withoutBrackets(leaf)) ?? -1
      if (place >= 0) matches.push({ field, score: CHILD - place, isWeak: false })
    }
  }
  // Below 监护人 a plain 姓名 is the guardian's: only words that name a contact on their own count there.
  const plain = matchWord(leaf).filter(
    (match) => !isClosed || ['contactName', 'contactPhone', 'relation'].includes(match.field),
  )
  matches.push(...plain)
  if (matches.length === 0 && parents.length > 0 && !isClosed) {
    matches.push(...matchHeader(parents).map((match) => ({ ...match, score: match.score / 2 })))
  }
  return matches.sort((a, b) => b.score - a.score)
}

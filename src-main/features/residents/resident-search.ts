// Ranks residents for what was typed. Keys of all residents are kept in memory and refreshed one by one after each write.
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ResidentsRepository, SearchKeys } from './residents.repository.ts'
import { isSpelledBy, normaliseQuery } from './search-keys.ts'

type Entry = { id: ResidentId; name: string; idNumber: string; full: string; initials: string; syllables: string[] }
export type Ranked = { id: ResidentId; score: number }
export type ResidentSearch = ReturnType<typeof createResidentSearch>

/** Fewer typed digits than this would show half the house by chance. */
const FEWEST_ID_DIGITS = 3

function toEntry(keys: SearchKeys): Entry {
  const syllables = keys.pinyin === '' ? [] : keys.pinyin.split(' ')
  const { id, initials } = keys
  const name = normaliseQuery(keys.name)
  return { id, name, idNumber: (keys.idNumber ?? '').toLowerCase(), full: syllables.join(''), initials, syllables }
}

function scoreLatin(entry: Entry, text: string): number {
  if (entry.full === text) return 90
  if (entry.initials === text) return 85
  if (entry.full.startsWith(text)) return 80
  if (entry.initials.startsWith(text)) return 75
  if (entry.initials[0] === text[0] && isSpelledBy(text, entry.syllables)) return 70
  // Carers often know the given name only.
  const second = entry.syllables[1]
  if (text.length > 1 && second?.[0] === text[0] && isSpelledBy(text, entry.syllables, 1)) return 50
  return 0
}

function scoreOf(entry: Entry, text: string, isLatin: boolean, isIdEnd: boolean): number {
  if (isIdEnd && entry.idNumber.endsWith(text)) return 88
  if (isLatin) return scoreLatin(entry, text)
  if (entry.name === text) return 100
  if (entry.name.startsWith(text)) return 95
  return entry.name.includes(text) ? 60 : 0
}

export function createResidentSearch(repository: ResidentsRepository) {
  let entries: Map<ResidentId, Entry> | null = null

  function load(): Map<ResidentId, Entry> {
    entries ??= new Map(repository.listSearchKeys().map((keys) => [keys.id, toEntry(keys)]))
    return entries
  }

  return {
    /** Call after the commit that wrote the name or the ID number. */
    refresh(keys: SearchKeys): void {
      entries?.set(keys.id, toEntry(keys))
    },
    nameOf: (id: ResidentId): string => load().get(id)?.name ?? '',
    /** Residents by name, pinyin or ID end with a score of 1 to 100; unordered. */
    match(query: string): Ranked[] {
      const text = normaliseQuery(query)
      if (text === '') return []
      const isLatin = /^[a-z]+$/.test(text)
      const isIdEnd = text.length >= FEWEST_ID_DIGITS && /^\d+x?$/.test(text)
      const found: Ranked[] = []
      for (const entry of load().values()) {
        const score = scoreOf(entry, text, isLatin, isIdEnd)
        if (score > 0) found.push({ id: entry.id, score })
      }
      return found
    },
  }
}

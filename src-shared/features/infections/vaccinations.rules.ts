// How people stand with vaccines. A season's vaccine is asked for anew each season; what nobody entered stays unknown. Pure.
import type { Vaccination, VaccineList, VaccineStanding } from './vaccinations.model.ts'

type Vaccine = VaccineList['vaccines'][number]
type Row = Pick<Vaccination, 'vaccine' | 'outcome' | 'on' | 'dose' | 'isVoid' | 'isCorrected'>
export type Season = { startsOn: string; dueOn: string; name: string }

/** The season a day lies in, or the last one that began; named by its years, such as 2026–2027. */
export function seasonOn({ startsOn, dueOn }: NonNullable<Vaccine['season']>, day: string): Season {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < startsOn ? 1 : 0)
  const dueYear = dueOn < startsOn ? year + 1 : year
  return { startsOn: `${year}-${startsOn}`, dueOn: `${dueYear}-${dueOn}`, name: `${year}–${year + 1}` }
}

/** False for what was said to be none, and for what another row stands in the place of. */
export const counts = ({ isVoid, isCorrected }: Pick<Row, 'isVoid' | 'isCorrected'>): boolean => !isVoid && !isCorrected

/**
 * Where a person stands with one vaccine on a day; null = nothing on record that counts. A refusal lasts for the season (of a vaccine without
 * seasons: until something newer is entered); a contraindication lasts until something newer is entered.
 */
export function standingOf(rows: readonly Row[], vaccine: Vaccine, today: string): VaccineStanding {
  const own = rows
    .filter((row) => row.vaccine === vaccine.code && counts(row) && row.on <= today)
    .sort((left, right) => (left.on === right.on ? 0 : left.on < right.on ? -1 : 1))
  const season = vaccine.season && seasonOn(vaccine.season, today)
  const inSeason = season ? own.filter((row) => row.on >= season.startsOn) : own
  const newest = inSeason.at(-1) ?? own.filter(({ outcome }) => outcome === 'contraindicated').at(-1)
  if (!newest) return null
  const given = inSeason.filter(({ outcome }) => outcome === 'given')
  // The third dose tells that there were two before it, though nobody entered them.
  const doses = Math.max(given.length, ...given.map(({ dose }) => dose ?? 0))
  return {
    ...{ outcome: newest.outcome, on: newest.on, doses },
    isComplete: newest.outcome !== 'given' || vaccine.doses === null || doses >= vaccine.doses,
  }
}

/** True when a season's vaccine was neither given nor refused nor ruled out. */
export function isSeasonOpen(
  rows: readonly Row[],
  { vaccines }: Pick<VaccineList, 'vaccines'>,
  today: string,
): boolean {
  return vaccines.some((vaccine) => vaccine.season !== null && standingOf(rows, vaccine, today) === null)
}

// A night as it is read: its rounds, the beds of the people in the house, and how each bed stands in each round. Reads only.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { BedId, Day, Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import type { NightBed, NightRound, RoundNight, RoundPlan, RoundVisit } from '#shared/features/rounds/rounds.model.ts'
import {
  isAsked,
  markOf,
  nightOf,
  type RoundSpan,
  roundStateOf,
  roundsOf,
  visitThatCounts,
} from '#shared/features/rounds/rounds.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { RoundVisitsRepository, ToldVisit } from './round-visits.repository.ts'

const HALF_DAY_MS = 12 * 3_600_000

export type NightBookDependencies = {
  clock: Clock
  repository: RoundVisitsRepository
  plan: RoundPlan
  beds: Pick<BedsFeature, 'labelOf'>
  residents: Pick<ResidentsFeature, 'list' | 'nameOf'>
  displayNameOf: (userId: string) => string | null
}
export type NightBook = ReturnType<typeof createNightBook>

export function createNightBook(deps: NightBookDependencies) {
  const { clock, repository, plan, residents } = deps

  /** Names are looked up once for each person, however many visits there are. */
  function createShown(): (row: ToldVisit) => RoundVisit {
    const people = new Map<ResidentId, string | null>()
    const staff = new Map<string, string | null>()
    return ({ seat: _seat, recordedAt: _at, resultId: _result, ...row }) => {
      const { residentId, recordedBy } = row
      if (residentId !== null && !people.has(residentId)) people.set(residentId, residents.nameOf(residentId))
      if (recordedBy !== null && !staff.has(recordedBy)) staff.set(recordedBy, deps.displayNameOf(recordedBy))
      return {
        ...row,
        isLate: row.isLate === 1,
        bedLabel: deps.beds.labelOf(row.bedId) ?? '',
        name: residentId === null ? null : (people.get(residentId) ?? null),
        recordedBy: recordedBy === null ? null : (staff.get(recordedBy) ?? null),
      }
    }
  }

  /** Who lives here in the night: on the day it begins, and whoever came the next morning is asked from the next evening on. */
  const peopleOf = (night: Day): (ResidentRow & { bedId: BedId })[] =>
    residents
      .list({ scope: 'in', on: night, limit: 20_000, offset: 0 })
      .rows.flatMap((row) => (row.bedId === null ? [] : [{ ...row, bedId: row.bedId }]))

  const spanOf = (night: Day) => ({
    from: startOfDay(night) + HALF_DAY_MS,
    to: startOfDay(addDays(night, 1)) + HALF_DAY_MS,
  })
  const visitsOf = (night: Day): ToldVisit[] => repository.listBetween(spanOf(night).from, spanOf(night).to)

  function ofNight(night: Day): RoundNight {
    const now = clock.now()
    if (spanOf(night).from - HALF_DAY_MS > now) throw new DomainError('DAY_IN_FUTURE', { where: 'night' })
    const rounds = roundsOf(night, plan.rounds)
    const people = peopleOf(night)
    const visits = visitsOf(night).map(createShown())
    const reasons = new Map(
      repository.listReasons(spanOf(night).from, spanOf(night).to).map(({ roundAt, reason }) => [roundAt, reason]),
    )
    const byPlace = Map.groupBy(visits, ({ bedId, roundAt }) => `${roundAt}:${bedId}`)
    const visitOf = (round: RoundSpan, bedId: string) => visitThatCounts(byPlace.get(`${round.at}:${bedId}`) ?? [])
    const beds = people.map(
      (person): NightBed => ({
        ...{ bedId: person.bedId, bedLabel: person.bedLabel ?? '', floorName: person.floorName },
        ...{ residentId: person.id, name: person.name },
        marks: rounds.map((round) => {
          const visit = visitOf(round, person.bedId)
          const about = { visit, careLevel: person.careLevel, isAway: person.state !== 'in', now }
          return { mark: markOf(round, about), visit }
        }),
      }),
    )
    const shownRounds = rounds.map((round): NightRound => {
      const asked = people.filter((person) => person.state === 'in' && isAsked(round, person.careLevel))
      const visited = asked.filter(({ bedId }) => visitOf(round, bedId) !== null).length
      const counts = { opensAt: round.opensAt, closesAt: round.closesAt, asked: asked.length, visited }
      return {
        ...{ at: round.at, ...counts, isForEverybody: round.careLevels === null, state: roundStateOf(counts, now) },
        reason: reasons.get(round.at) ?? null,
      }
    })
    const inGrid = new Set(beds.map(({ bedId }) => bedId))
    return {
      ...{ night, rounds: shownRounds, beds },
      plan: { version: plan.version, basis: plan.basis, isVerified: plan.isVerified },
      others: visits.filter(({ bedId, roundAt }) => roundAt === null || !inGrid.has(bedId)),
    }
  }

  return {
    shown: (row: ToldVisit): RoundVisit => createShown()(row),
    ofNight,
    peopleOf,
    nightNow: (): Day => nightOf(clock.now()),
    rounds: (night: Day): RoundSpan[] => roundsOf(night, plan.rounds),
    /** Rounds somebody walked in the nights of a span. */
    walkedIn: (from: Day, until: Day) => repository.listRounds(spanOf(from).from, spanOf(until).to),
    /** Rounds that are over and were walked by nobody, without a reason, of the last days. */
    missedSince(from: Day, until: Day): { night: Day; at: Instant; asked: number }[] {
      const now = clock.now()
      const span = { from: spanOf(from).from, to: spanOf(until).to }
      const settled = new Set([
        ...repository.listWalked(span.from, span.to),
        ...repository.listReasons(span.from, span.to).map(({ roundAt }) => roundAt),
      ])
      const missed: { night: Day; at: Instant; asked: number }[] = []
      for (let night = from; night <= until; night = addDays(night, 1)) {
        const rounds = roundsOf(night, plan.rounds).filter(({ at, closesAt }) => closesAt < now && !settled.has(at))
        const people = rounds.length === 0 ? [] : peopleOf(night)
        for (const round of rounds) {
          const asked = people.filter(({ state, careLevel }) => state === 'in' && isAsked(round, careLevel)).length
          if (asked > 0) missed.push({ night, at: round.at, asked })
        }
      }
      return missed
    },
  }
}

// Reads of the vitals screens: one resident, a floor's round, the list "whose is it?", and the lines of a timeline.
import { dayOf } from '#shared/contract/days.ts'
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { ResidentRow, TimelineEntry } from '#shared/features/residents/residents.model.ts'
import type { VitalPicture } from '#shared/features/vitals/vitals.contract.ts'
import type { RoundRow, VitalKind, VitalMeasurement, WaitingReading } from '#shared/features/vitals/vitals.model.ts'
import type { VitalContext } from './vital-context.ts'
import type { createVitalPicture } from './vital-picture.ts'
import { MOST_ROWS } from './vitals.repository.ts'
import { toMeasurement } from './vitals.service.ts'

const MOST_RESIDENTS = 20_000

export function createVitalsReader(context: VitalContext, picture: ReturnType<typeof createVitalPicture>) {
  const { repository, arrivals, residents, displayNameOf, numbers } = context
  const inHouse = (): ResidentRow[] => residents.list({ scope: 'in', limit: MOST_RESIDENTS, offset: 0 }).rows

  function toRound(row: ResidentRow): RoundRow {
    const state = row.state === 'on-leave' || row.state === 'in-hospital' ? row.state : 'in'
    return {
      residentId: row.id,
      name: row.name,
      bedId: row.bedId,
      bedLabel: row.bedLabel,
      floorName: row.floorName,
      state,
    }
  }

  return {
    limits: () => ({
      version: numbers.spot.version,
      news2Version: numbers.news2.version,
      needsPhysicianSignOff: numbers.spot.needsPhysicianSignOff || numbers.news2.needsPhysicianSignOff,
      plausible: numbers.spot.plausible,
    }),

    latestOf(residentId: ResidentId): VitalPicture {
      context.mustFind(residentId)
      const { bedId, state } = residents.get(residentId)
      const found = picture.of([{ residentId, bedId, isHere: state === 'in' }]).get(residentId)
      if (!found) throw new Error('a picture answers for everybody it was asked about')
      return found
    },

    listOf(residentId: ResidentId, from: Instant, to: Instant, kind: VitalKind | null): VitalMeasurement[] {
      context.mustFind(residentId)
      return repository.listBetween(residentId, from, to, kind).map((row) => toMeasurement(row, displayNameOf))
    },

    /** People of the house of whom something was measured from an instant on, as a round sees them; a bed's live values bring nobody in. */
    measuredSince(since: Instant): (RoundRow & VitalPicture)[] {
      const measured = new Set(repository.listMeasuredSince(since).map(({ residentId }) => residentId))
      if (measured.size === 0) return []
      const asked = inHouse()
        .filter(({ id }) => measured.has(id))
        .map(toRound)
      const pictures = picture.of(asked.map((row) => ({ ...row, isHere: row.state === 'in' })))
      return asked.flatMap((row) => {
        const found = pictures.get(row.residentId)
        return found ? [{ ...row, ...found }] : []
      })
    },

    /** Measurements of a span that count, earliest first; `isCut` = older ones of the span are left out. */
    countingOf(residentId: ResidentId, from: Instant, to: Instant): { rows: VitalMeasurement[]; isCut: boolean } {
      const all = repository.listBetween(residentId, from, to, null)
      const counting = all.filter((row) => row.isVoid === 0 && row.isCorrected === 0)
      const rows = counting.map((row) => toMeasurement(row, displayNameOf)).reverse()
      return { rows, isCut: all.length >= MOST_ROWS }
    },

    /** The score from written values as they were at a moment. */
    scoreAt: picture.scoreAt,

    /** Weights of several people since a moment that count, in kg. */
    weightsSince: (ids: readonly ResidentId[], from: Instant): { residentId: ResidentId; at: Instant; kg: number }[] =>
      repository.listWeights(ids, from),

    floorRound(floorName: string | null) {
      const everybody = inHouse().map(toRound)
      const floors = [...new Set(everybody.flatMap((row) => row.floorName ?? []))]
      const asked = everybody.filter((row) => floorName === null || row.floorName === floorName)
      const pictures = picture.of(asked.map((row) => ({ ...row, isHere: row.state === 'in' })))
      const rows = asked.flatMap((row) => {
        const found = pictures.get(row.residentId)
        return found ? [{ ...row, ...found }] : []
      })
      return { floors, rows }
    },

    waiting(): WaitingReading[] {
      const open = arrivals.listOpen()
      if (open.length === 0) return []
      const everybody = inHouse()
      return open.map(({ roomId, deviceAt: _deviceAt, deliveryKey: _key, ...row }) => {
        const candidates = everybody
          .filter(({ bedLabel, state }) => {
            const isOfPlace =
              row.placeLabel !== null && (bedLabel?.startsWith(`${row.placeLabel}-`) || bedLabel === row.placeLabel)
            return roomId !== null && state === 'in' && isOfPlace
          })
          .map(({ id, name, bedLabel }) => ({ residentId: id, name, bedLabel }))
        return { ...row, word: null, candidates }
      })
    },

    /** One line a month, with the number of values: the values themselves are not told here. */
    timelineOf(residentId: ResidentId): TimelineEntry[] {
      return repository.countByMonth(residentId).map(({ month, count, newestAt }) => ({
        ...{ id: `vitals:${month}`, kind: 'vitals', record: null, on: dayOf(newestAt), toOn: null },
        ...{ values: { count }, recordedAt: newestAt, recordedBy: null, voided: null },
      }))
    },
  }
}

// What is known of a resident's vitals now: newest value of each kind (the bed sensor's live ones too), the score, what is due.
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import { type News2Observations, type News2Result, scoreNews2 } from '#shared/features/vitals/news2.rules.ts'
import { isRoundTold, type News2Next, nextObservation } from '#shared/features/vitals/news2-response.rules.ts'
import { alarmKindsOf, brokenLimit } from '#shared/features/vitals/spot-judgement.rules.ts'
import type { VitalPicture } from '#shared/features/vitals/vitals.contract.ts'
import {
  type LatestVital,
  type VitalDue,
  VitalKind,
  type VitalTier,
  type VitalValue,
} from '#shared/features/vitals/vitals.model.ts'
import type { BedState } from '../devices/index.ts'
import type { SpotWatch } from './spot-watch.ts'
import type { VitalContext } from './vital-context.ts'
import type { ReadMeasurement } from './vitals.repository.ts'

/** Kinds the score does not use. */
const notScored: ReadonlySet<VitalKind> = new Set(['glucose', 'weight'])

export type VitalPictureOptions = {
  context: VitalContext
  watch: Pick<SpotWatch, 'findings'>
  bedState: (bedId: string) => BedState
  /** A bed sensor that grades its signal is believed from this grade on. */
  minSignalQuality: number
}
export type PictureOf = { residentId: ResidentId; bedId: string | null; isHere: boolean }

export function createVitalPicture({ context, watch, bedState, minSignalQuality }: VitalPictureOptions) {
  const { repository, clock, numbers } = context

  function tierOf(value: VitalValue, residentId: ResidentId): VitalTier | null {
    const kinds = alarmKindsOf[value.kind]
    if (kinds === undefined) return null
    const found = kinds.map((kind) => brokenLimit(value, context.limitsFor(kind, residentId))?.tier)
    return found.includes('high') ? 'high' : found.includes('medium') ? 'medium' : 'normal'
  }

  function toLatest(row: ReadMeasurement): LatestVital {
    const { kind, value, diastolic, word, takenAt, source } = row
    const isBackDated = row.isBackDated === 1
    const tier = tierOf(row, row.residentId)
    return { kind, value, diastolic, word, measurementId: row.id, takenAt, source, isBackDated, tier }
  }

  /** Pulse and breath of the bed as they are now; a weak signal or an empty bed tells nothing. */
  function liveOf({ bedId, isHere, residentId }: PictureOf): LatestVital[] {
    if (bedId === null || !isHere) return []
    const state = bedState(bedId)
    const isTrusted = state.signalQuality === null || state.signalQuality >= minSignalQuality
    if (!isTrusted || state.inBed !== true) return []
    const signs = [
      { kind: 'pulse', sign: state.heartRate },
      { kind: 'respiration', sign: state.respiration },
    ] as const
    return signs.flatMap(({ kind, sign }): LatestVital[] => {
      if (sign.value === null || sign.at === null) return []
      const value = { kind, value: sign.value, diastolic: null, word: null }
      const about = { measurementId: null, takenAt: sign.at, source: 'bed-sensor' as const, isBackDated: false }
      return [{ ...value, ...about, tier: tierOf(value, residentId) }]
    })
  }

  function newestOf(rows: readonly LatestVital[]): LatestVital[] {
    const newest = new Map<VitalKind, LatestVital>()
    for (const row of rows) {
      const known = newest.get(row.kind)
      if (!known || row.takenAt > known.takenAt) newest.set(row.kind, row)
    }
    return VitalKind.options.flatMap((kind) => newest.get(kind) ?? [])
  }

  function score(latest: readonly LatestVital[], residentId: ResidentId, at: Instant): News2Result {
    const observations: News2Observations = {}
    for (const { kind, value, word, takenAt } of latest) {
      if (kind === 'consciousness' && word !== null) observations.consciousness = { value: word, at: takenAt }
      else if (value === null) continue
      else if (kind === 'oxygen') observations.oxygen = { value: value === 1, at: takenAt }
      else if (kind === 'blood-pressure') observations.systolic = { value, at: takenAt }
      else if (kind === 'pulse' || kind === 'respiration' || kind === 'spo2' || kind === 'temperature')
        observations[kind] = { value, at: takenAt }
    }
    return scoreNews2(numbers.news2, observations, repository.scaleOf(residentId, at), at)
  }

  /** What the newest written round asks for; the bed's live values are always new and would put it off for ever. */
  function nextOf(residentId: ResidentId, stored: readonly LatestVital[]): News2Next {
    const moments = stored.filter(({ kind }) => !notScored.has(kind)).map(({ takenAt }) => takenAt)
    const observedAt = moments.length === 0 ? null : Math.max(...moments)
    return nextObservation(numbers.responses, score(stored, residentId, observedAt ?? clock.now()), observedAt)
  }

  function dueOf(residentId: ResidentId, next: News2Next): VitalDue[] {
    const repeats = watch
      .findings(residentId)
      .flatMap(({ kind, finding }): VitalDue[] =>
        finding !== null && finding.state !== 'confirmed' && finding.repeatDueAt !== null
          ? [{ kind, because: 'repeat', dueAt: finding.repeatDueAt }]
          : [],
      )
    if (next.dueBy === null || !isRoundTold(numbers.responses, next, clock.now())) return repeats
    return [...repeats, { kind: null, because: 're-observe', dueAt: next.dueBy }]
  }

  return {
    /** Pictures of several residents, read with one statement. */
    of(people: readonly PictureOf[]): Map<ResidentId, VitalPicture> {
      const now = clock.now()
      const stored = new Map<ResidentId, LatestVital[]>()
      const rows = repository.listLatest(
        people.map(({ residentId }) => residentId),
        VitalKind.options,
        now,
      )
      for (const row of rows) stored.set(row.residentId, [...(stored.get(row.residentId) ?? []), toLatest(row)])
      return new Map(
        people.map((person) => {
          const { residentId } = person
          const written = stored.get(residentId) ?? []
          const latest = newestOf([...written, ...liveOf(person)])
          const news2 = score(latest, residentId, now)
          const next = nextOf(residentId, written)
          return [residentId, { latest, news2, next, due: person.isHere ? dueOf(residentId, next) : [] }]
        }),
      )
    },
    /** The score from stored values as they were at a moment. */
    scoreAt(residentId: ResidentId, at: Instant): News2Result {
      const rows = repository.listLatest([residentId], VitalKind.options, at).map(toLatest)
      return score(rows, residentId, at)
    },
  }
}

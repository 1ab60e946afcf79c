// Alarms from spot vitals: judged on the stored rows, again when a second reading falls due, and after every correction.
// A condition ends when a newer reading is within its limits or the row was taken back, never because a value grew old.
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import {
  alarmKindsOf,
  brokenLimit,
  judgeSpotReadings,
  type SpotAlarmKind,
  type SpotFinding,
  type SpotReading,
} from '#shared/features/vitals/spot-judgement.rules.ts'
import type { VitalKind } from '#shared/features/vitals/vitals.model.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { VitalContext } from './vital-context.ts'

const MINUTE_MS = 60_000
const YEAR_MS = 366 * 86_400_000
const tiers = ['high', 'medium'] as const

export type SpotWatchOptions = {
  context: VitalContext
  alarms: Pick<AlarmsFeature['service'], 'raise' | 'endCondition' | 'find' | 'listOpen'>
  residents: Pick<ResidentsFeature, 'get' | 'surnameOf'>
}
export type Judged = { kind: VitalKind; alarmKind: SpotAlarmKind; finding: SpotFinding | null }
export type SpotWatch = ReturnType<typeof createSpotWatch>

export function createSpotWatch({ context, alarms, residents }: SpotWatchOptions) {
  const { repository, clock, numbers } = context
  const judgedWithinMs = numbers.spot.judgedWithinMinutes * MINUTE_MS
  /** Who waits for a second reading. */
  const awaiting = new Set<ResidentId>()
  const keyOf = (kind: SpotAlarmKind, tier: 'high' | 'medium', id: ResidentId) => `${kind}:${tier}:resident:${id}`

  function readingsOf(residentId: ResidentId, kind: VitalKind, from: Instant): SpotReading[] {
    return repository.listCounting(residentId, kind, from)
  }

  /** What the newest readings mean, kind by kind; changes nothing. */
  function findings(residentId: ResidentId): Judged[] {
    const now = clock.now()
    return (Object.entries(alarmKindsOf) as [VitalKind, readonly SpotAlarmKind[]][]).flatMap(([kind, alarmKinds]) => {
      const readings = readingsOf(residentId, kind, now - judgedWithinMs)
      return alarmKinds.map((alarmKind) => {
        const limits = context.limitsFor(alarmKind, residentId)
        const confirmation = numbers.spot.confirm[alarmKind]
        return { kind, alarmKind, finding: judgeSpotReadings(readings, limits, confirmation, now, judgedWithinMs) }
      })
    })
  }

  function endAll(residentId: ResidentId, kind: SpotAlarmKind, because: string): void {
    for (const tier of tiers) alarms.endCondition(keyOf(kind, tier, residentId), { because })
  }

  function raise(residentId: ResidentId, alarmKind: SpotAlarmKind, finding: SpotFinding): void {
    const { tier, value, limit, diastolic, field, takenAt, state } = finding
    const other = tier === 'high' ? 'medium' : 'high'
    const conditionKey = keyOf(alarmKind, tier, residentId)
    const because = other === 'medium' ? 'graver-alarm' : 'less-grave'
    alarms.endCondition(keyOf(alarmKind, other, residentId), { because })
    const { bedId, bedLabel } = residents.get(residentId)
    const isNewReading = (alarms.find(conditionKey)?.values.takenAt ?? takenAt) !== takenAt
    alarms.raise(
      {
        ...{ conditionKey, kind: alarmKind, priority: tier, isFromStartUp: false, deviceId: null, bedId, residentId },
        ...{ surname: residents.surnameOf(residentId), placeLabel: bedLabel ?? '' },
        values: { value, limit, diastolic, field, takenAt, isUnrepeated: state === 'unrepeated' },
      },
      isNewReading,
    )
  }

  function judge(residentId: ResidentId): void {
    const isHere = residents.get(residentId).state === 'in'
    awaiting.delete(residentId)
    for (const { kind, alarmKind, finding } of findings(residentId)) {
      if (!isHere) endAll(residentId, alarmKind, 'parked')
      else if (finding?.state === 'awaiting') awaiting.add(residentId)
      else if (finding) raise(residentId, alarmKind, finding)
      else {
        const [newest] = readingsOf(residentId, kind, clock.now() - YEAR_MS)
        const isOver = !newest || brokenLimit(newest, context.limitsFor(alarmKind, residentId)) === null
        if (isOver) endAll(residentId, alarmKind, newest ? 'back-to-normal' : 'corrected')
      }
    }
  }

  return {
    findings,
    judge,
    /** Second readings that fell due, and people who left meanwhile. */
    tick(): void {
      const ids = new Set(awaiting)
      for (const { residentId, bedId, deviceId, kind } of alarms.listOpen()) {
        const isSpot = Object.values(alarmKindsOf).some((kinds) => kinds?.some((own) => own === kind))
        // Alarms of a bed sensor have a bed as their condition; judging the person again changes nothing of theirs.
        if (isSpot && residentId !== null && bedId !== null && deviceId === null) ids.add(residentId)
      }
      for (const id of ids) judge(id)
    },
    /** After a start: who was measured lately may still wait for a second reading. */
    restore(): void {
      const since = clock.now() - judgedWithinMs
      for (const id of new Set(repository.listMeasuredSince(since).map(({ residentId }) => residentId))) judge(id)
    },
  }
}

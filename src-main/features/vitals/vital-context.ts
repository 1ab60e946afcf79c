// What the acts on vitals share: numbers, the person's limits, whether the person can be measured here at that moment.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { ResidentState } from '#shared/features/residents/residents.model.ts'
import type { SpotAlarmKind, SpotLimits } from '#shared/features/vitals/spot-judgement.rules.ts'
import { faultOfValue } from '#shared/features/vitals/vital-entry.rules.ts'
import type { VitalValue } from '#shared/features/vitals/vitals.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { defaultLimits, type VitalNumbers } from './spot-limits.ts'
import type { VitalArrivalsRepository } from './vital-arrivals.repository.ts'
import type { VitalsRepository } from './vitals.repository.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export type VitalContextDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: VitalsRepository
  arrivals: VitalArrivalsRepository
  residents: Pick<ResidentsFeature, 'get' | 'nameOf' | 'list'>
  numbers: VitalNumbers
  displayNameOf: (userId: string) => string | null
  /** The person's own limits where the house has rules for persons; undefined = the defaults. */
  limitsOf?: (kind: SpotAlarmKind, residentId: ResidentId) => SpotLimits | undefined
}
export type VitalContext = ReturnType<typeof createVitalContext>

const refusals: Partial<Record<ResidentState, string>> = {
  'on-leave': 'RESIDENT_ON_LEAVE',
  'in-hospital': 'RESIDENT_ON_LEAVE',
  dead: 'RESIDENT_DEAD',
}

export function createVitalContext(deps: VitalContextDependencies) {
  const { clock, residents, numbers, repository } = deps

  function mustFind(residentId: ResidentId): void {
    if (residents.nameOf(residentId) === null) {
      throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
    }
  }

  return {
    ...deps,
    mustFind,
    /** Throws unless the person was in the house at that moment; on the day of leaving only what was taken before now counts. */
    mustBeHere(residentId: ResidentId, takenAt: Instant): void {
      mustFind(residentId)
      const day = dayOf(takenAt)
      const { state } = residents.get(residentId, day)
      if (state === 'in') return
      const isBackDated = clock.now() - takenAt > numbers.spot.backDatedAfterMinutes * MINUTE_MS
      if (isBackDated && residents.get(residentId, addDays(day, -1)).state === 'in') return
      throw new DomainError(refusals[state] ?? 'RESIDENT_NOT_IN', { where: 'resident', values: { id: residentId } })
    },
    mustBePossible(takenAt: Instant): void {
      if (takenAt > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'takenAt' })
      const { oldestEntryDays } = numbers.spot
      if (clock.now() - takenAt > oldestEntryDays * DAY_MS) {
        refuseRule('TAKEN_TOO_LONG_AGO', 'takenAt', { days: oldestEntryDays })
      }
    },
    mustBePlausible(value: VitalValue): void {
      const fault = faultOfValue(value, numbers.spot.plausible)
      if (fault === null) return
      if (fault === 'diastolic-not-below') refuseRule('DIASTOLIC_NOT_BELOW', value.kind)
      const range = numbers.spot.plausible[value.kind]
      refuseRule('VALUE_NOT_PLAUSIBLE', value.kind, { min: range?.min ?? 0, max: range?.max ?? 0 })
    },
    isBackDated: (takenAt: Instant): boolean => clock.now() - takenAt > numbers.spot.backDatedAfterMinutes * MINUTE_MS,
    limitsFor(kind: SpotAlarmKind, residentId: ResidentId): SpotLimits {
      const scale = repository.scaleOf(residentId, clock.now())
      if (kind === 'spo2-low' && scale === 2) return defaultLimits(numbers.spot, kind, scale)
      return deps.limitsOf?.(kind, residentId) ?? defaultLimits(numbers.spot, kind, scale)
    },
  }
}

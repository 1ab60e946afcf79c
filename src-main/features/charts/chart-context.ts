// What acts and reads of charts share: numbers, whether somebody is here at a moment, how a row is shown.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { ChartEntry, ChartNumbers } from '#shared/features/charts/charts.model.ts'
import type { ResidentState } from '#shared/features/residents/residents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { CareTasksFeature } from '../care-tasks/index.ts'
import type { DevicesFeature } from '../devices/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { VitalsFeature } from '../vitals/index.ts'
import type { ChartDraftsRepository } from './chart-drafts.repository.ts'
import type { ChartsRepository, ReadChartRow } from './charts.repository.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export type ChartContextDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: Pick<ResidentsFeature, 'standingOn' | 'nameOf' | 'list'>
  careTasks: Pick<CareTasksFeature, 'recordDone' | 'openTasks' | 'plannedBetween' | 'doneAt' | 'doneByPerson'>
  vitals: Pick<VitalsFeature, 'reader'>
  devices: Pick<DevicesFeature, 'bedHistory' | 'bedSeries' | 'sittingUp'>
  displayNameOf: (userId: string) => string | null
  repository: ChartsRepository
  drafts: ChartDraftsRepository
  numbers: ChartNumbers
}
export type ChartContext = ReturnType<typeof createChartContext>

const refusals: Partial<Record<ResidentState, string>> = {
  'on-leave': 'RESIDENT_ON_LEAVE',
  'in-hospital': 'RESIDENT_ON_LEAVE',
  dead: 'RESIDENT_DEAD',
}

export function createChartContext(deps: ChartContextDependencies) {
  const { clock, residents, numbers } = deps

  function mustFind(residentId: ResidentId): void {
    if (residents.nameOf(residentId) !== null) return
    throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
  }

  return {
    ...deps,
    mustFind,
    /** The weight before a moment, by chart or by measurement, of the year before it; null = none. */
    weightBefore(residentId: ResidentId, at: Instant): number | null {
      const [row] = deps.repository.listLatest([residentId], ['weight'], at)
      const charted = row && row.value.kind === 'weight' ? [{ at: row.at, kg: row.value.kg }] : []
      const measured = deps.vitals.reader.weightsSince([residentId], at - 366 * DAY_MS).filter((one) => one.at <= at)
      return [...charted, ...measured].sort((left, right) => right.at - left.at)[0]?.kg ?? null
    },
    isLate: (end: Instant): boolean => clock.now() - end > numbers.lateAfterMinutes * MINUTE_MS,
    /** Throws unless the person was in the house then; on the day of leaving only what is written afterwards counts. */
    mustBeHere(residentId: ResidentId, at: Instant): void {
      const day = dayOf(at)
      const state = residents.standingOn(residentId, day)?.state
      if (state === 'in') return
      if (state === undefined) throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
      const isBackDated = clock.now() - at > numbers.lateAfterMinutes * MINUTE_MS
      if (isBackDated && residents.standingOn(residentId, addDays(day, -1))?.state === 'in') return
      throw new DomainError(refusals[state] ?? 'RESIDENT_NOT_IN', { where: 'resident', values: { id: residentId } })
    },
    mustBePossible(at: Instant, end: Instant): void {
      if (at > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      if (end > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'until' })
      const { oldestEntryDays } = numbers
      if (clock.now() - at > oldestEntryDays * DAY_MS) refuseRule('TAKEN_TOO_LONG_AGO', 'at', { days: oldestEntryDays })
    },
    shown(row: ReadChartRow): ChartEntry {
      const { requestKey: _requestKey, isLate, isVoid, isCorrected, recordedBy, ...entry } = row
      return {
        ...entry,
        recordedBy: recordedBy === null ? null : deps.displayNameOf(recordedBy),
        ...{ isLate: isLate === 1, isVoid: isVoid === 1, isCorrected: isCorrected === 1 },
      }
    },
  }
}

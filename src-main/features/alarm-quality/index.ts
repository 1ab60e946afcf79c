// Alarm quality: what the alarms of a period were worth, and what could be mended. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays, dayOf, daysBetween, startOfDay } from '#shared/contract/days.ts'
import { alarmQualityContract } from '#shared/features/alarm-quality/alarm-quality.contract.ts'
import type { QualityReport, QualitySelection } from '#shared/features/alarm-quality/alarm-quality.model.ts'
import { qualityReport } from '#shared/features/alarm-quality/alarm-quality.rules.ts'
import { type QualityPeriod, selectAlarms } from '#shared/features/alarm-quality/quality-selection.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createAlarmQualityRepository } from './alarm-quality.repository.ts'

const LONGEST_DAYS = 366
const ROWS_LIMIT = 500
const HOUR_MS = 3_600_000

export type AlarmQualityDependencies = {
  records: SqliteDatabase
  clock: Pick<Clock, 'now'>
  /** Beginnings of the shifts as set now, 'HH:mm'. */
  shifts: () => QualityPeriod['shifts']
}

/** Builds the feature; reads only. */
export function createAlarmQualityFeature({ records, clock, shifts }: AlarmQualityDependencies) {
  const repository = createAlarmQualityRepository(records)

  function periodOf(fromOn: string, toOn: string): { period: QualityPeriod; from: number; to: number } {
    if (toOn < fromOn)
      throw new DomainError('DAY_BEFORE_START', { where: 'toOn', values: { on: toOn, earliest: fromOn } })
    if (daysBetween(fromOn, toOn) >= LONGEST_DAYS) refuseRule('PERIOD_TOO_LONG', 'toOn', { longestDays: LONGEST_DAYS })
    const period = { fromOn, toOn, now: clock.now(), shifts: shifts() }
    return { period, from: startOfDay(fromOn), to: startOfDay(addDays(toOn, 1)) }
  }

  function report(fromOn: string, toOn: string): QualityReport {
    const { period, from, to } = periodOf(fromOn, toOn)
    const end = Math.min(to, period.now)
    const watchedMs = end > from ? repository.watchedMs(from, end) : null
    const today = dayOf(period.now)
    return qualityReport(repository.listAlarms(from, to), period, {
      watchedHours: watchedMs === null ? null : watchedMs / HOUR_MS,
      bedDays: repository.bedDays(fromOn, toOn < today ? toOn : today),
    })
  }

  function alarmsBehind(fromOn: string, toOn: string, selection: QualitySelection) {
    const { period, from, to } = periodOf(fromOn, toOn)
    const rows = selectAlarms(repository.listAlarms(from, to), period, selection)
    return { total: rows.length, rows: rows.slice(0, ROWS_LIMIT) }
  }

  const api = implement(alarmQualityContract).$context<RequestContext>()
  return {
    router: api.router({
      report: api.report.handler(({ input }) => report(input.fromOn, input.toOn)),
      alarms: api.alarms.handler(({ input }) => alarmsBehind(input.fromOn, input.toOn, input.selection)),
    }),
    report,
    alarmsBehind,
  }
}

// The list of reports with what is known of each: form, last run, next day due.
import { dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { lastMonthOfSpan } from '#shared/features/reports/report-cycle.rules.ts'
import type { ReportCode, ReportRun } from '#shared/features/reports/reports.model.ts'
import type { Clock } from '../../platform/clock.ts'
import { moduleInForce, type ReportDefinition, type ReportModule } from './definitions/definition.ts'
import { dueDayOf, listUnfiledMonths, type ReportDuty, reportDuty } from './report-due.ts'
import type { ReportsRepository } from './reports.repository.ts'
import type { ReportsService } from './reports.service.ts'

export type CatalogueEntry = Pick<
  ReportDefinition,
  'code' | 'title' | 'cycle' | 'version' | 'basis' | 'isBasisVerified'
> & {
  lastRun: ReportRun | null
  dueOn: Day | null
}
export type ReportCatalogue = () => CatalogueEntry[]

type Parts = { modules: readonly ReportModule[]; repository: ReportsRepository; service: ReportsService; clock: Clock }

export function createCatalogue({ modules, repository, service, clock }: Parts) {
  const inForce = (today: Day): ReportDefinition[] => {
    const codes = [...new Set(modules.map(({ definition }) => definition.code))] as ReportCode[]
    return codes.flatMap((code) => moduleInForce(modules, code, today.slice(0, 7))?.definition ?? [])
  }

  function nextDueOn(definition: ReportDefinition, today: Day): Day | null {
    const filed = repository.listFiledMonths(definition.code)
    // The running span's report is the last one that can be asked for.
    const untilOn = dueDayOf(definition, lastMonthOfSpan(today.slice(0, 7), definition.cycle)) ?? today
    const [oldest] = listUnfiledMonths(definition, filed, { today, untilOn })
    return oldest === undefined ? null : dueDayOf(definition, oldest)
  }

  return {
    catalogue: (): CatalogueEntry[] => {
      const today = dayOf(clock.now())
      return inForce(today).map((definition) => {
        const { code, title, cycle, version, basis, isBasisVerified } = definition
        const lastRun = service.ledger(code)[0] ?? null
        return { code, title, cycle, version, basis, isBasisVerified, lastRun, dueOn: nextDueOn(definition, today) }
      })
    },
    /** Duty contributor: reports due up to a day and not filed. */
    duties: (today: Day, untilOn: Day): ReportDuty[] =>
      inForce(today).flatMap((definition) =>
        listUnfiledMonths(definition, repository.listFiledMonths(definition.code), { today, untilOn }).flatMap(
          (month) => reportDuty(definition, month) ?? [],
        ),
      ),
  }
}

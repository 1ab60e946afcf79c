// Reports: statutory forms computed from the home's records, frozen, checked, exported and kept in a ledger. Nobody imports this feature.
import type { Month } from '#shared/contract/primitives.ts'
import type { ReportCode, ReportContent } from '#shared/features/reports/reports.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { createCatalogue } from './catalogue.ts'
import { reportModules } from './definitions/all-definitions.ts'
import type { ReportModule } from './definitions/definition.ts'
import { createReportExporter } from './export-report.ts'
import { createReportSource } from './report-source.repository.ts'
import type { ReportSource } from './report-source.ts'
import { createReportsRepository } from './reports.repository.ts'
import { createReportsRouter } from './reports.router.ts'
import { createReportsService } from './reports.service.ts'

export type { ExportedReport } from './export-report.ts'
export { type WriteListOptions, type WrittenList, writeListFile } from './run-export.ts'

export type ReportsFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  /** Stamped into every workbook, e.g. '0.1.0'. */
  appVersion: string
  /** Turns a user id into the name shown in ledgers and on forms. */
  displayNameOf: (userId: string) => string | null
  /** Replaces the SQL query layer; for tests. */
  source?: ReportSource
  /** Replaces the built-in forms; for tests. */
  modules?: readonly ReportModule[]
  /** Rows above which a list is streamed without styles (default 20,000). */
  largestStyledRows?: number
}
export type ReportsFeature = ReturnType<typeof createReportsFeature>

/** Builds the feature. */
export function createReportsFeature(deps: ReportsFeatureDependencies) {
  const { records, clock, newId, displayNameOf, largestStyledRows } = deps
  const modules = deps.modules ?? reportModules
  const source = deps.source ?? createReportSource(records, clock.now)
  const repository = createReportsRepository(records)
  const generator = `颐安台 ${deps.appVersion}`
  const service = createReportsService({ records, repository, source, modules, clock, newId, generator, displayNameOf })
  const exporter = createReportExporter({
    records,
    repository,
    service,
    clock,
    newId,
    ...(largestStyledRows === undefined ? {} : { largestStyledRows }),
  })
  const { catalogue, duties } = createCatalogue({ modules, repository, service, clock })
  return {
    router: createReportsRouter({ service, exporter, catalogue }),
    service,
    /** Figures, table (full values) and checks of a month, not frozen. Errors: PERIOD_NOT_OVER before the month began, NOT_FOUND. */
    computeReport: (code: ReportCode, period: Month): ReportContent => service.compute(code, period),
    /** Writes the workbook of a frozen run and enters it in the ledger. Errors: NOT_FOUND, CANCELLED. */
    exportRun: exporter.exportRun,
    /** Reports due up to a day and not filed. */
    dutyContributor: duties,
  }
}

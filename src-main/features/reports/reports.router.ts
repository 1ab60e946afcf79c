import { implement } from '@orpc/server'
import { reportsContract } from '#shared/features/reports/reports.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { ReportCatalogue } from './catalogue.ts'
import type { ExportedReport, ReportExporter } from './export-report.ts'
import type { ReportsService } from './reports.service.ts'

const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Parts = { service: ReportsService; exporter: ReportExporter; catalogue: ReportCatalogue }

export function createReportsRouter({ service, exporter, catalogue }: Parts) {
  const api = implement(reportsContract).$context<RequestContext>()
  return api.router({
    catalogue: api.catalogue.handler(() => catalogue()),
    preview: api.preview.handler(({ input }) => service.preview(input.code, input.period)),
    freeze: api.freeze.handler(({ input, context }) => service.freeze(input.code, input.period, context.actor)),
    get: api.get.handler(({ input }) => service.get(input.runId)),
    figureRows: api.figureRows.handler(({ input }) => service.figureRows(input.source, input.figure)),
    ledger: api.ledger.handler(({ input }) => service.ledger(input.code)),
    exportMasked: api.exportMasked.handler(async ({ input, context, signal }) =>
      toDownload(
        await exporter.exportRun({
          runId: input.runId,
          copy: 'masked',
          reason: null,
          actor: context.actor,
          ...(signal ? { signal } : {}),
        }),
      ),
    ),
    exportFull: api.exportFull.handler(async ({ input, context, signal }) =>
      toDownload(
        await exporter.exportRun({
          runId: input.runId,
          copy: 'full',
          reason: input.reason,
          actor: context.actor,
          ...(signal ? { signal } : {}),
        }),
      ),
    ),
    setState: api.setState.handler(({ input, context }) =>
      service.setState(input.runId, input.state, input.note, context.actor),
    ),
  })
}

function toDownload({ name, bytes, run }: ExportedReport) {
  return { file: new File([bytes], name, { type: WORKBOOK_TYPE }), run }
}

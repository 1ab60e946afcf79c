import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Month } from '#shared/contract/primitives.ts'
import { ReportCode } from '#shared/features/reports/reports.model.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { systemActor } from '../../../rpc/request-context.ts'
import { homeOptions, openForCommand } from '../home-options.ts'
import { formatReportOutput, toReportOutput } from '../report-output.ts'

/** Computes, and with `--out` freezes and writes the workbook. Exit code 1 when a blocking check keeps it from being frozen. */
export async function runReport(args: string[]): Promise<number> {
  const options = {
    ...homeOptions,
    period: { type: 'string' },
    out: { type: 'string' },
    full: { type: 'boolean', default: false },
    reason: { type: 'string' },
  } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [act, codeText] = positionals
  const code = ReportCode.safeParse(codeText)
  const period = Month.safeParse(values.period)
  if (act !== 'run' || !code.success || !period.success) {
    throw new DomainError(
      'REPORT_NOT_NAMED',
      {},
      `Say which report and month: yian report run ${ReportCode.options.join('|')} --period 2026-10.`,
    )
  }
  if (values.full && !values.reason)
    throw new DomainError('REASON_MISSING', {}, 'A full copy shows ID numbers: say why with --reason.')
  const backend = await openForCommand(values)
  try {
    const { reports } = backend.features
    const content = reports.computeReport(code.data, period.data)
    const isBlocked = content.checks.some((check) => check.severity === 'block')
    if (!values.out || isBlocked) {
      console.log(formatReportOutput(toReportOutput(content, null), values.json))
      return isBlocked && values.out ? 1 : 0
    }
    const run = reports.service.freeze(code.data, period.data, systemActor)
    const copy = values.full ? 'full' : 'masked'
    const made = await reports.exportRun({ runId: run.id, copy, reason: values.reason ?? null, actor: systemActor })
    await writeFile(values.out, made.bytes)
    console.log(formatReportOutput(toReportOutput(content, { run: made.run, path: values.out }), values.json))
    return 0
  } finally {
    await backend.dispose()
  }
}

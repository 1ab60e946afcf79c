// Reports as acts: preview, freeze, state, rows behind a figure. A run is frozen once, with the form it used; nothing here can change it afterwards.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day, Month, ReportRunId } from '#shared/contract/primitives.ts'
import type { Figure, ReportCode, ReportContent, ReportRun } from '#shared/features/reports/reports.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { computeReport } from './compute-report.ts'
import { moduleInForce, type ReportModule } from './definitions/definition.ts'
import { describeFigureRows, type FigureRows } from './figure-rows.ts'
import { type FrozenReport, openReport, sealReport, unitOf } from './frozen-report.ts'
import { maskContent } from './mask-table.ts'
import { monthBefore, periodOf } from './period.ts'
import { rememberSource } from './remember-source.ts'
import type { ReportSource } from './report-source.ts'
import type { ReportsRepository, RunRow } from './reports.repository.ts'

export type ReportsServiceDependencies = {
  records: SqliteDatabase
  repository: ReportsRepository
  source: ReportSource
  modules: readonly ReportModule[]
  clock: Clock
  newId: () => string
  generator: string
  displayNameOf: (userId: string) => string | null
}
export type ReportsService = ReturnType<typeof createReportsService>
export type FigureSource = { runId: ReportRunId } | { code: ReportCode; period: Month }

/** A state can only move along the way a report takes: frozen, filed, then accepted or sent back and filed again. */
const NEXT_STATES: Readonly<Record<ReportRun['state'], readonly ReportRun['state'][]>> = {
  frozen: ['filed'],
  filed: ['accepted', 'rejected'],
  rejected: ['filed'],
  accepted: [],
}

export function createReportsService(deps: ReportsServiceDependencies) {
  const { records, repository, clock } = deps
  const nameOf = (userId: string | null): string | null =>
    userId === null ? null : (deps.displayNameOf(userId) ?? userId)

  function moduleFor(code: ReportCode, month: Month): ReportModule {
    const module = moduleInForce(deps.modules, code, month)
    if (!module)
      throw new DomainError('NOT_FOUND', { where: `${code} ${month}` }, `No form of ${code} is in force in ${month}.`)
    return module
  }

  function compute(code: ReportCode, month: Month): { report: FrozenReport; module: ReportModule; isOver: boolean } {
    const module = moduleFor(code, month)
    const period = periodOf(month, dayOf(clock.now()), module.definition.cycle)
    const source = rememberSource(deps.source)
    const content = computeReport(module, { source, period, filedClosing: filedClosing(period.month) }, clock.now())
    const { definition: form } = module
    const unit = unitOf(source.facility())
    return {
      report: { content, asOf: period.asOf, unit, form, generator: deps.generator },
      module,
      isOver: period.isOver,
    }
  }

  function filedClosing(month: Month): number | null {
    const run = repository.findFiledRun('R02', monthBefore(month))
    const json = run && repository.findContent(run.id)
    if (!json) return null
    const { content, form } = openReport(json)
    const code = form.figures.find((line) => line.key === 'closing')?.code
    return content.figures.find((figure) => figure.code === code)?.value ?? null
  }

  function requireRun(runId: ReportRunId): RunRow {
    const run = repository.findRun(runId)
    if (!run) throw new DomainError('NOT_FOUND', { where: 'runId', values: { runId } })
    return run
  }

  function openRun(runId: ReportRunId): { run: RunRow; report: FrozenReport } {
    const run = requireRun(runId)
    return { run, report: openReport(repository.findContent(runId) ?? '') }
  }

  function toRun(row: RunRow): ReportRun {
    const files = repository.listFilesOf(row.id).map(({ name, copy, sha256, bytes, exportedAt, exportedBy }) => {
      return { name, copy, sha256, bytes, exportedAt, exportedBy: nameOf(exportedBy) }
    })
    return { ...row, frozenBy: nameOf(row.frozenBy), files }
  }

  function freeze(code: ReportCode, month: Month, actor: Actor): ReportRun {
    const { report, module, isOver } = compute(code, month)
    if (!isOver && !module.canFreezeRunningMonth) {
      throw new DomainError('PERIOD_NOT_OVER', { where: `${code} ${month}`, values: { period: month } })
    }
    const blocking = report.content.checks.filter((check) => check.severity === 'block').map((check) => check.code)
    if (blocking.length > 0) {
      throw new DomainError('REPORT_BLOCKED', { where: `${code} ${month}`, values: { codes: blocking.join(' ') } })
    }
    const { json, hash } = sealReport(report)
    const run = {
      id: deps.newId() as ReportRunId,
      code,
      period: report.content.period,
      contentHash: hash,
      frozenAt: clock.now(),
      frozenBy: actor.userId,
      state: 'frozen' as const,
      note: null,
    }
    withTransaction(records, () => {
      repository.insertRun({ ...run, contentJson: json })
      const after = { code, period: run.period, contentHash: hash, definitionVersion: report.content.definitionVersion }
      const audit = { action: 'reports.freeze', objectType: 'report-run', objectId: run.id, after }
      appendAudit(records, { at: run.frozenAt, ...auditAs(actor), ...audit })
    })
    return toRun(run)
  }

  function setState(
    runId: ReportRunId,
    state: 'filed' | 'accepted' | 'rejected',
    note: string | null,
    actor: Actor,
  ): ReportRun {
    const text = note?.trim() || null
    if (state === 'rejected' && text === null) {
      refuseRule('SENT_BACK_WITHOUT_NOTE', 'note')
    }
    withTransaction(records, () => {
      const run = requireRun(runId)
      if (!NEXT_STATES[run.state].includes(state)) {
        refuseRule('REPORT_STATE_NOT_NEXT', 'state', { from: run.state, to: state })
      }
      repository.setState(runId, state, text)
      const audit = { action: 'reports.set-state', objectType: 'report-run', objectId: runId, reason: text }
      const change = { before: { state: run.state, note: run.note }, after: { state, note: text } }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...audit, ...change })
    })
    return toRun(requireRun(runId))
  }

  function figureRows(from: FigureSource, figureCode: string): FigureRows {
    const { report } = 'runId' in from ? openRun(from.runId) : compute(from.code, from.period)
    const figure = report.content.figures.find(({ code }) => code === figureCode)
    if (!figure) throw new DomainError('NOT_FOUND', { where: 'figure', values: { figure: figureCode } })
    return describeFigureRows(records, figure, dayOfFigure(report, figure))
  }

  return {
    compute: (code: ReportCode, month: Month): ReportContent => compute(code, month).report.content,
    preview: (code: ReportCode, month: Month): ReportContent => {
      const { report } = compute(code, month)
      return maskContent(report.content, report.form.columns)
    },
    freeze,
    get(runId: ReportRunId): { run: ReportRun; content: ReportContent } {
      const { run, report } = openRun(runId)
      return { run: toRun(run), content: maskContent(report.content, report.form.columns) }
    },
    openRun,
    toRun: (runId: ReportRunId): ReportRun => toRun(requireRun(runId)),
    nameOf,
    ledger: (code: ReportCode | undefined): ReportRun[] => repository.listRuns(code).map(toRun),
    setState,
    figureRows,
  }
}

// The opening stock is that of the evening before; its beds and categories are shown as of then.
function dayOfFigure(report: FrozenReport, figure: Figure): Day {
  const key = report.form.figures.find(({ code }) => code === figure.code)?.key
  return key === 'opening' ? addDays(`${report.content.period}-01`, -1) : report.asOf
}

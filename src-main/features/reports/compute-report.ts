// The one engine: form + computations + checks + the month before = a report's content. Pure over its source; it stores and masks nothing.
import type { Figure, ReportContent } from '#shared/features/reports/reports.model.ts'
import type { ComputeInput, FigureDefinition, FigureValue, ReportModule } from './definitions/definition.ts'
import { previousPeriod } from './period.ts'

/** Computes a report. Throws when the form names a figure nobody computes: a form may not promise what is not there. */
export function computeReport(module: ReportModule, input: ComputeInput, computedAt: number): ReportContent {
  const { definition } = module
  const figures = module.computeFigures(input)
  const previous = computePrevious(module, input)
  const rows = module.computeRows(input)
  const columns = definition.columns?.map(({ key, title, width, kind }) => ({ key, title, width, kind }))
  return {
    code: definition.code,
    title: definition.title,
    period: input.period.month,
    definitionVersion: definition.version,
    computedAt,
    figures: definition.figures.map((line) => toFigure(line, figures, previous)),
    table: columns && rows ? { columns, rows } : null,
    checks: module.computeChecks(input, figures, rows),
  }
}

function computePrevious(
  module: ReportModule,
  { source, period }: ComputeInput,
): ReadonlyMap<string, FigureValue> | null {
  if (module.definition.figures.length === 0) return null
  const previous = previousPeriod(period, module.definition.cycle)
  const first = source.firstRecordedOn()
  // Before the home's first record nothing is known; a 0 there would read as "nobody was here".
  if (first === null || previous.lastOn < first) return null
  return module.computeFigures({ source, period: previous })
}

function toFigure(
  line: FigureDefinition,
  figures: ReadonlyMap<string, FigureValue>,
  previous: ReadonlyMap<string, FigureValue> | null,
): Figure {
  const found = figures.get(line.key)
  if (!found) throw new Error(`no computation for figure ${line.key}: add it to the report's definition module`)
  const { key: _key, isTotal: _isTotal, group, ...rest } = line
  return {
    ...rest,
    ...(group === undefined ? {} : { group }),
    ...found,
    previous: previous?.get(line.key)?.value ?? null,
  }
}

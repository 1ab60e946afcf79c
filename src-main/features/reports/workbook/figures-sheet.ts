// A report of figures in 甲 乙 丙 form: 指标名称, 计量单位, 代码, 本期, 上期, 增减. An unknown value stays blank and says so in the last column.
import type { WriteSheet } from 'hucre/xlsx'
import type { Figure } from '#shared/features/reports/reports.model.ts'
import type { FrozenReport } from '../frozen-report.ts'
import { addFormFoot, addFormHead, type ExportStamp } from './form-head.ts'
import { createSheetBuilder, type SheetBuilder, type SheetCell } from './sheet-builder.ts'
import { bodyStyle, styles } from './styles.ts'

const COLUMNS = [
  { title: '指标名称', mark: '甲', width: 38 },
  { title: '计量单位', mark: '乙', width: 11 },
  { title: '代码', mark: '丙', width: 9 },
  { title: '本期数量', mark: '1', width: 15 },
  { title: '上期数量', mark: '2', width: 15 },
  { title: '增减', mark: '3', width: 13 },
  { title: '说明', mark: '4', width: 26 },
] as const

export function buildFiguresSheet(report: FrozenReport, stamp: ExportStamp): WriteSheet {
  const sheet = createSheetBuilder(COLUMNS.length)
  addFormHead(sheet, report, stamp, COLUMNS.length)
  const first = sheet.rowCount() + 1
  sheet.addRow(
    COLUMNS.map(({ title }) => ({ value: title, style: styles.column })),
    24,
  )
  sheet.addRow(
    COLUMNS.map(({ mark }) => ({ value: mark, style: styles.column })),
    18,
  )
  const headerRows = { first, last: sheet.rowCount() }
  const totals = new Set(report.form.figures.filter((line) => line.isTotal).map((line) => line.code))
  let group: string | undefined
  for (const figure of report.content.figures) {
    if (figure.group !== group) addGroup(sheet, figure.group)
    group = figure.group
    sheet.addRow(figureCells(figure, totals.has(figure.code)), 20)
  }
  addFormFoot(sheet, report, stamp, COLUMNS.length)
  return sheet.build({ name: report.content.code, widths: COLUMNS.map(({ width }) => width), headerRows })
}

function addGroup(sheet: SheetBuilder, group: string | undefined): void {
  if (group === undefined) return
  sheet.addMerged([{ value: group, style: styles.group, until: COLUMNS.length - 1 }], 20)
}

function figureCells(figure: Figure, isBold: boolean): SheetCell[] {
  const kind = figure.unit === '%' ? 'decimal' : 'number'
  const number = (value: number | null): SheetCell => ({ value, style: bodyStyle({ kind, isBold }) })
  return [
    { value: figure.name, style: bodyStyle({ kind: 'text', isBold, indent: figure.indent * 2 }) },
    { value: figure.unit, style: bodyStyle({ kind: 'text', isCentred: true }) },
    { value: figure.code, style: bodyStyle({ kind: 'text', isCentred: true }) },
    number(figure.value),
    number(figure.previous),
    number(changeOf(figure)),
    { value: noteOf(figure), style: bodyStyle({ kind: 'text' }) },
  ]
}

/** 增减 = 本期 − 上期; unknown when either is. Rounded because shares carry one decimal. */
export function changeOf({ value, previous }: Pick<Figure, 'value' | 'previous'>): number | null {
  return value === null || previous === null ? null : Math.round((value - previous) * 10) / 10
}

function noteOf({ value, previous }: Figure): string | null {
  if (value === null) return previous === null ? '本期、上期未知' : '本期未知'
  return previous === null ? '上期未知' : null
}

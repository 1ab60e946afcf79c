// The second page 校验与口径: what was checked, what each figure means, and the stamps by which a copy can be proven.
// Counts only: names and ID numbers never stand here, so the page is the same in a masked and a full copy.
import type { WriteSheet } from 'hucre/xlsx'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import type { FrozenReport } from '../frozen-report.ts'
import type { ExportStamp } from './form-head.ts'
import { createSheetBuilder, type SheetBuilder } from './sheet-builder.ts'
import { bodyStyle, styles } from './styles.ts'

export const PROOF_SHEET_NAME = '校验与口径'
const WIDTHS = [22, 30, 96, 12]
const SEVERITY_WORDS: Readonly<Record<CheckResult['severity'], string>> = { pass: '成立', warn: '提醒', block: '阻断' }

export function buildProofSheet(report: FrozenReport, stamp: ExportStamp): WriteSheet {
  const sheet = createSheetBuilder(WIDTHS.length)
  const { content, form } = report
  sheet.addMerged([{ value: PROOF_SHEET_NAME, style: styles.title, until: WIDTHS.length - 1 }], 38)
  for (const [name, value] of stamps(report, stamp)) addPair(sheet, name, value)
  addHeader(sheet, ['规则', '结果', '说明', '涉及行数'])
  for (const check of content.checks) {
    addLine(sheet, [check.code, SEVERITY_WORDS[check.severity], check.message], check.rows.length)
  }
  if (content.figures.length > 0) {
    addHeader(sheet, ['代码', '指标名称', '口径', '依据行数'])
    for (const figure of content.figures) {
      addLine(
        sheet,
        [figure.code, figure.name, figure.definition],
        figure.rowKind === 'none' ? null : figure.rowIds.length,
      )
    }
  }
  if (content.table !== null) {
    const { columns, rows } = content.table
    addHeader(sheet, ['序号', '栏目', '说明', '未知行数'])
    for (const [index, column] of columns.entries()) {
      const unknown = rows.filter((row) => (row.cells[column.key] ?? null) === null).length
      const mask = form.columns?.find(({ key }) => key === column.key)?.mask
      addLine(sheet, [String(index + 1), column.title, mask === undefined ? '' : '脱敏副本中遮盖'], unknown)
    }
  }
  return sheet.build({ name: PROOF_SHEET_NAME, widths: WIDTHS, headerRows: null })
}

function stamps({ content, form, asOf, generator }: FrozenReport, stamp: ExportStamp): [string, string][] {
  return [
    ['报表', `${content.code} ${content.title}`],
    ['报告期', content.period],
    ['统计截止日', `${asOf} 24:00`],
    ['表式版本', form.version],
    ['依据', `${form.basis}${form.isBasisVerified ? '' : '（待核实）'}`],
    ['内容校验值', `sha256 ${stamp.contentHash}`],
    ['生成程序', generator],
    ['冻结时间', stamp.frozenAtText],
    ['冻结人', stamp.frozenBy ?? ''],
    ['导出时间', stamp.exportedAtText],
    ['导出人', stamp.exportedBy ?? ''],
    ['副本', stamp.copy === 'masked' ? '脱敏副本' : '完整副本'],
  ]
}

function addPair(sheet: SheetBuilder, name: string, value: string): void {
  sheet.addMerged([
    { value: name, style: bodyStyle({ kind: 'text', isBold: true }), until: 0 },
    { value, style: bodyStyle({ kind: 'text' }), until: WIDTHS.length - 1 },
  ])
}

function addHeader(sheet: SheetBuilder, titles: readonly string[]): void {
  sheet.addRow(
    titles.map((value) => ({ value, style: styles.column })),
    22,
  )
}

function addLine(sheet: SheetBuilder, texts: readonly string[], count: number | null): void {
  const cells = texts.map((value) => ({ value, style: bodyStyle({ kind: 'text', isWrapped: true }) }))
  sheet.addRow([...cells, { value: count, style: bodyStyle({ kind: 'number' }) }])
}

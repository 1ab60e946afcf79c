// A frozen run and a stamp become a workbook, as plain data: the same in, the same out. Writing it is the worker's work.
import type { WriteOptions } from 'hucre/xlsx'
import type { FrozenReport } from '../frozen-report.ts'
import { buildFiguresSheet } from './figures-sheet.ts'
import type { ExportStamp } from './form-head.ts'
import { buildProofSheet } from './proof-sheet.ts'
import { buildTableSheet } from './table-sheet.ts'

export type WorkbookPlan = Pick<WriteOptions, 'sheets' | 'properties' | 'defaultFont'>

export function planWorkbook(report: FrozenReport, stamp: ExportStamp): WorkbookPlan {
  const { content } = report
  const first =
    content.table === null ? buildFiguresSheet(report, stamp) : buildTableSheet(report, content.table, stamp)
  return {
    sheets: [first, buildProofSheet(report, stamp)],
    properties: { title: `${content.code} ${content.title}`, creator: report.generator },
    defaultFont: { name: '仿宋_GB2312', size: 11 },
  }
}

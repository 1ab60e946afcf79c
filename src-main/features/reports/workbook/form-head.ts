// Title, head block and foot of a form (表号, 制定机关, 填报单位 … signatures). What was not checked against the official form is marked 待核实.
import type { FrozenReport } from '../frozen-report.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import { styles } from './styles.ts'

const UNVERIFIED = '（待核实）'

/** Who exports, when, and which copy. */
export type ExportStamp = {
  copy: 'masked' | 'full'
  contentHash: string
  exportedOn: string
  /** 'YYYY-MM-DD HH:mm' in the home's zone. */
  exportedAtText: string
  frozenAtText: string
  exportedBy: string | null
  frozenBy: string | null
}

type HeadItem = { text: string | null; isVerified: boolean }

export function addFormHead(sheet: SheetBuilder, report: FrozenReport, stamp: ExportStamp, columnCount: number): void {
  const { form, unit, content } = report
  const last = columnCount - 1
  const middle = Math.ceil(columnCount / 2) - 1
  const copy = content.table === null ? '' : stamp.copy === 'masked' ? '（脱敏副本）' : '（完整副本）'
  sheet.addMerged([{ value: `${content.title}${copy}`, style: styles.title, until: last }], 38)
  const lines: [string, string][] = [
    [`填报单位：${unit?.name ?? ''}`, `表号：${content.code}`],
    [`统一社会信用代码：${unit?.creditCode ?? ''}`, `制定机关：${headText(form.head.issuer)}`],
    [`地区编码：${unit?.areaCode ?? ''}`, `批准机关：${headText(form.head.approver)}`],
    [`报告期：${periodText(report)}`, `批准文号：${headText(form.head.approvalNumber)}`],
    [`填报日期：${stamp.exportedOn}`, `有效期至：${headText(form.head.validUntil)}`],
  ]
  for (const [left, right] of lines) {
    sheet.addMerged(
      [
        { value: left, style: styles.head, until: middle },
        { value: right, style: styles.headRight, until: last },
      ],
      18,
    )
  }
}

export function addFormFoot(sheet: SheetBuilder, report: FrozenReport, stamp: ExportStamp, columnCount: number): void {
  const last = columnCount - 1
  const { unit, form } = report
  const basis = form.isBasisVerified ? '' : `本表${form.basis}，报送前请与属地民政部门下发的表样核对。`
  const note = `空白单元格表示未登记或未知，不等于零或无。${basis}口径、校验结果与内容校验值见“校验与口径”页。`
  sheet.addMerged([{ value: note, style: styles.note, until: last }], 30)
  const signatures = [
    `单位负责人：${unit?.headName ?? ''}`,
    '审核人：',
    `填报人：${stamp.exportedBy ?? ''}`,
    `联系电话：${unit?.phone ?? ''}`,
    `报出日期：${stamp.exportedOn}`,
    '（盖章）',
  ]
  sheet.addMerged([{ value: signatures.join('　　'), style: styles.head, until: last }], 24)
}

function headText({ text, isVerified }: HeadItem): string {
  return `${text ?? ''}${isVerified ? '' : UNVERIFIED}`
}

function periodText({ content, asOf }: FrozenReport): string {
  const [year, month] = content.period.split('-')
  const period = `${year}年${Number(month)}月`
  return content.table === null ? period : `${period}（截至 ${asOf} 24:00）`
}

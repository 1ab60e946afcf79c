// The README.txt of an export: every table and column in words, and how the CSV is written.
import type { DatabaseRole } from './connect.ts'
import { describeColumn, type TableNotes } from './table-notes.ts'

export interface ExportedColumn {
  name: string
  type: string
  isKey: boolean
  isRequired: boolean
}

export interface ExportedTable {
  role: DatabaseRole
  table: string
  /** Relative to the export's folder. */
  file: string
  rows: number
  columns: ExportedColumn[]
  notes: TableNotes
}

export interface DescribeExportOptions {
  tables: readonly ExportedTable[]
  createdAt: number
  appVersion: string
}

const RULES = `颐安台 数据导出 / Yi'an data export

文件格式 / How the files are written
- UTF-8（带 BOM），逗号分隔，CRLF 换行，RFC 4180 引号规则。
  UTF-8 with BOM, commas, CRLF line ends, quotes as in RFC 4180.
- 空单元格 = 无值（未知）；"" = 空文本。
  An empty cell is no value (unknown); "" is an empty text.
- 以 = + - @（含全角）、制表符或换行开头的文本，以 0 开头的数字串，11 位及以上的数字串，以及以 ' 开头的文本，前面都加一个 ' ：
  防止被当作公式或数字。读回时，凡以 ' 开头的单元格去掉第一个 ' 即为原文。
  Texts that begin with = + - @ (also full-width), a tab or a line break, digits that begin with 0, 11 or more digits, and texts that begin
  with ' get one ' in front, so that no spreadsheet takes them for a formula or a number. To read them back, take the first ' off
  every cell that begins with one.
- 字节内容写作 0x 加十六进制。 Bytes are written as 0x and hexadecimal digits.
- 时刻（at、…_at）为 UTC 毫秒数；日期（…_on）为 YYYY-MM-DD（Asia/Shanghai）。
  Instants (at, …_at) are milliseconds since 1970 UTC; days (…_on) are YYYY-MM-DD in Asia/Shanghai.
- 密码、PIN、令牌的摘要不导出，写作 [withheld]。 Hashes of passwords, PINs and tokens are not exported: [withheld].
- 内含个人信息，请妥善保管。 The files hold personal data and are not encrypted: keep them safe.
`

export function describeExport({ tables, createdAt, appVersion }: DescribeExportOptions): string {
  const head = `导出时间 / Made at: ${new Date(createdAt).toISOString()}\n版本 / Version: ${appVersion}\n`
  return `\uFEFF${[RULES, head, ...tables.map(describeTable)].join('\n')}`.replaceAll('\n', '\r\n')
}

function describeTable({ file, table, rows, columns, notes }: ExportedTable): string {
  const lines = columns.map((column) => {
    const marks = [column.type || 'ANY', column.isKey ? '主键 key' : '', column.isRequired ? '' : '可空 may be empty']
    const note = describeColumn(notes, table, column.name)
    return `  ${column.name} (${marks.filter((mark) => mark !== '').join(', ')})${note === '' ? '' : `: ${note}`}`
  })
  return [`== ${file} (${rows} 行 rows)`, notes[table]?.note ?? '', ...lines, '']
    .filter((line, at) => at !== 1 || line !== '')
    .join('\n')
}

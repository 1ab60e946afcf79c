// Decides whether a row of the sheet is a resident, and if not, why. Must never drop a row that holds an ID number or a
// name with anything else about a person: a doubtful row is read and its problems shown.
import { cellText, isNothing } from '#shared/features/roster/cell-text.rules.ts'
import type { RosterCellValue, RosterField, RosterSkipReason } from '#shared/features/roster/roster.model.ts'
import { headerWord } from './header-words.ts'
import { isBlank } from './read-workbook.ts'

const SUBTOTAL = /小计|分计|(?:本?页|层|楼|栋|幢|区)(?:人数)?合计/u
const TOTAL = /合计|总计|共计|累计|总人数|^总数/u
const LONGEST_SUM_WORD = 20
const FOOTER =
  /^(?:制表|填表|填报|审核|负责人|经办|复核|单位负责|报表日期|日期|盖章|(?:单位)?\(?盖章|院长签|签字|签名|主管|统计人|录入)|(?:制表|填表|填报|审核|审批|负责|经办|复核|统计|院长|主任)\S{0,4}[:：]/u
const NOTE = /^(?:注|备注|说明|附注|填表说明|注意)[:：1-9一]?/u
const EMPTY_BED = /^(?:空床?|空床位|空位|空置|待入住|预留|维修|停用)$/u
const SECTION = /^[^:：,，。]{1,12}(?:楼|栋|幢|座|层|区|部|院)(?:[(（].*)?$/u

/** One row as the classifier sees it: cells by column and by field, without what merges carried down. */
export type RowCells = {
  cells: readonly RosterCellValue[]
  byField: Partial<Record<RosterField, RosterCellValue>>
  headerTexts: Partial<Record<RosterField, string[]>>
  isNameMergedFromAbove: boolean
}

function has(row: RowCells, field: RosterField): boolean {
  const value = row.byField[field]
  return value !== undefined && !isNothing(cellText(value))
}

const LIKENESS = {
  idNumber: /\d{8}|\dE\+\d/iu,
  birth: /\d{4}|[年月]/u,
  admittedOn: /\d{4}|[年月]/u,
  contactPhone: /\d{7}/u,
  sex: /^[男女]/u,
} as const

/** True when the cell looks like what its column is for: a sum row puts its words under any column. */
function looksLike(row: RowCells, field: keyof typeof LIKENESS): boolean {
  return LIKENESS[field].test(cellText(row.byField[field]).replaceAll(' ', ''))
}

function repeatsHeader(row: RowCells): boolean {
  const repeated = (Object.keys(row.headerTexts) as RosterField[]).filter((field) => {
    const text = headerWord(cellText(row.byField[field]))
    return text !== '' && row.headerTexts[field]?.some((header) => headerWord(header) === text)
  })
  return repeated.length >= 2
}

/** Why the row is skipped, or null when it is a resident. */
export function whySkipped(row: RowCells): RosterSkipReason | null {
  const filled = row.cells.filter((cell) => !isBlank(cell)).map((cell) => cellText(cell))
  if (filled.length === 0) return 'blank'
  if (repeatsHeader(row)) return 'repeated-header'
  const about = (Object.keys(LIKENESS) as (keyof typeof LIKENESS)[]).filter((field) => looksLike(row, field)).length
  if (!looksLike(row, 'idNumber')) {
    const words = filled.map((text) => text.replaceAll(' ', '')).filter((word) => word.length <= LONGEST_SUM_WORD)
    const first = filled[0]?.replaceAll(' ', '') ?? ''
    if (about < 2 && words.some((word) => SUBTOTAL.test(word))) return 'subtotal'
    if (about < 2 && words.some((word) => TOTAL.test(word))) return 'total'
    if (about < 2 && FOOTER.test(first)) return 'footer'
    if (about < 2 && NOTE.test(first)) return 'note'
  }
  const name = cellText(row.byField.name)
  if (EMPTY_BED.test(name) && about === 0) return 'empty-bed'
  if (has(row, 'name') && (about > 0 || filled.length >= 3)) return null
  if (has(row, 'idNumber')) return null
  if (row.isNameMergedFromAbove) return 'continuation'
  if (filled.length === 1 && SECTION.test(filled[0]?.replaceAll(' ', '') ?? '')) return 'section'
  if (!has(row, 'name') && about >= 2) return null
  if (!has(row, 'name') && about === 0 && (has(row, 'bed') || has(row, 'room'))) return 'empty-bed'
  if (has(row, 'name') && filled.length === 2 && (has(row, 'bed') || has(row, 'room'))) return null
  return 'note'
}

// A small table of results of MZ/T 039-2013, pasted or read from a file: each row with the person it means, or what is wrong with it. Pure.
// An old level is never one of today: what it comes near to is a suggestion, and the worst of the old ones says nothing certain of two.
import { readDateCell } from '../roster/date-cell.rules.ts'

/** 能力完好 轻度失能 中度失能 重度失能 of MZ/T 039-2013. */
export const olderLevelNames = ['能力完好', '轻度失能', '中度失能', '重度失能'] as const

export type HistoryPerson = { id: string; name: string; bedLabel: string | null }
export type HistoryFault =
  | 'name-missing'
  | 'name-unknown'
  | 'name-ambiguous'
  | 'day-not-readable'
  | 'day-in-future'
  | 'level-not-readable'
  | 'row-twice'
export type HistoryRow = {
  /** Line of the table, from 1. */
  line: number
  name: string
  residentId: string | null
  assessedOn: string | null
  level: number | null
  assessor: string | null
  note: string | null
  faults: HistoryFault[]
}

const columns = ['name', 'assessedOn', 'level', 'assessor', 'note', 'bed'] as const
type Column = (typeof columns)[number]
const heads: Record<Column, RegExp> = {
  name: /姓名|老人/,
  assessedOn: /日期|时间/,
  level: /等级|级别|结果|level/i,
  assessor: /评估员|评估人/,
  note: /备注|说明/,
  bed: /床/,
}
/** Without a head: 姓名 日期 等级 评估员 备注. */
const usual: readonly Column[] = ['name', 'assessedOn', 'level', 'assessor', 'note']

/** Levels of today an old one comes near to; two of them = it says nothing certain, the person is assessed anew. */
export function suggestedLevels(olderLevel: number): number[] {
  return olderLevel >= 3 ? [3, 4] : [olderLevel]
}

/** '2', '2级', '中度', '中度失能' → 2; null = no level of the old standard. */
export function readOlderLevel(text: string): number | null {
  const tight = text.replaceAll(/\s/g, '')
  const digit = /^([0-3])级?$/.exec(tight)?.[1]
  if (digit !== undefined) return Number(digit)
  const index = ['完好', '轻度', '中度', '重度'].findIndex((word) => tight.includes(word))
  return index < 0 ? null : index
}

/** Cells of a line: tabs as a workbook pastes them, else commas; quotes around a cell are taken off. */
function cellsOf(line: string): string[] {
  const parts = line.includes('\t') ? line.split('\t') : line.split(/[,，]/)
  return parts.map((part) => part.trim().replaceAll(/^"|"$/g, '').trim())
}

function orderOf(first: readonly string[]): Column[] | null {
  if (!first.some((cell) => heads.name.test(cell))) return null
  return first.map((cell) => columns.find((name) => heads[name].test(cell)) ?? 'note')
}

function personOf(name: string, bed: string, people: readonly HistoryPerson[]): string | HistoryFault {
  if (name === '') return 'name-missing'
  const named = people.filter((one) => one.name === name)
  const found = bed === '' || named.length < 2 ? named : named.filter((one) => one.bedLabel === bed)
  const [only] = found
  if (!only) return named.length > 0 ? 'name-ambiguous' : 'name-unknown'
  return found.length > 1 ? 'name-ambiguous' : only.id
}

/** Every line but the head and empty ones. `today` 'YYYY-MM-DD'. */
export function readHistoryTable(text: string, people: readonly HistoryPerson[], today: string): HistoryRow[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const head = filled[0] && orderOf(filled[0].cells)
  const order = head ?? usual
  const seen = new Set<string>()
  return (head ? filled.slice(1) : filled).map(({ line, cells }): HistoryRow => {
    const of = (name: Column): string => cells[order.indexOf(name)] ?? ''
    const person = personOf(of('name'), of('bed'), people)
    const isKnown = people.some(({ id }) => id === person)
    const read = readDateCell(of('assessedOn'), 'admission', today)
    const day = read.kind === 'day' ? read.day : null
    const level = readOlderLevel(of('level'))
    const faults: HistoryFault[] = isKnown ? [] : [person as HistoryFault]
    if (day === null) faults.push('day-not-readable')
    else if (day > today) faults.push('day-in-future')
    if (level === null) faults.push('level-not-readable')
    const key = `${person} ${day}`
    if (faults.length === 0 && seen.has(key)) faults.push('row-twice')
    seen.add(key)
    return {
      ...{ line, name: of('name'), residentId: isKnown ? person : null, assessedOn: day, level },
      ...{ assessor: of('assessor') || null, note: of('note') || null, faults },
    }
  })
}
